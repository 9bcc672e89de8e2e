import type { Import, ImportPreview, PreviewColumn } from '#shared/contracts/import.ts'
import { type ColumnSpec, wireNameOf } from '#shared/domain/lists/column-specs.ts'
import { columnsOf } from '#shared/domain/lists/list-specs.ts'
import { maskForPreview } from '#shared/domain/lists/masking.ts'
import type { TableRow } from '#shared/domain/lists/table-row.ts'
import type { RightOfWay } from '#shared/ports/right-of-way.ts'
import { inBlocks, type RowResult } from './import-rows.ts'
import type { OpenedList } from './open-list.ts'

const ROWS_SHOWN = 5
const SAMPLES = 3
const MOST_COLUMNS = 200

type Deps = { rightOfWay?: Pick<RightOfWay, 'beforeStretch'> }

/**
 * What a list that was opened without writing would do as things are: the counts come from the same code that writes.
 * Undefined where it has no rows. Ends early, with `exact: false`, where `isLate` says so.
 */
export async function previewList(
  deps: Deps,
  item: Import,
  list: OpenedList,
  isLate: () => boolean,
): Promise<ImportPreview | undefined> {
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0 }
  const problems: Record<string, number> = {}
  const shown: TableRow[] = []
  let exact = true
  for await (const block of inBlocks(list.rows)) {
    const rows = block.filter(({ line }) => line > list.header.row.line)
    if (rows.length === 0) continue
    shown.push(...rows.slice(0, ROWS_SHOWN - shown.length))
    await deps.rightOfWay?.beforeStretch()
    for (const result of await list.write(rows)) count(result, counts, problems)
    exact = !isLate()
    if (!exact) break
  }
  if (shown.length === 0) return undefined
  return { ...describe(item, list, shown), counts, problems, exact }
}

function count(
  { outcome, problems }: RowResult,
  counts: ImportPreview['counts'],
  byCode: Record<string, number>,
): void {
  counts[outcome] += 1
  for (const code of new Set(problems.map((problem) => problem.code))) byCode[code] = (byCode[code] ?? 0) + 1
}

function describe({ what }: Import, { header }: OpenedList, shown: readonly TableRow[]) {
  const spec: ColumnSpec<string> = columnsOf(what)
  const { places, spare, custom } = header.columns
  const fields = new Map<number, string>([
    ...[...places].map(([field, { index }]): [number, string] => [index, wireNameOf(spec, field)]),
    ...spare.map(({ index, field }): [number, string] => [index, wireNameOf(spec, field)]),
  ])
  const types = new Map(custom.map(({ index, type }) => [index, type]))
  const shownAt = (row: TableRow, index: number) => maskForPreview(row.cells[index] ?? '', fields.get(index) ?? null)
  const columns = header.row.cells.slice(0, MOST_COLUMNS).map((title, index): PreviewColumn => {
    const samples = shown.map((row) => shownAt(row, index)).filter((text) => text !== '')
    const use = { field: fields.get(index) ?? null, custom: types.get(index) ?? null }
    return { title: title.trim().slice(0, 60), ...use, samples: [...new Set(samples)].slice(0, SAMPLES) }
  })
  const rows = shown.map((row) => columns.map((_, index) => shownAt(row, index)))
  return { header: header.row.line, layout: header.layout, columns, rows }
}
