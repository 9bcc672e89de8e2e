import { type IndexSpec, TABLE_KEY, TABLES, type TableId } from '#shared/contracts/table.ts'
import { itemSize } from '../test/builders/item-size.ts'

type Item = Readonly<Record<string, unknown>>

/**
 * Write units that a table's indexes cost when an item changes, by index; an index that does not notice is left out. One
 * unit a KB for an entry that comes, goes or changes, two where its key changes, since that is both
 * (developer guide, "Using global secondary indexes", provisioned throughput considerations, read 2026-11-22).
 */
export function indexWriteUnits(
  table: TableId,
  before: Item | undefined,
  after: Item | undefined,
): Record<string, number> {
  const indexes: Readonly<Record<string, IndexSpec>> = TABLES[table].indexes
  const units = Object.entries(indexes).map(([name, spec]): [string, number] => [
    name,
    unitsOf(spec, entryOf(spec, before), entryOf(spec, after)),
  ])
  return Object.fromEntries(units.filter(([, count]) => count > 0))
}

/** Write units of an item: one for each begun KB. */
export function writeUnits(item: Item): number {
  return Math.ceil(itemSize(item) / 1024)
}

function unitsOf(spec: IndexSpec, before: Item | undefined, after: Item | undefined): number {
  if (before === undefined || after === undefined) {
    const only = before ?? after
    return only === undefined ? 0 : writeUnits(only)
  }
  if (keyOf(spec, before) !== keyOf(spec, after)) return writeUnits(before) + writeUnits(after)
  return JSON.stringify(before) === JSON.stringify(after) ? 0 : Math.max(writeUnits(before), writeUnits(after))
}

function entryOf({ hash, range, projection }: IndexSpec, item: Item | undefined): Item | undefined {
  if (item?.[hash.name] === undefined || item[range.name] === undefined) return undefined
  const keys = [TABLE_KEY.hash.name, TABLE_KEY.range.name, hash.name, range.name]
  const names = projection === 'all' ? Object.keys(item) : [...keys, ...(projection === 'keys-only' ? [] : projection)]
  const distinct = [...new Set(names)].sort()
  return Object.fromEntries(distinct.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])))
}

function keyOf({ hash, range }: IndexSpec, item: Item): string {
  return JSON.stringify([item[hash.name], item[range.name]])
}
