import type { Contact } from '#shared/contracts/contact.ts'
import { ForeignId } from '#shared/contracts/primitives.ts'
import type { Order, Shipment } from '#shared/contracts/record.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { AppError } from '#shared/domain/errors.ts'
import { isMeant } from '#shared/domain/people/membership.ts'
import { isOnItsWay } from '#shared/domain/records/on-its-way.ts'
import { type RecordTypeName, readRecordType } from '#shared/domain/records/record-types.ts'
import { plainIdOf, recordIdOf } from '#shared/domain/records/shop-ids.ts'
import { saysUnasked } from '#shared/domain/replies/unasked-sentence.ts'
import { BY_REPLY } from '#shared/domain/webhooks/fact-event.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { idsOfPerson } from '../follow-merged.ts'
import { readBegun } from '../intake/read-waiting.ts'
import { type ChangeRecordDeps, changeRecord } from '../records/change-record.ts'
import { findExact } from '../records/find-record.ts'
import type { Heard } from './answer-question.ts'
import type { Writer } from './meet-writer.ts'

export type BeginUnaskedDeps = ChangeRecordDeps & {
  records: Pick<RecordStore, 'listOrdersOfContact' | 'findShipment'>
  hasher: PhoneHasher
}

/** A fact that somebody said without being asked, of which record, and whose that is. */
export type Begun = { type: string; id: string; fact: string; contactId: string }

type Parcel = { shipment: Shipment; order: Order; contact: Contact }

const DAYS_ON_THE_WAY = 60
const DAY_MS = 86_400_000

/** What a text would begin: a fact of a record that does not know it yet, or knows it by this very text. */
export type Beginning = { scenario: Scenario; type: RecordTypeName; id: string; parcel: Parcel }

/**
 * What a text that nobody asked for begins, about its writer's only parcel on its way: of none or of several it says nothing
 * certain. Costs a read, and more only where a scenario that is active knows the sentence.
 */
export async function findBeginnings(deps: BeginUnaskedDeps, writer: Writer, heard: Heard): Promise<Beginning[]> {
  const campaigns = await readBegun(deps)
  const said = campaigns.filter(({ content: { scenario } }) => saysOneOf(scenario, heard.text))
  if (said.length === 0) return []
  const [parcel, other] = await listParcels(deps, writer, heard.at)
  if (parcel === undefined || other !== undefined) return []
  const meant = said.filter(({ content }) => isMeant(parcel.contact, content))
  const found = meant.flatMap(({ content: { scenario } }) => beginningOf(deps, scenario, { parcel, at: heard.at }))
  const isOpen = await Promise.all(found.map((one) => isNew(deps, one, heard.at)))
  return found.filter((_, place) => isOpen[place])
}

/**
 * Sets the facts of these beginnings, at the instant of the text. Keep that before, so that a repeat sets them to the same
 * instant. What a record cannot take is left out.
 */
export async function beginUnasked(
  deps: BeginUnaskedDeps,
  beginnings: readonly Beginning[],
  { at }: Pick<Heard, 'at'>,
): Promise<Begun[]> {
  const begun = await Promise.all(beginnings.map((one) => begin(deps, one, at)))
  return begun.flatMap((one) => one ?? [])
}

function saysOneOf(scenario: Scenario | undefined, text: string): boolean {
  return scenario?.begins !== undefined && saysUnasked(text, scenario.begins.says)
}

/** Of an order that only names the number, what is sent to that number alone. */
async function listParcels(deps: BeginUnaskedDeps, { all, owners, phoneHash }: Writer, at: Date): Promise<Parcel[]> {
  const from = new Date(at.getTime() - DAYS_ON_THE_WAY * DAY_MS)
  const found = await Promise.all(
    all.map(async (contact) => {
      const lists = await Promise.all(idsOfPerson(contact).map((id) => deps.records.listOrdersOfContact(id, from, at)))
      const orders = lists.flat().filter((order) => owners.includes(contact) || order.details?.phoneHash === phoneHash)
      return Promise.all(orders.map((order) => parcelsOf(deps, order, contact)))
    }),
  )
  return found.flat(2)
}

async function parcelsOf({ records }: BeginUnaskedDeps, order: Order, contact: Contact): Promise<Parcel[]> {
  const shipments = await Promise.all(order.shipmentIds.map((id) => records.findShipment(id)))
  return shipments.flatMap((shipment) =>
    shipment !== undefined && isOnItsWay(shipment, order) ? [{ shipment, order, contact }] : [],
  )
}

function beginningOf(
  { hasher }: BeginUnaskedDeps,
  scenario: Scenario | undefined,
  { parcel, at }: { parcel: Parcel; at: Date },
): Beginning[] {
  const type = readRecordType(scenario?.about ?? '')
  if (scenario === undefined || type === undefined) return []
  const { shipment, order } = parcel
  if (type === 'shipment') return [{ scenario, type, id: shipment.id, parcel }]
  if (type === 'order') return [{ scenario, type, id: order.id, parcel }]
  // A record of its own, one a scenario, parcel and day.
  const plain = [scenario.slug, at.toISOString().slice(0, 10), plainIdOf(shipment.id, order.shop)].join('-')
  const own = ForeignId.safeParse(plain).success ? plain : `reply-${hasher.hash(plain)}`
  return [{ scenario, type, id: recordIdOf(own, order.shop), parcel }]
}

async function isNew(deps: BeginUnaskedDeps, { scenario, type, id }: Beginning, at: Date): Promise<boolean> {
  const known = (await findExact(deps, type, id))?.facts[scenario.begins?.fact ?? ''] ?? null
  return known === null || known.getTime() === at.getTime()
}

/** Null where the record cannot take it. */
async function begin(
  deps: BeginUnaskedDeps,
  { scenario, type, id, parcel: { order, contact } }: Beginning,
  at: Date,
): Promise<Begun | null> {
  if (scenario.begins === undefined) return null
  const { fact, fields } = scenario.begins
  const named = { orderId: plainIdOf(order.id, order.shop), ...(order.shop !== null && { shop: order.shop }) }
  try {
    const saying = { ...named, facts: { [fact]: at }, fields }
    const outcome = await changeRecord(deps, { type, id, saying, by: BY_REPLY })
    return outcome.kind === 'done' ? { type, id: outcome.id, fact, contactId: contact.id } : null
  } catch (error) {
    if (error instanceof AppError && !error.retryable) return null
    throw error
  }
}
