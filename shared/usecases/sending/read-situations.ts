import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { Contact, OptOut } from '#shared/contracts/contact.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import type { OpenCountries } from '#shared/contracts/line.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Instalment, OrderDetails } from '#shared/contracts/record.ts'
import type { ShopSettings } from '#shared/contracts/shop.ts'
import { placeOfReader } from '#shared/domain/people/contact-place.ts'
import { instalmentId, readInstalmentId } from '#shared/domain/records/instalment-id.ts'
import { basketWindow, isSameBasket } from '#shared/domain/records/order-facts.ts'
import { stepsAskedAbout } from '#shared/domain/scenarios/asked-replies.ts'
import { keyOfStep } from '#shared/domain/scenarios/keys.ts'
import type { JudgedRecord } from '#shared/domain/scenarios/kind.ts'
import type { Reading } from '#shared/domain/sending/case.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'
import type { InstalmentKey, RecordStore } from '#shared/ports/record-store.ts'
import type { SmsProvider } from '#shared/ports/sms-provider.ts'

export type ReadDeps = {
  contacts: Pick<ContactStore, 'findMany'>
  records: Pick<RecordStore, 'findOrder' | 'findShipment' | 'findInstalments' | 'listOrdersOfContact'>
  optOuts: Pick<OptOutList, 'findMany'>
  sms: Pick<SmsProvider, 'countingFor'>
  messages: Pick<MessageStore, 'findMany'>
}

/** The same for a whole block: the campaign, the countries that the line is open to, and the shops. */
export type BlockReading = {
  campaign: Reading['campaign']
  countries: OpenCountries | null
  shops: ShopSettings | null
}

/** A message and what its page says besides: the people of a digest, whether its hour had passed when it was selected. */
export type Draft = { message: Message; refs: readonly string[]; isMissed?: boolean }

/**
 * What each message's judgement relies on, read now: contacts, records and opt-outs, each in one round for all. Reads of
 * contacts, opt-outs and single records are strongly consistent.
 */
export async function readSituations(
  deps: ReadDeps,
  drafts: readonly Draft[],
  { campaign, countries, shops }: BlockReading,
): Promise<Reading[]> {
  const contactIds = drafts.flatMap(({ message, refs }) => [message.contactId, ...peopleIn(message, refs)])
  const [contacts, records] = await Promise.all([
    deps.contacts.findMany([...new Set(contactIds)]),
    readRecords(deps, drafts),
  ])
  const readings = drafts.map(({ message, refs }, index): Reading => {
    const contact = contacts.get(message.contactId) ?? null
    const people = peopleIn(message, refs)
    const isAboutPeople = message.subject.type === 'digest' || people.length > 0
    const record = isAboutPeople ? peopleOf(people, contacts) : (records[index] ?? { type: 'none' })
    const destination = destinationOf(deps.sms, contact, record)
    return {
      campaign,
      contact,
      record,
      destination,
      zones: zonesOf(destination, contact, record),
      optOut: null,
      countries,
      shops,
    }
  })
  const hashes = readings.flatMap(({ destination, contact }) =>
    destination === null ? [] : [destination.phoneHash, contact?.phoneHash ?? destination.phoneHash],
  )
  const [optOuts, replies] = await Promise.all([
    deps.optOuts.findMany([...new Set(hashes)]),
    readReplies(deps, drafts, campaign.content),
  ])
  return readings.map((reading, index) => ({ ...reading, ...replies[index], optOut: optOutFor(reading, optOuts) }))
}

/** What was answered to other steps of the same occurrence; nothing is read where the scenario does not ask for it. */
async function readReplies(
  { messages }: ReadDeps,
  drafts: readonly Draft[],
  { scenario }: CampaignContent,
): Promise<Pick<Reading, 'replies'>[]> {
  const steps = scenario === undefined ? [] : stepsAskedAbout(scenario)
  if (steps.length === 0) return []
  const idOf = ({ contactId, occurrence }: Message, step: string) =>
    messageIdOf({ contactId, occurrence: keyOfStep(occurrence, step) })
  const found = await messages.findMany(drafts.flatMap(({ message }) => steps.map((step) => idOf(message, step))))
  return drafts.map(({ message }) => ({
    replies: Object.fromEntries(steps.map((step) => [step, found.get(idOf(message, step))?.details.answer ?? ''])),
  }))
}

