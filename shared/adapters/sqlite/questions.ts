import type { Item } from '#shared/adapters/dynamo/item.ts'
import type { Query, Range } from '#shared/adapters/dynamo/item-table.ts'
import { keysOf, type NamedTable } from '#shared/adapters/dynamo/positions.ts'
import { TABLE_KEY } from '#shared/contracts/table.ts'
import type { Row, Value } from './database.ts'

/** A query of one shape as SQL, with how to fill its places (the limit is the last of them) and to read a row. */
export type Asked = {
  sql: string
  values(query: Query, after: Item | undefined): Value[]
  read(row: Row): Item
}

type Whole = (row: Row) => Item

const WHOLE_ROW = 'pk, sk, item, sum'
const LAST_CODE_POINT = 0x10ffff

/** Queries of the same shape have the same SQL. */
export function shapeOf(query: Query, goesOn: boolean): string {
  if ('scanFor' in query) return JSON.stringify(['scan', query.isPrefix, query.segment !== undefined, goesOn])
  const { index, range, newestFirst = false } = query
  const isOpen = range?.is === 'begins-with' && endOf(range.value) === null
  return JSON.stringify([index, range?.is, isOpen, newestFirst, goesOn])
}

/** Sorted by the range key as bytes of UTF-8, then by the table's own keys: a query can go on after any item. */
export function questionOf(table: NamedTable, query: Query, goesOn: boolean, whole: Whole): Asked {
  return 'scanFor' in query ? scan(table, query, goesOn, whole) : partition(table, query, goesOn, whole)
}

type Scan = Extract<Query, { scanFor: string }>

function scan(table: NamedTable, { segment, isPrefix }: Scan, goesOn: boolean, whole: Whole): Asked {
  const wanted = isPrefix === true ? 'substr(sk, 1, length(?)) = ?' : 'sk = ?'
  const within = segment === undefined ? '' : ' AND rowid % ? = ?'
  const after = goesOn ? ' AND (pk, sk) > (?, ?)' : ''
  return {
    sql: `SELECT ${WHOLE_ROW} FROM ${table.id} WHERE ${wanted}${within}${after} ORDER BY pk, sk LIMIT ?`,
    values: (query, item) => [
      ...('scanFor' in query ? (query.isPrefix === true ? [query.scanFor, query.scanFor] : [query.scanFor]) : []),
      ...('scanFor' in query && query.segment !== undefined ? [query.segment.of, query.segment.index] : []),
      ...(item === undefined ? [] : [keyOf(item.pk), keyOf(item.sk)]),
    ],
    read: whole,
  }
}

function partition(
  table: NamedTable,
  { index, range, newestFirst }: Exclude<Query, { scanFor: string }>,
  goesOn: boolean,
  whole: Whole,
): Asked {
  const keys = keysOf(table, index)
  const sorted = [...new Set([keys.range.name, TABLE_KEY.hash.name, TABLE_KEY.range.name])]
  const columns = sorted.map((name) => `"${name}"`)
  const conditions = [
    `"${keys.hash.name}" = ?`,
    isThere([keys.hash.name, keys.range.name]),
    ...comparisonsOf(range, columns[0]),
  ]
  if (goesOn)
    conditions.push(`(${columns.join(', ')}) ${newestFirst ? '<' : '>'} (${columns.map(() => '?').join(', ')})`)
  const order = columns.map((column) => (newestFirst ? `${column} DESC` : column)).join(', ')
  const projected = projectionOf(table, index, whole)
  return {
    sql: `SELECT ${projected.columns} FROM ${table.id} WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ?`,
    values: (query, after) => [
      'scanFor' in query ? '' : query.hash,
      ...('scanFor' in query ? [] : boundsOf(query.range)),
      ...(after === undefined ? [] : sorted.map((name) => keyOf(after[name]))),
    ],
    read: projected.read,
  }
}

/** What an index projects is all that a query of it answers, as in DynamoDB; only whole rows have a checksum to hold to. */
function projectionOf(table: NamedTable, index: string | undefined, whole: Whole): { columns: string; read: Whole } {
  const spec = index === undefined ? undefined : table.indexes[index]
  if (spec === undefined || spec.projection === 'all') return { columns: WHOLE_ROW, read: whole }
  const names = [...new Set([TABLE_KEY.hash.name, TABLE_KEY.range.name, spec.hash.name, spec.range.name])]
  const more = spec.projection === 'keys-only' ? [] : spec.projection
  const columns = [
    ...names.map((name) => `"${name}"`),
    ...more.map((name) => `json_extract(item, '$.${name}') AS "${name}"`),
  ]
  return { columns: columns.join(', '), read: present }
}

function present(row: Row): Item {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}

/**
 * What an index asks of its rows, in the words in which every query of it must ask the same. It never asks of a column that
 * is NOT NULL anyway: SQLite drops that from a query, and then finds that the index does not fit.
 */
export function isThere(columns: readonly string[]): string {
  const own: readonly string[] = [TABLE_KEY.hash.name, TABLE_KEY.range.name]
  const asked = columns.filter((name) => !own.includes(name)).map((name) => `"${name}" IS NOT NULL`)
  return asked.length === 0 ? 'TRUE' : asked.join(' AND ')
}

function comparisonsOf(range: Range | undefined, column: string | undefined): string[] {
  if (range === undefined) return []
  switch (range.is) {
    case 'begins-with':
      return endOf(range.value) === null ? [`${column} >= ?`] : [`${column} >= ?`, `${column} < ?`]
    case 'between':
      return [`${column} BETWEEN ? AND ?`]
    case 'at-most':
      return [`${column} <= ?`]
    case 'after':
      return [`${column} > ?`]
  }
}

function boundsOf(range: Range | undefined): Value[] {
  if (range === undefined) return []
  if (range.is === 'between') return [range.from, range.to]
  if (range.is !== 'begins-with') return [range.value]
  const end = endOf(range.value)
  return end === null ? [range.value] : [range.value, end]
}

/** The first text after all that begin with this one; null where there is none. Surrogates are no characters of their own. */
function endOf(prefix: string): string | null {
  const characters = [...prefix]
  for (let last = characters.pop(); last !== undefined; last = characters.pop()) {
    const code = last.codePointAt(0) ?? LAST_CODE_POINT
    if (code < LAST_CODE_POINT) return characters.join('') + String.fromCodePoint(code === 0xd7ff ? 0xe000 : code + 1)
  }
  return null
}

function keyOf(value: unknown): Value {
  return typeof value === 'string' || typeof value === 'number' ? value : null
}
