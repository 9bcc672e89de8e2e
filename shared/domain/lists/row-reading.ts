import type { RowProblem } from '#shared/contracts/import.ts'
import type { Columns } from './columns.ts'
import type { ProblemCode } from './problem-words.ts'
import type { TableRow } from './table-row.ts'

/** What a row asks for; undefined when it is refused. At least one problem of a refused row is an error. */
export type RowReading<T> = { change: T | undefined; problems: RowProblem[] }

/** Reads one row's cells by field and collects what is wrong with it. */
export type RowNotes<F extends string> = {
  /** The cell without surrounding blanks; empty when the cell or its column is missing. */
  text(field: F): string
  /** What stands in all columns of the field, blanks left out, in order. */
  texts(field: F): string[]
  /** The same, each with the title of its column. */
  placed(field: F): { text: string; title: string }[]
  /** The cell of a column of one's own, likewise. */
  textAt(index: number): string
  /** Whether the file has the column and the row reaches that far. */
  has(field: F): boolean
  /** The row goes in without that part. `shown` is the masked value. */
  warn(field: F | null, code: ProblemCode, shown?: string, detail?: string): void
  /** Likewise, about a column by its title. */
  warnAt(title: string, code: ProblemCode, shown: string): void
  /** The row is refused. `detail` is what the code's words leave open. */
  refuse(field: F | null, code: ProblemCode, shown?: string, detail?: string): void
  readonly problems: RowProblem[]
  isRefused(): boolean
}

/** ="123" and '123 are how spreadsheets are told that digits are text; 'null stands in exports for nothing. */
const FORCED_TEXT = /^(?:="([^"]*)"|'(\+?\d.*))$/u
const FORCED_NOTHING = /^'?(?:null|undefined)$/iu

/** Opens a row for reading. Notes at once what makes all of it doubtful: damaged bytes, stray quotes, too many cells. */
export function openRow<F extends string>(row: TableRow, columns: Columns<F>): RowNotes<F> {
  const problems: RowProblem[] = []
  const note =
    (severity: RowProblem['severity']) =>
    (field: F | null, code: ProblemCode, shown = '', detail?: string) => {
      const column = field === null ? null : (columns.places.get(field)?.title ?? null)
      problems.push({ line: row.line, column, severity, code, detail: detail ?? null, value: shown })
    }
  const cellOf = (field: F) => row.cells[columns.places.get(field)?.index ?? -1]
  const textAt = (index: number) => unforced(row.cells[index]?.trim() ?? '')
  const notes: RowNotes<F> = {
    text: (field) => textAt(columns.places.get(field)?.index ?? -1),
    texts: (field) => notes.placed(field).map(({ text }) => text),
    placed: (field) => {
      const first = columns.places.get(field)
      const places = [
        ...(first === undefined ? [] : [first]),
        ...columns.spare.filter((place) => place.field === field),
      ]
      return places.map(({ index, title }) => ({ text: textAt(index), title })).filter(({ text }) => text !== '')
    },
    textAt,
    has: (field) => cellOf(field) !== undefined,
    warn: note('warning'),
    warnAt: (column, code, value) =>
      problems.push({ line: row.line, column, severity: 'warning', code, detail: null, value }),
    refuse: note('error'),
    problems,
    isRefused: () => problems.some(({ severity }) => severity === 'error'),
  }
  noteShape(row, columns.width, notes)
  return notes
}

function unforced(text: string): string {
  if (text.startsWith("'") && FORCED_NOTHING.test(text)) return ''
  const match = FORCED_TEXT.exec(text)
  return match ? (match[1] ?? match[2] ?? '').trim() : text
}

function noteShape(row: TableRow, width: number, notes: RowNotes<string>): void {
  if (row.fault === 'quotes') notes.refuse(null, 'row-quotes')
  else if (row.fault === 'too-long') notes.refuse(null, 'row-cell-too-long')
  else if (row.fault === 'encoding') notes.refuse(null, 'row-encoding')
  else if (row.cells.slice(width).some((cell) => cell.trim() !== '')) notes.refuse(null, 'row-too-many-cells')
  else if (row.cells.length < width) notes.warn(null, 'row-too-few-cells')
}
