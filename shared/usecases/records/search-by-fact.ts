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
  const shown: Told[] = []
  for (let part = first; part < Math.min(first + MOST_PARTS, PARTS); part += 1) {
    const told = await findInPart(deps, asked, part)
    const rest = part === first ? told.filter(({ found }) => found.id > after) : told
    const fitting = rest.slice(0, asked.limit - shown.length)
    shown.push(...fitting)
    if (fitting.length < rest.length)
      return pageOf(deps, shown, encodePlace(list, placeOf(part, fitting.at(-1)?.found.id ?? '')))
  }
  const next = first + MOST_PARTS
  return pageOf(deps, shown, next < PARTS ? encodePlace(list, placeOf(next, '')) : null)
}

/** Orders are read of the parcels alone that are shown. */
async function pageOf(
  deps: SearchByFactDeps,
  shown: readonly Told[],
  next: string | null,
): Promise<PageOf<FoundRecord>> {
  return { items: await Promise.all(shown.map((told) => withOrder(deps, told))), next }
}

function placeOf(part: number, id: string): string {
  return String(part).padStart(2, '0') + id
}

type Told = { found: FoundRecord; scanned: ScannedRecord }

async function findInPart(deps: SearchByFactDeps, asked: FactAsked, part: number): Promise<Told[]> {
  const told: Told[] = []
  let cursor: string | undefined
  do {
    const page = await deps.records.scanRecords(asked.type, { index: part, of: PARTS }, { limit: AT_ONCE, cursor })
    told.push(...page.items.flatMap((scanned) => toldOf(asked, scanned)))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return told.sort((a, b) => (a.found.id < b.found.id ? -1 : 1))
}

function toldOf({ fact, from, until }: FactAsked, scanned: ScannedRecord): Told[] {
  const found = foundOf(scanned)
  const at = found?.facts[fact]
  if (found === undefined || at === undefined) return []
  const isWithin = (from === null || at >= from) && (until === null || at < until)
  return isWithin ? [{ found, scanned }] : []
}

function foundOf(scanned: ScannedRecord): FoundRecord | undefined {
  if ('order' in scanned) return ofOrder(scanned.order)
  if ('shipment' in scanned) return ofShipment({ shipment: scanned.shipment, order: undefined })
  return 'instalment' in scanned ? ofInstalment(scanned.instalment) : ofKept(scanned.record)
}

/** A parcel's shop, contact and fields are its order's. */
async function withOrder({ records }: SearchByFactDeps, { found, scanned }: Told): Promise<FoundRecord> {
  if (!('shipment' in scanned) || scanned.shipment.orderId === null) return found
  return ofShipment({ shipment: scanned.shipment, order: await records.findOrder(scanned.shipment.orderId) })
}
