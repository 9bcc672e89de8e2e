import * as z from 'zod'
import { decodeCursor, encodeCursor } from '#shared/adapters/cursor.ts'
import { type IndexSpec, TABLE_KEY, TABLES, type TableId, type TableSpec } from '#shared/contracts/table.ts'
import type { Item } from './item.ts'
import type { Page, Query } from './item-table.ts'

const Position = z.record(z.string(), z.union([z.string(), z.number()]))

/** A table by name: of the five, or one that an adapter has for itself. */
export type NamedTable = TableSpec & { readonly id: string }

export function tableOf(id: TableId): NamedTable {
  return { id, indexes: TABLES[id].indexes }
}

/** The names of the keys of a table, or of one of its indexes. */
export function keysOf({ id, indexes }: NamedTable, index: string | undefined): Pick<IndexSpec, 'hash' | 'range'> {
  const found = index === undefined ? TABLE_KEY : indexes[index]
  if (found === undefined) throw new TypeError(`table ${id} has no index ${index}`)
  return found
}

/** The key attributes of an item in the table and the index asked: where a query goes on after it. */
export function positionOf(item: Item, table: NamedTable, query: Query): Item {
  const { hash, range } = keysOf(table, 'scanFor' in query ? undefined : query.index)
  const names = new Set([TABLE_KEY.hash.name, TABLE_KEY.range.name, hash.name, range.name])
  return Object.fromEntries([...names].map((name) => [name, item[name]]))
}

/** One item more than asked for is read, so that `next` is null exactly when nothing follows. */
export async function pageOf(
  table: NamedTable,
  query: Query,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  collect: (limit: number, after: Item | undefined) => Promise<Item[]>,
): Promise<Page> {
  const list = [table.id, query]
  const after = cursor === undefined ? undefined : decodeCursor(list, cursor, Position)
  const items = await collect(limit + 1, after)
  const last = items[limit - 1]
  if (items.length <= limit || last === undefined) return { items, next: null }
  return { items: items.slice(0, limit), next: encodeCursor(list, positionOf(last, table, query)) }
}
