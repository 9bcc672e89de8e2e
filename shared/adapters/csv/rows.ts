import { CsvError, parse } from 'csv-parse/sync'
import type { TableRow } from '#shared/domain/lists/table-row.ts'
import type { Line } from './lines.ts'

const DELIMITERS = [',', ';', '\t']
/** How far a quoted cell may reach over line breaks before its opening mark is taken for a stray one. */
const LONGEST_ROW_LINES = 20
const LONGEST_ROW_CHARACTERS = 100_000

/**
 * The rows of a table with the line on which each begins; the delimiter is told from the first. A quotation mark that is
 * never closed costs its own line only: the next line is read as a row again.
 */
export async function* readRows(lines: AsyncIterable<Line>): AsyncGenerator<TableRow> {
  const source = createLookahead(lines)
  let table: { delimiter: string; width: number } | undefined
  try {
    for (let line = await source.next(); line; line = await source.next()) {
      if (isBlank(line.text)) continue
      const delimiter: string = table?.delimiter ?? delimiterOf(line.text)
      const cells: readonly string[] | undefined = line.text.includes('"')
        ? await readQuoted(line, source, delimiter, table?.width)
        : line.text.split(delimiter)
      if (cells?.every(isBlank)) continue
      table ??= { delimiter, width: cells?.length ?? 0 }
      yield { line: line.number, cells: cells ?? [], fault: cells ? damageOf(cells) : 'quotes' }
    }
  } finally {
    await source.close()
  }
}

type Lookahead = ReturnType<typeof createLookahead>

/** Lines that can be given back. */
function createLookahead(lines: AsyncIterable<Line>) {
  const iterator = lines[Symbol.asyncIterator]()
  const returned: Line[] = []
  return {
    async next(): Promise<Line | undefined> {
      const line = returned.pop()
      if (line) return line
      const result = await iterator.next()
      return result.done ? undefined : result.value
    },
    /** Lets go of the file also when not all of it was read. */
    async close(): Promise<void> {
      await iterator.return?.()
    },
    giveBack(taken: readonly Line[]): void {
      returned.push(...taken.toReversed())
    },
  }
}

/** The cells of a row that begins on `first`, taking lines as long as a quotation mark is open; undefined if it stays so. */
async function readQuoted(first: Line, source: Lookahead, delimiter: string, width: number | undefined) {
  const taken: Line[] = []
  let text = first.text
  for (;;) {
    // A line without a mark cannot close one.
    const mayClose = (taken.at(-1) ?? first).text.includes('"')
    const cells = mayClose ? parseRecord(text, delimiter) : undefined
    // Two stray marks on two lines look like one long cell; then the row comes out with another number of cells.
    if (cells && (taken.length === 0 || width === undefined || cells.length === width)) return cells
    const following = cells || isTooLong(taken, text) ? undefined : await source.next()
    if (!following) {
      source.giveBack(taken)
      return undefined
    }
    taken.push(following)
    text += `\n${following.text}`
  }
}

function isTooLong(taken: readonly Line[], text: string): boolean {
  return taken.length >= LONGEST_ROW_LINES || text.length > LONGEST_ROW_CHARACTERS
}

/** One record; undefined while a quotation mark is open. */
function parseRecord(text: string, delimiter: string): string[] | undefined {
  try {
    const records: string[][] = parse(text, {
      delimiter,
      record_delimiter: '\u0000', // the text is one record, whatever breaks its cells hold
      relax_quotes: true,
      relax_column_count: true,
      trim: true,
    })
    return records[0] ?? []
  } catch (error) {
    if (error instanceof CsvError) return undefined
    throw error
  }
}

function delimiterOf(header: string): string {
  const outsideQuotes = header.replaceAll(/"[^"]*"/gu, '')
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: outsideQuotes.split(delimiter).length }))
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).delimiter
}

function damageOf(cells: readonly string[]): 'encoding' | null {
  return cells.some((cell) => cell.includes('\ufffd')) ? 'encoding' : null
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
