import * as z from 'zod'
import { encodeCursor } from '#shared/adapters/cursor.ts'
import { DATE_SHARDS } from '#shared/contracts/table.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { DatedRecord, RecordDatePlace } from '#shared/ports/record-store.ts'
import type { Item } from './item.ts'
import type { ItemTable } from './item-table.ts'
import { readRecordDate, recordDateShard } from './keys.ts'
import { pageOfMerged } from './merged-shards.ts'
import { readStored } from './stored-fields.ts'

const [ANY_YEAR, AFTER_YEARS] = ['0', ':']
const [FIRST_CHARACTER, LAST_CHARACTER] = ['\u0000', '\u{10ffff}']
const SortedItem = z.object({ sk: z.string() })

/** Records with a date in a field; the records of a contact that a page would cut off begin the next one. */
export async function listDated(
  records: ItemTable,
  place: RecordDatePlace,
  request: PageRequest,
): Promise<PageOf<DatedRecord>> {
  const { type, field, monthDay, year } = place
  const list = ['records by date', type, field, monthDay, year ?? '']
  const shards = Array.from({ length: DATE_SHARDS }, (_, shard) => recordDateShard(place, shard))
  const [first, last] = year === null ? [ANY_YEAR, AFTER_YEARS] : [`${year}#`, `${year}#${LAST_CHARACTER}`]
  const { items, next } = await pageOfMerged(shards, request, {
    list,
    idOf: sortKeyOf,
    read: (hash, after, limit) => {
      const from = after === undefined ? first : `${after}${FIRST_CHARACTER}`
      return records.query({ hash, range: { is: 'between', from, to: last } }, limit)
    },
  })
  const keys = items.map(sortKeyOf)
  const whole = next === null ? keys : withoutCutContact(keys)
  const end = whole.at(-1)
  return {
    items: whole.map((sk) => readRecordDate(sk, monthDay)),
    next: next === null || end === undefined ? null : encodeCursor(list, end),
  }
}

/** A contact that fills the page by itself stays: nothing else would come first. */
function withoutCutContact(keys: readonly string[]): readonly string[] {
  const contactOf = (sk: string) => sk.slice(0, sk.indexOf('\t'))
  const cut = contactOf(keys.at(-1) ?? '')
  const whole = keys.filter((sk) => contactOf(sk) !== cut)
  return whole.length === 0 ? keys : whole
}

function sortKeyOf(item: Item): string {
  return readStored(SortedItem, item).sk
}
