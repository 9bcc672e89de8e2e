import { ImportWhat } from '#shared/contracts/import.ts'
import type { ListMapping } from '#shared/contracts/list-mapping.ts'
import { type ColumnSpec, fieldsOf } from './column-specs.ts'
import { type Columns, readHeader } from './columns.ts'
import type { FileFault } from './file-problem.ts'
import { exactNameOf, plainNameOf } from './header-names.ts'
import { findLayout, mappingOfLayout } from './layouts.ts'
import { columnsOf, isOfRecords } from './list-specs.ts'
import { partOfRecord } from './record-columns.ts'
import type { TableRow } from './table-row.ts'

/** Titles, notes and blank lines may stand above a header, but no more than make ten lines with it. */
export const HEADER_WITHIN = 10

export type FoundHeader<F extends string> =
  | { ok: true; columns: Columns<F>; row: TableRow; layout: string | null }
  | { ok: false; fault: FileFault }

type List<F extends string> = { what: ImportWhat; spec: ColumnSpec<F> }

/** What the caller maps goes before what was remembered for this header, that before a known layout. */
type Given = { mapping: ListMapping; remembered: ListMapping | undefined }

/**
 * The header among the first rows of a list: the row that names most of its columns, the first of equals; undefined where
 * there are no rows.
 */
export function findHeaderRow(
  spec: ColumnSpec<string>,
  rows: readonly TableRow[],
  mapping: ListMapping,
): TableRow | undefined {
  const names = new Set([...namesOf(spec), ...Object.keys(mapping)].map(exactNameOf))
  const scored = rows.filter(({ line }) => line <= HEADER_WITHIN).map((row) => ({ row, score: knownIn(row, names) }))
  const [first] = scored
  if (first === undefined) return rows[0]
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).row
}

/** How that header's columns are read. A list that lacks what it needs says which other kind its rows seem to be. */
export function readFoundHeader<F extends string>(
  { what, spec }: List<F>,
  { row, rows }: { row: TableRow; rows: readonly TableRow[] },
  given: Given,
): FoundHeader<F> {
  const layout = findLayout(what, row.cells)
  const known = given.remembered ?? (layout && mappingOfLayout(layout, row.cells)) ?? {}
  const mapping = { ...(what === 'list' ? ownColumns(spec, row.cells) : {}), ...known, ...given.mapping }
  const read = readHeader(spec, row.cells, mapping)
  if (read.ok && !saysSomething(what, read.columns)) {
    const other = seemsToBe(what, rows)
    const lacking = { because: 'missing', titles: [shownFields(spec)] } as const
    return { ok: false, fault: other === undefined ? lacking : { because: 'other-kind', seemsToBe: other } }
  }
  if (read.ok) return { ok: true, columns: read.columns, row, layout: layout?.id ?? null }
  const other = read.because === 'missing' ? seemsToBe(what, rows) : undefined
  return { ok: false, fault: other === undefined ? read : { because: 'other-kind', seemsToBe: other } }
}

/** Every column of a list of people that is none of its fields is for the text, as it stands there. */
function ownColumns(spec: ColumnSpec<string>, header: readonly string[]): ListMapping {
  const names = new Set(namesOf(spec).map(exactNameOf))
  const own = header.filter(
    (cell) => cell.trim() !== '' && !names.has(exactNameOf(cell)) && !names.has(plainNameOf(cell)),
  )
  return Object.fromEntries(own.map((cell) => [cell.trim(), { custom: 'text' as const }]))
}

/** An id alone makes no record: half of all lists have a column of that name. */
function saysSomething(what: ImportWhat, { places }: Columns<string>): boolean {
  return !isOfRecords(what) || [...places.keys()].some((column) => partOfRecord(column) !== null)
}

/** The fields of which one at least must be there. */
function shownFields(spec: ColumnSpec<string>): string {
  const parts = fieldsOf(spec).filter((field) => partOfRecord(field) !== null)
  return parts
    .slice(0, 4)
    .map((field) => spec[field]?.names[0])
    .join(' / ')
}

/** The kind of list that these rows are, where it is another than was said: the one that reads most of the columns. */
function seemsToBe(what: ImportWhat, rows: readonly TableRow[]): ImportWhat | undefined {
  const scored = ImportWhat.options.flatMap((other) => {
    if (other === what || other === 'list') return []
    const spec = columnsOf(other)
    const row = findHeaderRow(spec, rows, {})
    const read = row === undefined ? undefined : readHeader<string>(spec, row.cells)
    return read?.ok === true && saysSomething(other, read.columns) ? [{ other, known: read.columns.places.size }] : []
  })
  return scored.toSorted((a, b) => b.known - a.known)[0]?.other
}

function namesOf(spec: ColumnSpec<string>): string[] {
  return fieldsOf(spec).flatMap((field) => [...(spec[field]?.names ?? [])])
}

function knownIn({ cells }: TableRow, names: ReadonlySet<string>): number {
  return cells.filter((cell) => names.has(exactNameOf(cell)) || names.has(plainNameOf(cell))).length
}
