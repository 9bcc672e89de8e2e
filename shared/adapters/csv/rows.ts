import type { TableRow } from '#shared/domain/lists/table-row.ts'
import { separate } from './delimiter.ts'
import type { Line } from './lines.ts'
import { isTooLong, type OpenRecord, openRecord, type RecordState } from './record.ts'

type Options = {
  /** Whether a cell shows that the file was decoded wrongly. */
  isGarbled?(cell: string): boolean
}
type Begun = { line: number; record: OpenRecord; lines: number[] }
type Ended = { line: number; record: Pick<OpenRecord, 'cells' | 'isTooLong'> }

/**
 * The rows of a table with the line on which each begins. Where a quotation mark is never closed, or closed only beyond one
 * that opens another cell, the lines between are refused one by one and never read; rows go on where a line again begins
 * one of a width that the table has.
 */
export async function* readRows(source: AsyncIterable<Line>, options: Options = {}): AsyncGenerator<TableRow> {
  const { delimiter, lines } = await separate(source)
  const rows = createRowReader(delimiter, options)
  for await (const line of lines) yield* rows.take(line)
  yield* rows.end()
}

function createRowReader(delimiter: string, { isGarbled = () => false }: Options) {
  const widths = new Set<number>()
  let begun: Begun | undefined
  let isLost = false

  const rowOf = ({ line, record }: Ended): TableRow[] => {
    const { cells } = record
    if (cells.every(isBlank) && !record.isTooLong) return []
    widths.add(widthOf(cells))
    return [{ line, cells, fault: record.isTooLong ? 'too-long' : damageOf(cells, isGarbled) }]
  }
  const begin = (line: Line): TableRow[] => {
    const row: Begun = { line: line.number, record: openRecord(delimiter), lines: [line.number] }
    const state = row.record.feed(line.text)
    if (isLost && !mayGoOn(state, row.record)) return refused([line.number])
    // The next lines may be the rest of a cell whose beginning was not understood.
    isLost = state === 'contradicted'
    if (state === 'closed') return rowOf(row)
    if (isLost) return refused([line.number])
    begun = row
    return []
  }
  const mayGoOn = (state: RecordState, { cells, hasStray }: OpenRecord) =>
    !hasStray && (state === 'open' || (state === 'closed' && widths.has(widthOf(cells))))
  const goOn = (row: Begun, line: Line): TableRow[] => {
    const state = row.record.feed(line.text)
    if (state === 'open') {
      if (!isBlank(line.text)) row.lines.push(line.number)
      return []
    }
    begun = undefined
    if (state === 'closed') return rowOf(row)
    isLost = true
    return [...refused(row.lines), ...begin(line)]
  }
  return {
    take(line: Line): TableRow[] {
      if (begun !== undefined) return goOn(begun, line)
      if (isBlank(line.text)) return []
      if (line.text.includes('"')) return begin(line)
      if (isLost) return refused([line.number])
      const cells = line.text.split(delimiter)
      return rowOf({ line: line.number, record: { cells, isTooLong: cells.some(isTooLong) } })
    },
    end: (): TableRow[] => (begun === undefined ? [] : refused(begun.lines)),
  }
}

function refused(lines: readonly number[]): TableRow[] {
  return lines.map((line) => ({ line, cells: [], fault: 'quotes' }))
}

/** Without the separators that some programs put at the end of a row. */
function widthOf(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => !isBlank(cell)) + 1
}

function damageOf(cells: readonly string[], isGarbled: (cell: string) => boolean): 'encoding' | null {
  return cells.some((cell) => cell.includes('\ufffd') || isGarbled(cell)) ? 'encoding' : null
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
