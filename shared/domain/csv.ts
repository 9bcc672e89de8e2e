/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection, read 2026-11-30). */
const FORMULA = /^[=+\-@\t\r]/u
const TO_QUOTE = /[",\r\n]/u

/** With it, spreadsheets read a file as UTF-8. */
export const BYTE_ORDER_MARK = '\u{feff}'

export type CsvCell = string | number | boolean | null

/**
 * One line with its end (RFC 4180). Text that a spreadsheet would calculate gets an apostrophe in front; numbers are written
 * as they are. Null is an empty cell.
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return TO_QUOTE.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
