import type { KeptRecord } from '#shared/contracts/record.ts'
import { KEPT_TYPE_NAMES } from '#shared/contracts/record-types/kept-types.ts'
import { type FoundRecord, ofKept } from './find-record.ts'
import { idsBehind, type SearchRecordsDeps, searchRecords, type TypedSearch } from './search-records.ts'

/** `isWhole`: false where the person has more than these. */
export type RecordsOfPerson = { items: FoundRecord[]; isWhole: boolean }

const SHAPED = ['order', 'shipment', 'instalment'] as const
const MOST_OF_A_TYPE = 50
const MOST_KEPT = 100

/**
 * What is known of somebody's orders, parcels, loans and all other records, by the newest fact, the newest first: the last
 * 50 orders and their parcels, 50 instalments of loans with one due within a year of now, and the first heard 100 records of
 * each declared type.
 */
export async function listRecordsOfPerson(deps: SearchRecordsDeps, contact: string): Promise<RecordsOfPerson> {
  const ids = await idsBehind(deps, contact)
  const [shaped, kept] = await Promise.all([
    Promise.all(SHAPED.map((type) => searchRecords(deps, searchFor(type, contact)))),
    Promise.all(ids.map((id) => listKept(deps, id))),
  ])
  const declared = kept.flatMap(({ records }) => records).flatMap((record) => ofKept(record) ?? [])
  const items = [...shaped.flatMap((page) => page?.items ?? []), ...declared]
  return {
    items: items.toSorted((one, other) => newestOf(other) - newestOf(one)),
    isWhole: shaped.every((page) => page?.next === null) && kept.every(({ isWhole }) => isWhole),
  }
}

/** Of somebody with many records each type is read by itself, so that the many of one type hide none of the others. */
async function listKept(
  { records }: SearchRecordsDeps,
  id: string,
): Promise<{ records: KeptRecord[]; isWhole: boolean }> {
  const all = await records.listKeptOfContact(id)
  if (all.length < MOST_KEPT) return { records: all, isWhole: true }
  const byType = await Promise.all(KEPT_TYPE_NAMES.map((type) => records.listKeptOfContact(id, type)))
  return { records: byType.flat(), isWhole: byType.every(({ length }) => length < MOST_KEPT) }
}

function searchFor(type: (typeof SHAPED)[number], contact: string): TypedSearch {
  return { type, contact, limit: MOST_OF_A_TYPE }
}

function newestOf({ facts }: FoundRecord): number {
  return Math.max(0, ...Object.values(facts).map((at) => at.getTime()))
}
