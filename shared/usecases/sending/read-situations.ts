import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { Contact, OptOut } from '#shared/contracts/contact.ts'
import { type MessageId, messageIdOf } from '#shared/contracts/ids.ts'
import type { OpenCountries } from '#shared/contracts/line.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { NumberTexts } from '#shared/contracts/number-texts.ts'
import type { CompanyRules } from '#shared/contracts/policy.ts'
import type { Instalment, KeptKey, KeptRecord, OrderDetails } from '#shared/contracts/record.ts'
import type { ShopSettings } from '#shared/contracts/shop.ts'
import { placeOfReader } from '#shared/domain/people/contact-place.ts'
import { isAsStrict } from '#shared/domain/people/opt-out-entry.ts'
import { isCounted } from '#shared/domain/policies/caps.ts'
import { instalmentId, readInstalmentId } from '#shared/domain/records/instalment-id.ts'
import { basketWindow, isSameBasket } from '#shared/domain/records/order-facts.ts'
import { stepsAskedAbout } from '#shared/domain/scenarios/asked-replies.ts'
import { asksLastOrder } from '#shared/domain/scenarios/asks-last-order.ts'
import { asksLedger } from '#shared/domain/scenarios/asks-ledger.ts'
import { keyOfStep } from '#shared/domain/scenarios/keys.ts'
import type { JudgedRecord } from '#shared/domain/scenarios/kind.ts'
import { otherNumberOf } from '#shared/domain/scenarios/other-number.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { Reading } from '#shared/domain/sending/case.ts'
import type { ApprovedTemplates } from '#shared/domain/wording/approved-templates.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { NumberTextStore } from '#shared/ports/number-texts.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { InstalmentKey, RecordStore } from '#shared/ports/record-store.ts'
import type { SmsProvider } from '#shared/ports/sms-provider.ts'
import { findFollowed, idsOfPerson } from '../follow-merged.ts'
import { withListColumns } from '../list-columns.ts'
import { readTasks } from './read-tasks.ts'

export type ReadDeps = {
  hasher: PhoneHasher
  contacts: Pick<ContactStore, 'findMany'>
  records: Pick<RecordStore, 'findOrder' | 'findShipment' | 'findInstalments' | 'findKept' | 'listOrdersOfContact'>
  optOuts: Pick<OptOutList, 'findMany'>
  counts: Pick<NumberTextStore, 'findMany'>
  sms: Pick<SmsProvider, 'countingFor' | 'wantsTemplate'>
  messages: Pick<MessageStore, 'findMany' | 'listNewest'>
  imports: Pick<ImportStore, 'findMembers'>
}

/** The same for a whole block: the campaign, the countries that the line is open to, the shops and the company's rules. */
export type BlockReading = {
  campaign: Reading['campaign']
  countries: OpenCountries | null
  shops: ShopSettings | null
  rules: CompanyRules | null
  /** @default none are asked for */
  templates?: ApprovedTemplates | null
}

/** A message and what its page says besides: the people of a digest, whether its hour had passed when it was selected. */
export type Draft = { message: Message; refs: readonly string[]; isMissed?: boolean }

/**
 * What each message's judgement relies on, read now: contacts, records, opt-outs and counts, each in one round for all. Reads of
 * contacts, opt-outs, counts and single records are strongly consistent.
 */
