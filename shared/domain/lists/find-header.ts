import { ImportWhat } from '#shared/contracts/import.ts'
import type { ListMapping } from '#shared/contracts/list-mapping.ts'
import { COLUMNS_OF, type ColumnSpec, fieldsOf } from './column-specs.ts'
import { type Columns, readHeader } from './columns.ts'
import type { FileFault } from './file-problem.ts'
import { exactNameOf, plainNameOf } from './header-names.ts'
import { findLayout, mappingOfLayout } from './layouts.ts'
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
  const mapping = { ...known, ...given.mapping }
  const read = readHeader(spec, row.cells, mapping)
  if (read.ok) return { ok: true, columns: read.columns, row, layout: layout?.id ?? null }
  const other = read.because === 'missing' ? seemsToBe(what, rows) : undefined
  return { ok: false, fault: other === undefined ? read : { because: 'other-kind', seemsToBe: other } }
}

/** The kind of list that these rows are, where it is another than was said. */
function seemsToBe(what: ImportWhat, rows: readonly TableRow[]): ImportWhat | undefined {
  return ImportWhat.options.find((other) => {
    const row = findHeaderRow(COLUMNS_OF[other], rows, {})
    return other !== what && row !== undefined && readHeader<string>(COLUMNS_OF[other], row.cells).ok
  })
}

function namesOf(spec: ColumnSpec<string>): string[] {
  return fieldsOf(spec).flatMap((field) => [...(spec[field]?.names ?? [])])
}

function knownIn({ cells }: TableRow, names: ReadonlySet<string>): number {
  return cells.filter((cell) => names.has(exactNameOf(cell)) || names.has(plainNameOf(cell))).length
}
