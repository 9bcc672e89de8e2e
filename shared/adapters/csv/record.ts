/** Longer ones are no cells of a list. */
const LONGEST_CELL = 100_000

export function isTooLong(cell: string): boolean {
  return cell.length > LONGEST_CELL
}

/** `contradicted`: a mark that opens a cell stands inside one that is open, so one of the two is a stray. */
export type RecordState = 'open' | 'closed' | 'contradicted'

export type OpenRecord = {
  /** Takes the record's next line. */
  feed(line: string): RecordState
  readonly cells: readonly string[]
  /** Whether a cell was longer than any cell is, and is left out. */
  readonly isTooLong: boolean
  /** Whether a mark stands inside a cell that none opened. */
  readonly hasStray: boolean
}

/**
 * One record of a table of text. A mark that opens at a cell's beginning is believed until one stands before a separator
 * or a line's end, whatever lies between; two marks in a row are one of the text; other marks are text (RFC 4180, and
 * what spreadsheets make of it).
 */
export function openRecord(delimiter: string): OpenRecord {
  const cells: string[] = []
  let quoted: string | undefined
  let hasTooLong = false
  let hasStray = false

  const push = (text: string) => {
    hasTooLong ||= isTooLong(text)
    hasStray ||= text.includes('"')
    cells.push(hasTooLong ? '' : text)
  }
  const keep = (text: string) => {
    if (quoted === undefined) return
    hasTooLong ||= quoted.length + text.length > LONGEST_CELL
    quoted = hasTooLong ? '' : quoted + text
  }
  /** Where the quoted cell that is open at `from` ends: behind its separator, at the line's end, or not on this line. */
  const readQuoted = (line: string, from: number): number | RecordState => {
    let at = from
    for (;;) {
      const mark = line.indexOf('"', at)
      if (mark < 0) {
        keep(`${line.slice(at)}\n`)
        return 'open'
      }
      if (line[mark + 1] === '"') {
        keep(line.slice(at, mark + 1))
        at = mark + 2
        continue
      }
      const next = skipBlanks(line, mark + 1, delimiter)
      if (next === line.length || line[next] === delimiter) {
        keep(line.slice(at, mark))
        cells.push(quoted ?? '')
        quoted = undefined
        return next === line.length ? 'closed' : next + 1
      }
      if (opensCell(line, mark, delimiter)) return 'contradicted'
      keep(line.slice(at, mark + 1))
      at = mark + 1
    }
  }
  return {
    feed(line) {
      let at = 0
      for (;;) {
        if (quoted === undefined) {
          const start = skipBlanks(line, at, delimiter)
          if (line[start] === '"') {
            quoted = ''
            at = start + 1
          } else {
            const end = line.indexOf(delimiter, at)
            push(line.slice(at, end < 0 ? undefined : end).trim())
            if (end < 0) return 'closed'
            at = end + 1
            continue
          }
        }
        const end = readQuoted(line, at)
        if (typeof end === 'string') return end
        at = end
      }
    },
    cells,
    get isTooLong() {
      return hasTooLong
    },
    get hasStray() {
      return hasStray
    },
  }
}

function skipBlanks(line: string, from: number, delimiter: string): number {
  let at = from
  while (at < line.length && line[at] !== delimiter && /\s/u.test(line[at] ?? '')) at += 1
  return at
}

function opensCell(line: string, mark: number, delimiter: string): boolean {
  const blank = delimiter === '\t' ? / /u : /\s/u
  let at = mark
  while (at > 0 && blank.test(line[at - 1] ?? '')) at -= 1
  return at === 0 || line[at - 1] === delimiter
}
