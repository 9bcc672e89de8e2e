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
  | { ok: true; columns: Columns<F>; row: TableRow; layout: string | null; mapping: ListMapping }
  | { ok: false; fault: FileFault }

/** How the columns of a list with this header were read before; undefined where nobody said. */
export type Remembered = (header: readonly string[]) => Promise<ListMapping | undefined>

/**
 * The header among the first rows of a list: the row that names most of its columns, the first of equals. What the caller
 * maps goes before what was remembered, that before a known layout, that before the usual words. A list that lacks what it
 * needs says which other kind it seems to be.
 */
export async function findHeader<F extends string>(
  list: { what: ImportWhat; spec: ColumnSpec<F> },
  rows: readonly TableRow[],
  given: { mapping: ListMapping; remembered: Remembered },
): Promise<FoundHeader<F>> {
  const row = bestRow(rows, list.spec, given.mapping)
  if (row === undefined) return { ok: false, fault: { because: 'empty' } }
  const layout = findLayout(list.what, row.cells)
  const known = (await given.remembered(row.cells)) ?? (layout && mappingOfLayout(layout, row.cells)) ?? {}
  const mapping = { ...known, ...given.mapping }
  const read = readHeader(list.spec, row.cells, mapping)
  if (read.ok) return { ok: true, columns: read.columns, row, layout: layout?.id ?? null, mapping }
  const other = read.because === 'missing' ? seemsToBe(list.what, rows) : undefined
  return { ok: false, fault: other === undefined ? read : { because: 'other-kind', seemsToBe: other } }
}

/** The kind of list that these rows are, where it is another than was said. */
function seemsToBe(what: ImportWhat, rows: readonly TableRow[]): ImportWhat | undefined {
  return ImportWhat.options.find((other) => {
    const row = bestRow(rows, COLUMNS_OF[other], {})
    return other !== what && row !== undefined && readHeader<string>(COLUMNS_OF[other], row.cells).ok
  })
}

function bestRow(rows: readonly TableRow[], spec: ColumnSpec<string>, mapping: ListMapping): TableRow | undefined {
  const names = new Set([...namesOf(spec), ...Object.keys(mapping)].map(exactNameOf))
  const scored = rows.filter(({ line }) => line <= HEADER_WITHIN).map((row) => ({ row, score: knownIn(row, names) }))
  const [first] = scored
  if (first === undefined) return rows[0]
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).row
}

function namesOf(spec: ColumnSpec<string>): string[] {
  return fieldsOf(spec).flatMap((field) => [...(spec[field]?.names ?? [])])
}

function knownIn({ cells }: TableRow, names: ReadonlySet<string>): number {
  return cells.filter((cell) => names.has(exactNameOf(cell)) || names.has(plainNameOf(cell))).length
}
