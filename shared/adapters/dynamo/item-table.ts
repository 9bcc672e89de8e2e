import type { TableId } from '#shared/contracts/table.ts'
import type { Item } from './item.ts'
import type { Key } from './keys.ts'

/** Which values of the range key are wanted. */
export type Range =
  | { is: 'begins-with'; value: string }
  | { is: 'between'; from: string; to: string }
  | { is: 'at-most'; value: string }
  | { is: 'after'; value: string }

/**
 * One partition of the table (strongly consistent) or of an index (may lag), in the order of the range key; or every
 * item of the table with this sort key, or one that begins so, in no order, by scanning; of a segment, one of that many
 * parts of the table.
 */
export type Query =
  | { index?: string; hash: string | number; range?: Range; newestFirst?: boolean }
  | { scanFor: string; isPrefix?: true; segment?: { index: number; of: number } }

export type Page = { items: Item[]; next: string | null }

/**
 * A table of items: reads by key, writes of single items with conditions, batches, and queries of the table and of its
 * indexes (`contracts/table.ts`). Items are plain values; attributes that are undefined are left out. Every failure is an
 * AppError. The stores speak to nothing else, so one engine may stand in for another.
 */
export interface ItemTable {
  /** Strongly consistent. */
  get(key: Key): Promise<Item | undefined>
  /** Strongly consistent, any number of keys, each asked for once; absent ones are left out; in no order. */
  getMany(keys: readonly Key[]): Promise<Item[]>
  put(item: Item): Promise<void>
  /**
   * Writes if the stored `rev` is the one expected, 0 for an item that has none; false when it is not, and nothing changed.
   */
  putAtRev(item: Item & Key, expectedRev: number | 'absent'): Promise<boolean>
  /** Sets one attribute from what was seen to the next value; false when it is something else by now. */
  move(key: Key, attribute: string, seen: string, next: string): Promise<boolean>
  /** Any number of items, each put as it is; they must have different keys. */
  putMany(items: readonly Item[]): Promise<void>
  /** A repeat changes nothing. */
  remove(key: Key): Promise<void>
  /** Removes if the stored `rev` is this one; false when it is not, and nothing changed. */
  removeAtRev(key: Key, expectedRev: number): Promise<boolean>
  /** Up to `limit` items. `after` is the last item already had. */
  query(query: Query, limit?: number, after?: Item): Promise<Item[]>
  /** One page; `next` is null when nothing follows. @throws AppError INVALID_INPUT (not retryable) for a foreign cursor */
  page(query: Query, request: { limit: number; cursor?: string | undefined }): Promise<Page>
}

export type ItemTables = Readonly<Record<TableId, ItemTable>>