export async function readSituations(
  deps: ReadDeps,
  drafts: readonly Draft[],
  { campaign, countries, shops, rules, templates = null }: BlockReading,
): Promise<Reading[]> {
  const contactIds = drafts.flatMap(({ message, refs }) => [message.contactId, ...peopleIn(message, refs)])
  const [found, records] = await Promise.all([
    findFollowed(deps.contacts, [...new Set(contactIds)]),
    readRecords(deps, drafts, campaign),
  ])
  const contacts = await withListColumns(deps, campaign.content.audience, found)
  const [told, ledgers, lastOrders] = await Promise.all([
    findTold(deps, drafts, contacts),
    asksLedgerOf(campaign) ? readLedgers(deps, drafts, contacts) : null,
    asksLastOrderOf(campaign) ? readLastOrders(deps, drafts, contacts) : null,
  ])
  const readings = drafts.map(({ message, refs }, index): Reading => {
    const contact = contacts.get(message.contactId) ?? null
    const people = peopleIn(message, refs)
    const isAboutPeople = message.subject.type === 'digest' || people.length > 0
    const record = isAboutPeople ? peopleOf(people, contacts) : (records[index] ?? { type: 'none' })
    const other = otherNumberOf(message, campaign.content.scenario, record)
    const destination = other === undefined ? destinationOf(deps.sms, contact, record) : destinationAt(deps, other)
    return {
      campaign,
      contact,
      merged: told.has(message.id) ? 'told' : contact === null || contact.id === message.contactId ? null : 'moved',
      record,
      destination,
      zones: zonesOf(destination, contact, record),
      optOut: null,
      countries,
      shops,
      ledger: ledgerOf(message, ledgers),
      lastOrderAt: lastOrders?.get(message.contactId) ?? null,
      rules,
      templates,
      counted: null,
    }
  })
  const hashes = readings.flatMap(({ destination, contact }) =>
    destination === null ? [] : [destination.phoneHash, contact?.phoneHash ?? destination.phoneHash],
  )
  const [optOuts, counts, replies, tasks] = await Promise.all([
    deps.optOuts.findMany([...new Set(hashes)]),
    readCounts(deps, drafts, readings),
    readReplies(deps, drafts, { content: campaign.content, contacts }),
    readTasks(deps, drafts, campaign.content),
  ])
  return readings.map((reading, index) => ({
    ...reading,
    ...replies[index],
    ...tasks[index],
    optOut: optOutFor(reading, optOuts),
    counted: counts.get(reading.destination?.phoneHash ?? '') ?? null,
  }))
}

/** Of the numbers alone whose texts are counted: a mass service text costs no read more. */
async function readCounts(deps: ReadDeps, drafts: readonly Draft[], readings: readonly Reading[]) {
  const hashes = drafts.flatMap(({ message: { category, page } }, index) => {
    const hash = readings[index]?.destination?.phoneHash
    return hash !== undefined && isCounted(category, page === null) ? [hash] : []
  })
  return hashes.length === 0 ? new Map<string, NumberTexts>() : deps.counts.findMany([...new Set(hashes)])
}

/** What was answered to other steps of the same occurrence; nothing is read where the scenario does not ask for it. */
async function readReplies(
  { messages }: ReadDeps,
  drafts: readonly Draft[],
  { content: { scenario }, contacts }: { content: CampaignContent; contacts: ReadonlyMap<string, Contact> },
): Promise<Pick<Reading, 'replies'>[]> {
  const steps = scenario === undefined ? [] : stepsAskedAbout(scenario)
  if (steps.length === 0) return []
  // Whoever was merged may have been asked under another id of theirs.
  const idsOf = ({ contactId, occurrence }: Message, step: string) => {
    const contact = contacts.get(contactId)
    const people = contact === undefined ? [contactId] : [...new Set([contactId, ...idsOfPerson(contact)])]
    return people.map((one) => messageIdOf({ contactId: one, occurrence: keyOfStep(occurrence, step) }))
  }
  const found = await messages.findMany(drafts.flatMap(({ message }) => steps.flatMap((step) => idsOf(message, step))))
  const answerTo = (message: Message, step: string) =>
    idsOf(message, step).flatMap((id) => found.get(id)?.details.answer ?? [])[0] ?? ''
  return drafts.map(({ message }) => ({
    replies: Object.fromEntries(steps.map((step) => [step, answerTo(message, step)])),
  }))
}

/** Which of these a person was told before under another id of theirs. Nothing is read where nobody was merged. */
async function findTold(
  { messages }: ReadDeps,
  drafts: readonly Draft[],
  contacts: ReadonlyMap<string, Contact>,
): Promise<ReadonlySet<MessageId>> {
  const others = drafts.flatMap(({ message: { id, contactId, occurrence } }) => {
    const contact = contacts.get(contactId)
    if (contact === undefined || contact.absorbed === null) return []
    const ids = idsOfPerson(contact).filter((one) => one !== contactId)
    return ids.map((one) => ({ id, other: messageIdOf({ contactId: one, occurrence }) }))
  })
  if (others.length === 0) return new Set()
  const found = await messages.findMany(others.map(({ other }) => other))
  return new Set(others.filter(({ other }) => found.get(other)?.submittedAt != null).map(({ id }) => id))
}

/** More than the newest of a person are not looked through. */
const MOST_LOOKED_AT = 200

type Ledgers = ReadonlyMap<string, readonly Message[]> | null

function asksLedgerOf({ content: { scenario } }: BlockReading['campaign']): boolean {
  return scenario !== undefined && asksLedger(scenario)
}

