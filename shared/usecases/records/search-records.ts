import type { RecordSearch } from '#shared/contracts/console-api/record.ts'
import type { Order } from '#shared/contracts/record.ts'
import { localDateOf } from '#shared/domain/calendar/time.ts'
import { decodePlace, encodePlace, pageOfList } from '#shared/domain/paging.ts'
import { keptDefinition, type RecordTypeName } from '#shared/domain/records/record-types.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { PageOf } from '#shared/ports/page-of.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { findWhere, idsOfPerson } from '../follow-merged.ts'
import { readInstalmentsOfPerson } from '../history/read-instalments.ts'
import {
  type FindRecordDeps,
  type FoundRecord,
  findOfEachShop,
  ofInstalment,
  ofKept,
  ofOrder,
  ofShipment,
} from './find-record.ts'

export type SearchRecordsDeps = FindRecordDeps & {
  records: Pick<
    RecordStore,
    | 'listOrdersOfContact'
    | 'listInstalmentsOfContact'
    | 'findShipment'
    | 'findOrder'
    | 'listInstalmentsOfContract'
    | 'listKeptOfContact'
  >
  messages: Pick<MessageStore, 'listOfContact'>
  contacts: Pick<ContactStore, 'find'>
  clock: Pick<Clock, 'now'>
}

/** Of one type, whatever it is looked for by. */
export type TypedSearch = RecordSearch & { type: RecordTypeName }

/** What an order has to show, under keys in the order of the list. */
type Row = { key: string; order: Order; shipmentId: string | null }

const EARLIEST = new Date('1900-01-01T00:00:00Z')
const LATEST = new Date('9899-12-31T00:00:00Z')
const MOST_ORDERS = 100
const DAY_MS = 86_400_000
const NEAR_DAYS = 366

/**
 * Records of a type by id, of every shop that has it, or those of a contact: orders and their parcels by when they were
 * placed, newest first; the whole of each loan that has an instalment due within a year of now, by due date. Undefined for
 * a cursor of another list.
 */
export async function searchRecords(
  deps: SearchRecordsDeps,
  search: TypedSearch,
): Promise<PageOf<FoundRecord> | undefined> {
  const { type, id } = search
  const contact = search.contact === undefined ? undefined : await idsBehind(deps, search.contact)
  const list = `records ${type} ${contact?.[0] ?? id}`
  if (contact !== undefined && keptDefinition(type) !== undefined)
    return pageOfKept(await listKept(deps, type, contact), { list, limit: search.limit, cursor: search.cursor })
  if (contact !== undefined && type !== 'instalment') return pageOfOrders(deps, contact, { ...search, list })
  const found = contact === undefined ? await findOfEachShop(deps, type, id ?? '') : await listLoans(deps, contact)
  const keyOf = ({ id, fields: { due } }: FoundRecord) => [typeof due === 'string' ? due : '', id].join(' ')
  return pageOfList(found, { list, limit: search.limit, cursor: search.cursor, keyOf })
}

/** A contact whom nobody knows may still have records. */
export async function idsBehind({ contacts }: SearchRecordsDeps, id: string): Promise<string[]> {
  const contact = await findWhere(contacts, id)
  return contact === undefined ? [id] : idsOfPerson(contact)
}

async function listKept(
  { records }: SearchRecordsDeps,
  type: string,
  contacts: readonly string[],
): Promise<FoundRecord[]> {
  const kept = await Promise.all(contacts.map((id) => records.listKeptOfContact(id, type)))
  return kept.flat().flatMap((record) => ofKept(record) ?? [])
}

/** By the newest fact, newest first. */
function pageOfKept(
  found: readonly FoundRecord[],
  page: { list: string; limit: number; cursor: RecordSearch['cursor'] },
) {
  const newest = ({ facts }: FoundRecord) => Math.max(0, ...Object.values(facts).map((at) => at.getTime()))
  const keyOf = (record: FoundRecord) => `${new Date(newest(record)).toISOString()} ${record.id}`
  return pageOfList(found, { ...page, keyOf, descending: true })
}

