import type { Line } from './lines.ts'

const DELIMITERS = [',', ';', '\t']
/** How a spreadsheet is told the separator. */
const SAID = /^\s*"?sep=(.|\t)"?\s*$/iu
const LINES_LOOKED_AT = 10

export type SeparatedLines = { delimiter: string; lines: AsyncIterable<Line> }

/**
 * The separator of a table of text: what its first line says, else the one that stands equally often on most of the first
 * ten lines, outside quotes. A line that only says it is left out.
 */
export async function separate(source: AsyncIterable<Line>): Promise<SeparatedLines> {
  const iterator = source[Symbol.asyncIterator]()
  const head: Line[] = []
  while (head.length < LINES_LOOKED_AT) {
    const next = await iterator.next()
    if (next.done) break
    head.push(next.value)
  }
  const said = SAID.exec(head[0]?.text ?? '')?.[1]
  const first = said === undefined ? head : head.slice(1)
  const delimiter = said ?? delimiterOf(first.map(({ text }) => text).join('\n'))
  return { delimiter, lines: following(first, iterator) }
}

async function* following(first: readonly Line[], rest: AsyncIterator<Line>): AsyncGenerator<Line> {
  try {
    yield* first
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    // Lets go of the file also when not all of it was read.
    await rest.return?.()
  }
}

function delimiterOf(text: string): string {
  const lines = text
    .replaceAll(/"[^"]*"/gu, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const shares = DELIMITERS.map((delimiter) => ({ delimiter, ...regularityOf(lines, delimiter) }))
  return shares.reduce((best, next) =>
    next.lines > best.lines || (next.lines === best.lines && next.count > best.count) ? next : best,
  ).delimiter
}

/** On how many lines the separator stands equally often, and how often. */
function regularityOf(lines: readonly string[], delimiter: string): { lines: number; count: number } {
  const byCount = Map.groupBy(lines, (line) => line.split(delimiter).length - 1)
  byCount.delete(0)
  return [...byCount].reduce(
    (best, [count, alike]) =>
      alike.length > best.lines || (alike.length === best.lines && count > best.count)
        ? { lines: alike.length, count }
        : best,
    { lines: 0, count: 0 },
  )
}