/** What each person was sent before, under every id of theirs: one read for each. */
async function readLedgers(
  { messages }: ReadDeps,
  drafts: readonly Draft[],
  contacts: ReadonlyMap<string, Contact>,
): Promise<Ledgers> {
  const lists = [...new Set(drafts.map(({ message }) => message.contactId))].map(async (contactId) => {
    const ids = idsUnder(contactId, contacts)
    const sent = await Promise.all(ids.map((id) => messages.listNewest(id, { limit: MOST_LOOKED_AT })))
    return [contactId, sent.flat()] as const
  })
  return new Map(await Promise.all(lists))
}

function asksLastOrderOf({ content: { scenario } }: BlockReading['campaign']): boolean {
  return scenario !== undefined && asksLastOrder(scenario)
}

/** When each person placed their newest order, under every id of theirs: one read for each. */
async function readLastOrders(
  { records }: ReadDeps,
  drafts: readonly Draft[],
  contacts: ReadonlyMap<string, Contact>,
): Promise<ReadonlyMap<string, Date | null>> {
  const newest = [...new Set(drafts.map(({ message }) => message.contactId))].map(async (contactId) => {
    const orders = await Promise.all(
      idsUnder(contactId, contacts).map((id) => records.listOrdersOfContact(id, new Date(0), FAR_AHEAD)),
    )
    const times = orders.flat().flatMap(({ placedAt }) => placedAt?.getTime() ?? [])
    return [contactId, times.length === 0 ? null : new Date(Math.max(...times))] as const
  })
  return new Map(await Promise.all(newest))
}

const FAR_AHEAD = new Date('9999-12-31T00:00:00Z')

function idsUnder(contactId: string, contacts: ReadonlyMap<string, Contact>): string[] {
  const contact = contacts.get(contactId)
  return contact === undefined ? [contactId] : [...new Set([contactId, ...idsOfPerson(contact)])]
}

function ledgerOf({ contactId, id }: Message, ledgers: Ledgers): NonNullable<Reading['ledger']> | null {
  return ledgers === null ? null : { messages: ledgers.get(contactId) ?? [], own: id }
}

/** Whom a text tells somebody else about: those of a digest, or the person of a text to their manager. */
function peopleIn({ subject, contactId }: Message, refs: readonly string[]): readonly string[] {
  if (subject.type === 'digest') return refs
  return subject.type === 'contact' && subject.id !== contactId ? [subject.id] : []
}

/**
 * The number's own word; else its contact's, or where theirs is stricter: whoever wants no more texts wants none on the number
 * of an order. What a carrier said is of one number alone.
 */
function optOutFor({ destination, contact }: Reading, optOuts: ReadonlyMap<string, OptOut>): OptOut | null {
  const ofNumber = optOuts.get(destination?.phoneHash ?? '') ?? null
  const ofContact = optOuts.get(contact?.phoneHash ?? '')
  if (ofContact?.source !== 'person' || (ofNumber !== null && isAsStrict(ofNumber, ofContact))) return ofNumber
  return { ...ofContact, unreachable: ofNumber?.unreachable ?? null }
}

/** One record a message, in the messages' order; instalments in one batch, an order's with the orders of the same basket. */
async function readRecords(
  deps: ReadDeps,
  drafts: readonly Draft[],
  { content }: BlockReading['campaign'],
): Promise<JudgedRecord[]> {
  const [keys, kept] = [drafts.flatMap(instalmentsOf), drafts.flatMap(keptOf)]
  const records = new Map(
    (kept.length === 0 ? [] : await deps.records.findKept(kept)).map((one) => [nameOf(one), one] as const),
  )
  const instalments = keys.length === 0 ? [] : await deps.records.findInstalments(keys)
  const byId = new Map(instalments.map((one) => [instalmentId(one), one]))
  return Promise.all(drafts.map((draft) => readRecord(deps, draft, { instalments: byId, records, content })))
}

type Read = {
  instalments: ReadonlyMap<string, Instalment>
  records: ReadonlyMap<string, KeptRecord>
  content: CampaignContent
}

