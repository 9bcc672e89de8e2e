import type { BusinessLine } from '#shared/contracts/business-line.ts'
import type { KindView } from '#shared/contracts/console-api/kind.ts'

const CARDS = 8

/** The eight kinds that a line of business is shown first: those chosen for it, then others of its own. */
export function firstKindsFor(line: BusinessLine, kinds: readonly KindView[]): KindView[] {
  const chosen = kinds.filter(({ first }) => first[line] !== undefined)
  const others = kinds.filter(({ first, lines }) => first[line] === undefined && lines.includes(line))
  const inOrder = chosen.toSorted((one, other) => (one.first[line] ?? 0) - (other.first[line] ?? 0))
  return [...inOrder, ...others].slice(0, CARDS)
}

/** The kinds that hold every word of a query in a name, a sentence, a text or their id, in either language. */
export function findKinds(query: string, kinds: readonly KindView[]): KindView[] {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean)
  return kinds.filter((kind) => {
    const said = [kind.names, kind.about, ...Object.values(kind.texts)].flatMap(({ zh, en }) => [zh, en])
    const text = [kind.id, ...said].join('\n').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
