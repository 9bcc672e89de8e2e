import { decodePlace, encodePlace } from '#shared/domain/paging.ts'
import type { RecordTypeName } from '#shared/domain/records/record-types.ts'
import type { PageOf } from '#shared/ports/page-of.ts'
import type { RecordStore, ScannedRecord } from '#shared/ports/record-store.ts'
import { type FoundRecord, ofInstalment, ofKept, ofOrder, ofShipment } from './find-record.ts'

export type SearchByFactDeps = { records: Pick<RecordStore, 'scanRecords' | 'findOrder'> }

/** `from` and `until` are instants, half-open; null for no bound. */
export type FactAsked = {
  type: RecordTypeName
  fact: string
  from: Date | null
  until: Date | null
  limit: number
  cursor?: string | null | undefined
}

/** The table is looked through in so many parts, and not in more than a few of them at a time. */
const PARTS = 16
const MOST_PARTS = 4
const AT_ONCE = 1_000

/**
 * Records of a type of which a fact holds, by when it came about: one part of the table after another, by id within each. No
 * index leads from a fact to its records, so the whole table is read over the pages, and a page may be empty before the end.
 * Undefined for a cursor of another list.
 */
export async function searchByFact(deps: SearchByFactDeps, asked: FactAsked): Promise<PageOf<FoundRecord> | undefined> {
  const list = ['facts', asked.type, asked.fact, asked.from?.toISOString(), asked.until?.toISOString()].join(' ')
  const place = asked.cursor == null ? '00' : decodePlace(list, asked.cursor)
  if (place === undefined) return undefined
  const [first, after] = [Number(place.slice(0, 2)), place.slice(2)]
  const items: FoundRecord[] = []
  for (let part = first; part < Math.min(first + MOST_PARTS, PARTS); part += 1) {
    const found = await findInPart(deps, asked, part)
    const rest = part === first ? found.filter(({ id }) => id > after) : found
    const shown = rest.slice(0, asked.limit - items.length)
    items.push(...shown)
    if (shown.length < rest.length) return { items, next: encodePlace(list, placeOf(part, shown.at(-1)?.id ?? '')) }
  }
  const next = first + MOST_PARTS
  return { items, next: next < PARTS ? encodePlace(list, placeOf(next, '')) : null }
}

function placeOf(part: number, id: string): string {
  return String(part).padStart(2, '0') + id
}

async function findInPart(deps: SearchByFactDeps, asked: FactAsked, part: number): Promise<FoundRecord[]> {
  const found: FoundRecord[] = []
  let cursor: string | undefined
  do {
    const page = await deps.records.scanRecords(asked.type, { index: part, of: PARTS }, { limit: AT_ONCE, cursor })
    const told = page.items.filter((scanned) => isTold(asked, scanned))
    found.push(...(await Promise.all(told.map((scanned) => withOrder(deps, scanned)))).flatMap((one) => one ?? []))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return found.sort((a, b) => (a.id < b.id ? -1 : 1))
}

function isTold({ fact, from, until }: FactAsked, scanned: ScannedRecord): boolean {
  const at = foundOf(scanned)?.facts[fact]
  return at !== undefined && (from === null || at >= from) && (until === null || at < until)
}

function foundOf(scanned: ScannedRecord): FoundRecord | undefined {
  if ('order' in scanned) return ofOrder(scanned.order)
  if ('shipment' in scanned) return ofShipment({ shipment: scanned.shipment, order: undefined })
  return 'instalment' in scanned ? ofInstalment(scanned.instalment) : ofKept(scanned.record)
}

/** A parcel's shop, contact and fields are its order's. */
async function withOrder({ records }: SearchByFactDeps, scanned: ScannedRecord): Promise<FoundRecord | undefined> {
  if (!('shipment' in scanned) || scanned.shipment.orderId === null) return foundOf(scanned)
  return ofShipment({ shipment: scanned.shipment, order: await records.findOrder(scanned.shipment.orderId) })
}
