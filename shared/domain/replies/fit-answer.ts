import type { Action, Ask } from '#shared/contracts/scenario.ts'
import { type Place, type ReadValue, readAs } from './read-value.ts'

/** What a reply says to a question: which option or reading it fits, as `1` or `date`, and what is to be done. */
export type Fitted = { answer: string; actions: readonly Action[]; read: ReadValue | null }

const DIGITS: Readonly<Record<string, string>> = {
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
}
const BEFORE = '(?:我?(?:选|選|要|回复?|回覆)|第|no\\.? ?|number |option |reply )?\\s*'
/** Not the beginning of a longer number or word, a time, or a question about it. */
const BEHIND =
  '(?![\\p{N}\\p{Script=Latin}:%]|[.,，、]\\p{N}|[号點点元块角月日年折件个楼栋]|\\s*(?:不|别|no\\b|not\\b|dont\\b))'

/**
 * The one option whose word the reply says, else the first reading that it fits; null where it fits none, names two, or
 * asks back. Widths and capitals make no difference, and 一 or `one` are 1. What stands behind the word is left for people.
 */
export function fitAnswer({ options, reads }: Ask, text: string, place: Place): Fitted | null {
  const plain = plainOf(text)
  if (/(?:[?]|吗|嗎|么)$/u.test(plain)) return null
  const fits = options.filter(({ says }) => says.some((word) => saysWord(plain, wordOf(word))))
  const [option] = fits
  if (option !== undefined)
    return fits.length > 1 || namesAnother(plain, options)
      ? null
      : { answer: option.says[0] ?? '', actions: option.then, read: null }
  for (const { as, then } of reads) {
    const read = readAs(as, text, place)
    if (read !== null) return { answer: as, actions: then, read }
  }
  return null
}

function wordOf(said: string): string {
  return said.normalize('NFKC').trim().toLowerCase()
}

function plainOf(text: string): string {
  const plain = withoutEdges(wordOf(text))
  const [first = ''] = /^\p{Script=Latin}+|^\p{Script=Han}/u.exec(plain) ?? []
  const digit = DIGITS[first]
  const isAlone = digit !== undefined && /^(?:$|[\s\p{P}])/u.test(plain.slice(first.length))
  return isAlone ? digit + plain.slice(first.length) : plain
}

/** Without blanks, punctuation and signs around it, but for the question mark of whoever asks back. */
function withoutEdges(text: string): string {
  const characters = [...text]
  const isEdge = (character: string) => /[\s\p{P}\p{S}]/u.test(character)
  const first = characters.findIndex((character) => !isEdge(character))
  const last = characters.findLastIndex((character) => character === '?' || !isEdge(character))
  return first < 0 ? '' : characters.slice(first, last + 1).join('')
}

/** A digit may be followed by words; a word stands alone or before a stop, so that 同意书 is not 同意. */
function saysWord(plain: string, word: string): boolean {
  if (/^\p{N}+$/u.test(word)) return new RegExp(`^${BEFORE}${word}${BEHIND}`, 'u').test(plain)
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  return new RegExp(`^${escaped}(?:$|[\\s\\p{P}]|[了的吧啊呀哦]+$)`, 'u').test(plain)
}

/** `1和2`, `1 or 2`: nobody can tell which. */
function namesAnother(plain: string, options: Ask['options']): boolean {
  const digits = options.flatMap(({ says }) => says.map(wordOf)).filter((word) => /^\p{N}+$/u.test(word))
  const [, one, other] =
    /^\D*?(\p{N}+)\s*(?:[,，、/&+\s]|和|或者?|还是|跟|and|or)+\s*(\p{N}+)(?!\p{N})/u.exec(plain) ?? []
  return one !== undefined && other !== undefined && one !== other && digits.includes(one) && digits.includes(other)
}
