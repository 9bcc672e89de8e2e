import { readSheet } from 'read-excel-file/universal'

/** The first sheet of a workbook as rows of texts; the index of a row is its line less one. */
export type ReadSheet = (workbook: ArrayBuffer) => Promise<string[][]>

/**
 * Reads the first sheet: numbers as their digits stand in the file, dates as 2026-12-05, or 2026-12-05 18:00:00 with a time.
 * Holds the thread and the whole sheet; look at `workbookFault` before. @throws whatever a broken workbook makes it throw
 */
export const readFirstSheet: ReadSheet = async (workbook) => {
  const rows = await readSheet(workbook, 1, { parseNumber: (digits) => digits })
  return rows.map((row) => row.map(textOf))
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return dateOf(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return String(cell)
}

/** The reader gives a sheet's wall clock as if it were UTC. */
function dateOf(cell: Date): string {
  if (Number.isNaN(cell.getTime())) return ''
  const [date = '', time = ''] = cell.toISOString().split('T')
  const clock = time.slice(0, 8)
  return clock === '00:00:00' ? date : `${date} ${clock}`
}