async function readRecord(
  deps: ReadDeps,
  draft: Draft,
  { instalments, records, content }: Read,
): Promise<JudgedRecord> {
  const { message } = draft
  const kept = keptOf(draft)
  if (kept.length > 0)
    return readKept(
      deps,
      kept.flatMap((key) => records.get(nameOf(key)) ?? []),
    )
  const { type, id } = message.subject
  if (type === 'order') return readOrder(deps, id, asksEarlierOrders({ kind: message.kind, content }))
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

async function readKept(deps: ReadDeps, records: readonly KeptRecord[]): Promise<JudgedRecord> {
  if (records.length === 0) return { type: 'none' }
  const withOrders = records.map(async (record) => {
    const order = record.orderId === null ? undefined : await deps.records.findOrder(record.orderId)
    return { record, order: order ?? null }
  })
  return { type: 'kept', records: await Promise.all(withOrders) }
}

/** The records of a declared type that a message is about, the first being its subject; its page names all of them. */
function keptOf({ message: { subject, details, about }, refs }: Draft): KeptKey[] {
  if (details.record === undefined) return []
  const named = refs.length > 2 ? refs.filter((_, place) => place % 2 === 1) : (about ?? [subject.id])
  return named.map((id) => ({ type: subject.type, id }))
}

function nameOf({ type, id }: KeptKey): string {
  return `${type}\n${id}`
}

function asksEarlierOrders(planned: Pick<Message, 'kind'> & { content: CampaignContent }): boolean {
  const kind = kindFor(planned)
  return kind.trigger === 'event' && kind.asksEarlierOrders === true
}

async function readOrder({ records }: ReadDeps, id: string, isEarlierAsked: boolean): Promise<JudgedRecord> {
  const order = await records.findOrder(id)
  if (order === undefined) return { type: 'none' }
  const { contactId, placedAt, deliveredAt } = order
  if (contactId === null || placedAt === null) return { type: 'order', order, sameBasket: [] }
  const { from, to } = basketWindow(placedAt)
  const [around, before] = await Promise.all([
    records.listOrdersOfContact(contactId, from, to),
    isEarlierAsked ? records.listOrdersOfContact(contactId, new Date(0), deliveredAt ?? placedAt) : [],
  ])
  const earlier = before.filter((other) => other.id !== id && other.details?.shop === order.details?.shop)
  return { type: 'order', order, sameBasket: around.filter((other) => isSameBasket(order, other)), earlier }
}

/** All that its page names; without a page what the message names itself. */
function instalmentsOf({ message: { subject, details, about }, refs }: Draft): InstalmentKey[] {
  if (subject.type !== 'contract' || details.record !== undefined) return []
  const own = { contractId: subject.id, period: Number(details.period) }
  if (details.scenario !== undefined) return instalmentsOfOwn({ refs, about }, own)
  const named = (refs.length > 0 ? refs : (about ?? [])).flatMap((id) => readInstalmentId(id) ?? [])
  // The line of a scenario of one's own names other things, which may look like the id of an instalment.
  return named.some((one) => instalmentId(one) === instalmentId(own)) ? named : [own]
}

/** Of a scenario of one's own: its line of the page names a date, a contract and a period, of each that shares the text. */
function instalmentsOfOwn({ refs, about }: Pick<Message, 'about'> & Pick<Draft, 'refs'>, own: InstalmentKey) {
  const onPage = refs.flatMap((contractId, place) =>
    place % 3 === 1 ? [{ contractId, period: Number(refs[place + 1]) }] : [],
  )
  if (onPage.length > 0) return onPage
  return about === null ? [own] : about.flatMap((id) => readInstalmentId(id) ?? [])
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

/** Whether staff found since that the number on the order is not the person's. */
function isCorrected(contact: Contact | null, record: JudgedRecord): boolean {
  const order = record.type === 'order' || record.type === 'shipment' ? record.order : null
  const placedAt = order?.placedAt
  if (placedAt == null) return false
  return (contact?.corrected ?? []).some(
    ({ phoneHash, at }) => phoneHash === order?.details?.phoneHash && placedAt <= at,
  )
}

/**
 * A message about an order goes to the order's number, or to its contact's where that was corrected since; every other to
 * its contact's. A number known to be wrong gets none.
 */
function destinationOf(sms: ReadDeps['sms'], contact: Contact | null, record: JudgedRecord): Reading['destination'] {
  const details = orderDetailsOf(record)
  if (details?.phoneUnclear === true) return null
  const source = details?.phone && !isCorrected(contact, record) ? details : contact
  if (!source?.phone || !source.phoneHash) return null
  const { phone, phoneHash } = source
  const wants = sms.wantsTemplate?.(phone) === true
  return { phone, phoneHash, counting: sms.countingFor(phone), ...(wants && { wantsTemplate: true }) }
}

function destinationAt({ sms, hasher }: ReadDeps, phone: string | null): Reading['destination'] {
  return phone === null ? null : { phone, phoneHash: hasher.hash(phone), counting: sms.countingFor(phone) }
}
