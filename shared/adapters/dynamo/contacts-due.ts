import * as z from 'zod'
import { compareBytes } from '#shared/adapters/order.ts'
import type { Item } from './item.ts'
import type { ItemTable } from './item-table.ts'
import { behindContact, contactOfDueKey, dueMonthShard } from './keys.ts'
import { readStored } from './stored-fields.ts'

export const ByContact = z.object({ contactDue: z.string() })

type Asked = { months: readonly string[]; shard: number; after: string | null; limit: number }

/**
 * The next contacts of one shard with all their instalments of these months, in the order of the index: about `limit` items,
 * and whether the shard ends with them. A contact that a slice cut off is left to the next page, and read further where it
 * fills this one alone.
 */
export async function readContactsDue(records: ItemTable, asked: Asked): Promise<{ items: Item[]; isEnd: boolean }> {
  const slices = await Promise.all(asked.months.map((month) => readSlice(records, month, asked)))
  const items = slices.flat().sort((a, b) => compareBytes(keyOf(a), keyOf(b)))
  const cut = slices.filter((slice) => slice.length > asked.limit).map((slice) => contactOf(slice.at(-1)))
  const whole = items.filter((item) => cut.every((contact) => compareBytes(contactOf(item), contact) < 0))
  if (whole.length > 0 || cut.length === 0) return { items: whole, isEnd: cut.length === 0 }
  return readContactsDue(records, { ...asked, limit: asked.limit * 2 })
}

function readSlice(records: ItemTable, month: string, { shard, after, limit }: Asked): Promise<Item[]> {
  const hash = dueMonthShard(month, shard)
  const range = after === null ? undefined : ({ is: 'after', value: behindContact(after) } as const)
  return records.query({ index: 'byContactDue', hash, ...(range && { range }) }, limit + 1)
}

function keyOf(item: Item): string {
  return readStored(ByContact, item).contactDue
}

function contactOf(item: Item | undefined): string {
  return item === undefined ? '' : contactOfDueKey(keyOf(item))
}
