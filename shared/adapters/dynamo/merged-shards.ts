import * as z from 'zod'
import { decodeCursor, encodeCursor } from '#shared/adapters/cursor.ts'
import { compareBytes } from '#shared/adapters/order.ts'
import type { PageRequest } from '#shared/ports/page-of.ts'
import type { Item } from './item.ts'
import type { Page } from './item-table.ts'

type Merge = {
  /** What the cursor belongs to. */
  list: unknown
  idOf: (item: Item) => string
  /** Up to `limit` items of a shard by id, from the first after `after`. */
  read: (shard: string, after: string | undefined, limit: number) => Promise<Item[]>
}

type Head = { shard: string; items: Item[]; last: string | undefined; done: boolean }

/**
 * A page of several partitions, each in the order of the same ids, as if they were one. Each shard is read in slices of
 * its share of the page, so hardly more is read than is handed out.
 */
export async function pageOfMerged(shards: readonly string[], request: PageRequest, merge: Merge): Promise<Page> {
  const after = request.cursor === undefined ? undefined : decodeCursor(merge.list, request.cursor, z.string())
  const heads: Head[] = shards.map((shard) => ({ shard, items: [], last: after, done: false }))
  const slice = Math.ceil((request.limit + 1) / shards.length) + 2
  const items: Item[] = []
  while (items.length <= request.limit) {
    await Promise.all(heads.map((head) => refill(head, slice, merge)))
    const first = takeSmallest(heads, merge.idOf)
    if (first === undefined) return { items, next: null }
    items.push(first)
  }
  const page = items.slice(0, request.limit)
  const last = page.at(-1)
  return { items: page, next: last ? encodeCursor(merge.list, merge.idOf(last)) : null }
}

async function refill(head: Head, slice: number, { idOf, read }: Merge): Promise<void> {
  if (head.done || head.items.length > 0) return
  head.items = await read(head.shard, head.last, slice)
  head.done = head.items.length < slice
  const last = head.items.at(-1)
  if (last) head.last = idOf(last)
}

function takeSmallest(heads: readonly Head[], idOf: (item: Item) => string): Item | undefined {
  const filled = heads.flatMap((head) => (head.items[0] ? [{ head, id: idOf(head.items[0]) }] : []))
  const [smallest] = filled.sort((a, b) => compareBytes(a.id, b.id))
  return smallest?.head.items.shift()
}