/** Whom a text tells somebody else about: those of a digest, or the person of a text to their manager. */
function peopleIn({ subject, contactId }: Message, refs: readonly string[]): readonly string[] {
  if (subject.type === 'digest') return refs
  return subject.type === 'contact' && subject.id !== contactId ? [subject.id] : []
}

/** The number's own word; else its contact's, who wants no more texts on any number, such as that of an order. */
function optOutFor({ destination, contact }: Reading, optOuts: ReadonlyMap<string, OptOut>): OptOut | null {
  const ofNumber = optOuts.get(destination?.phoneHash ?? '')
  if (ofNumber !== undefined) return ofNumber
  const ofContact = optOuts.get(contact?.phoneHash ?? '')
  return ofContact?.source === 'person' ? ofContact : null
}

/** One record a message, in the messages' order; instalments in one batch, an order's with the orders of the same basket. */
async function readRecords(deps: ReadDeps, drafts: readonly Draft[]): Promise<JudgedRecord[]> {
  const keys = drafts.flatMap(instalmentsOf)
  const instalments = keys.length === 0 ? [] : await deps.records.findInstalments(keys)
  const byId = new Map(instalments.map((one) => [instalmentId(one), one]))
  return Promise.all(drafts.map((draft) => readRecord(deps, draft, byId)))
}

async function readRecord(
  deps: ReadDeps,
  draft: Draft,
  instalments: ReadonlyMap<string, Instalment>,
): Promise<JudgedRecord> {
  const { message } = draft
  const { type, id } = message.subject
  if (type === 'order') return readOrder(deps, id)
  if (type === 'shipment') {
    const shipment = await deps.records.findShipment(id)
    // The order it was planned for: one parcel may hold two orders, of two buyers.
    const orderId = message.details.order ?? shipment?.orderId
    const order = orderId ? await deps.records.findOrder(orderId) : undefined
    return shipment === undefined ? { type: 'none' } : { type: 'shipment', shipment, order: order ?? null }
  }
  if (type !== 'contract') return { type: 'none' }
  const found = instalmentsOf(draft).flatMap((key) => instalments.get(instalmentId(key)) ?? [])
  return found.length === 0 ? { type: 'none' } : { type: 'instalments', instalments: found }
}

async function readOrder(deps: ReadDeps, id: string): Promise<JudgedRecord> {
  const order = await deps.records.findOrder(id)
  if (order === undefined) return { type: 'none' }
  if (order.contactId === null || order.placedAt === null) return { type: 'order', order, sameBasket: [] }
  const { from, to } = basketWindow(order.placedAt)
  const others = await deps.records.listOrdersOfContact(order.contactId, from, to)
  return { type: 'order', order, sameBasket: others.filter((other) => isSameBasket(order, other)) }
}

/** All that its page names; without a page what the message names itself. */
function instalmentsOf({ message: { subject, details, about }, refs }: Draft): InstalmentKey[] {
  if (subject.type !== 'contract') return []
  const own = { contractId: subject.id, period: Number(details.period) }
  const named = (refs.length > 0 ? refs : (about ?? [])).flatMap((id) => readInstalmentId(id) ?? [])
  // The line of a scenario of one's own names other things, which may look like the id of an instalment.
  return named.some((one) => instalmentId(one) === instalmentId(own)) ? named : [own]
}

function peopleOf(ids: readonly string[], contacts: ReadonlyMap<string, Contact>): JudgedRecord {
  return { type: 'people', people: ids.flatMap((id) => contacts.get(id) ?? []) }
}

/** Where the reader may be: their hours count, not those of the contact or of the page. */
function zonesOf(
  destination: Reading['destination'],
  contact: Contact | null,
  record: JudgedRecord,
): readonly string[] {
  if (destination === null || contact === null) return []
  return placeOfReader(destination.phone, contact, orderDetailsOf(record)).zones
}

function orderDetailsOf(record: JudgedRecord): OrderDetails | null {
  return record.type === 'order' || record.type === 'shipment' ? (record.order?.details ?? null) : null
}

/** A message about an order goes to the order's number; every other to its contact's. A number known to be wrong gets none. */
function destinationOf(sms: ReadDeps['sms'], contact: Contact | null, record: JudgedRecord): Reading['destination'] {
  const details = orderDetailsOf(record)
  if (details?.phoneUnclear === true) return null
  const source = details?.phone ? details : contact
  if (!source?.phone || !source.phoneHash) return null
  return { phone: source.phone, phoneHash: source.phoneHash, counting: sms.countingFor(source.phone) }
}
