import type { KindView } from '#shared/contracts/console-api/kind.ts'

/** What is written into a wording, and which part of it to select, from and to in its own text; null: nothing. */
export type Snippet = { text: string; select: [number, number] | null }

const FORMATS: Record<string, string> = { money: ':money', date: ':date', time: ':time' }

/** The variable as the wording language writes it: flags around words, a fallback where a value may be missing. */
export function snippetFor(
  { name, type, optional }: KindView['variables'][number],
  words: { fallback: string; inside: string },
): Snippet {
  if (type === 'flag') return around(`{{#${name}}}`, words.inside, `{{/${name}}}`)
  const format = FORMATS[type] ?? ''
  return optional ? around(`{{${name}${format}|`, words.fallback, '}}') : { text: `{{${name}${format}}}`, select: null }
}

function around(before: string, inside: string, after: string): Snippet {
  return { text: before + inside + after, select: [before.length, before.length + inside.length] }
}