async function listLoans(deps: SearchRecordsDeps, contacts: readonly string[]): Promise<FoundRecord[]> {
  const day = (days: number) => localDateOf(new Date(deps.clock.now().getTime() + days * DAY_MS), 'UTC')
  const span = { from: day(-NEAR_DAYS), until: day(NEAR_DAYS) }
  const messages = (await Promise.all(contacts.map((id) => deps.messages.listOfContact(id)))).flat()
  const near = await readInstalmentsOfPerson(deps, contacts, [span], messages)
  const contracts = [...new Set(near.map(({ contractId }) => contractId))]
  const all = await Promise.all(contracts.map((contractId) => deps.records.listInstalmentsOfContract(contractId)))
  return all
    .flat()
    .filter(({ contactId }) => contactId !== null && contacts.includes(contactId))
    .map(ofInstalment)
}

type Paged = Pick<TypedSearch, 'type' | 'limit' | 'cursor'> & { list: string }

/** A hundred orders are read at once; what is shown ends with the last of them that has its place on the page. */
async function pageOfOrders(
  { records }: SearchRecordsDeps,
  contacts: readonly string[],
  { type, list, limit, cursor }: Paged,
): Promise<PageOf<FoundRecord> | undefined> {
  const below = cursor == null ? undefined : decodePlace(list, cursor)
  if (cursor != null && below === undefined) return undefined
  const rows: Row[] = []
  let until = below === undefined ? LATEST : new Date(below.slice(0, below.indexOf(' ')))
  for (let isLast = false; !isLast && rows.length <= limit; ) {
    const { orders, isWhole } = await listOrders(records, contacts, until)
    const known = new Set(rows.map(({ key }) => key))
    rows.push(
      ...orders
        .flatMap((order) => rowsOf(order, type))
        .filter(({ key }) => (below === undefined || key < below) && !known.has(key)),
    )
    const next = orders.at(-1)?.placedAt ?? until
    isLast = isWhole || next.getTime() === until.getTime()
    until = next
  }
  const page = rows.sort((a, b) => (a.key < b.key ? 1 : -1)).slice(0, limit)
  const last = page.at(-1)
  const items = (await Promise.all(page.map((row) => recordOf(records, row)))).flatMap((record) => record ?? [])
  return { items, next: last !== undefined && rows.length > limit ? encodePlace(list, last.key) : null }
}

/** Down to where each id's own hundred reach, newest first. */
async function listOrders(
  records: Pick<RecordStore, 'listOrdersOfContact'>,
  contacts: readonly string[],
  until: Date,
): Promise<{ orders: Order[]; isWhole: boolean }> {
  const lists = await Promise.all(contacts.map((id) => records.listOrdersOfContact(id, EARLIEST, until)))
  const ends = lists.map((list) => (list.length < MOST_ORDERS ? EARLIEST : (list.at(-1)?.placedAt ?? EARLIEST)))
  const last = ends.reduce((one, other) => (one > other ? one : other), EARLIEST)
  const orders = lists.flat().filter(({ placedAt }) => placedAt !== null && placedAt >= last)
  const newest = orders.toSorted((one, other) => (other.placedAt?.getTime() ?? 0) - (one.placedAt?.getTime() ?? 0))
  return { orders: newest, isWhole: last === EARLIEST }
}

function rowsOf(order: Order, type: RecordTypeName): Row[] {
  const key = `${order.placedAt?.toISOString()} ${order.id}`
  if (type === 'order') return [{ key, order, shipmentId: null }]
  return order.shipmentIds.map((shipmentId) => ({ key: `${key} ${shipmentId}`, order, shipmentId }))
}

async function recordOf(
  records: Pick<RecordStore, 'findShipment'>,
  { order, shipmentId }: Row,
): Promise<FoundRecord | undefined> {
  if (shipmentId === null) return ofOrder(order)
  const shipment = await records.findShipment(shipmentId)
  return shipment && ofShipment({ shipment, order })
}
