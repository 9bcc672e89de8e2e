import {
  ABOUT_ORDER,
  FILLERS,
  HELP_WHOLE,
  MARKETING_ONLY,
  PLEASE,
  START_IF_STOPPED,
  START_WHOLE,
  STOP_ALWAYS,
  STOP_BARE,
  STOP_DENIED,
  STOP_FOR_A_TIME,
  STOP_UNLESS_ORDER,
  STOP_WHOLE,
} from './reply-words.ts'

/** `start`: with `isCertain` false only where the number takes no texts, since it may as well answer a question. */
export type ReplySense =
  | { kind: 'stop'; scope: 'all' | 'marketing' }
  | { kind: 'start'; isCertain: boolean }
  | { kind: 'help' }
  | { kind: 'other' }

/**
 * Whether a reply ends texts, wants them again, or asks what this is, in any of the languages of `reply-words.ts`: alone, with
 * politeness around it, spaced out or misspelt, and in a sentence that names the texts. What speaks of an order, denies it, or
 * means only some hours is `other`, for a person to read. Widths, capitals and accents make no difference.
 */
export function readReply(text: string): ReplySense {
  const plain = plainOf(text)
  const words = plain.split(' ').filter((word) => word !== '')
  const bare = words.join('')
  if (START_WHOLE.has(bare) || saysOnly(words, START_WHOLE)) return { kind: 'start', isCertain: true }
  if (isStop(plain, words, bare)) return { kind: 'stop', scope: MARKETING_ONLY.test(plain) ? 'marketing' : 'all' }
  if (saysOnly(words, START_IF_STOPPED)) return { kind: 'start', isCertain: false }
  return saysOnly(words, HELP_WHOLE) ? { kind: 'help' } : { kind: 'other' }
}

/** Whether this could be taken for such a word, and so is never an answer to a question. */
export function isReservedWord(word: string): boolean {
  return readReply(word).kind !== 'other'
}

function isStop(plain: string, words: readonly string[], bare: string): boolean {
  if (STOP_WHOLE.has(bare) || STOP_WHOLE.has(squeezed(bare)) || saysOnly(words, STOP_WHOLE)) return true
  if (STOP_BARE.has(bare) || STOP_BARE.has(bare.replace(PLEASE, ''))) return true
  if (STOP_DENIED.test(plain) || STOP_FOR_A_TIME.test(plain)) return false
  if (STOP_ALWAYS.some((pattern) => pattern.test(plain) || pattern.test(joined(plain)))) return true
  return (
    !ABOUT_ORDER.test(plain) && STOP_UNLESS_ORDER.some((pattern) => pattern.test(plain) || pattern.test(joined(plain)))
  )
}

/** Small letters of usual width, without accents, apostrophes, invisible characters and punctuation; one space between words. */
function plainOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(?<=\p{sc=Latin})[\u0300-\u036f]+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replace(/\p{Cf}/gu, '')
    .replace(/['’‘`]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** Languages written without spaces, where somebody put some. */
function joined(plain: string): string {
  return plain.replace(
    /(?<=[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]) (?=[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}])/gu,
    '',
  )
}

/** `stoooop` and `TTT`: a letter said many times is said once. */
function squeezed(bare: string): string {
  return bare.replace(/(.)\1{1,}/gu, '$1')
}

/** Nothing but these words and politeness, and one of these at least. */
function saysOnly(words: readonly string[], wanted: ReadonlySet<string>): boolean {
  const isWanted = (word: string) => wanted.has(word) || wanted.has(squeezed(word)) || wanted.has(withoutFillers(word))
  return words.some(isWanted) && words.every((word) => isWanted(word) || FILLERS.has(word) || isFillers(word))
}

/** Chinese is written without spaces, so its politeness stands before and behind the word. */
function withoutFillers(word: string): string {
  let rest = word
  for (let before = ''; before !== rest; ) {
    before = rest
    for (const filler of CHINESE_FILLERS) {
      if (rest.length > filler.length && rest.startsWith(filler)) rest = rest.slice(filler.length)
      if (rest.length > filler.length && rest.endsWith(filler)) rest = rest.slice(0, -filler.length)
    }
  }
  return rest
}

function isFillers(word: string): boolean {
  return CHINESE_FILLERS.some((filler) => word.startsWith(filler)) && FILLERS.has(withoutFillers(word))
}

const CHINESE_FILLERS = [...FILLERS]
  .filter((word) => /\p{sc=Han}|\p{sc=Hangul}/u.test(word))
  .toSorted((a, b) => b.length - a.length)
