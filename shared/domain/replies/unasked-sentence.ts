import type { Begins } from '#shared/contracts/scenario.ts'

type Sentence = Begins['says']['zh'][number]

const SUM = '#'
const SUM_SAID = /^(?:\p{N}{1,6}|[一二两三四五六七八九十百几]{1,4})(?:块钱|元钱|块|元|rmb|yuan|cny)?/u
const UNIT = /(?:块钱|元钱|块|元|rmb|yuan|cny)$/u
const LONGEST = 60
/** Whoever asks back, or speaks politely of something else, is for people to read. */
const ASKS = /[?？]|(?:吗|嗎|么|呢|吧)[\s\p{P}]*$/u
const GREETING = /^(?:您好|你好|hello|hi)/u

/**
 * Whether a text says one of these sentences and nothing else, but for a greeting before it. Blanks, punctuation, widths and
 * capitals make no difference; a question never does.
 */
export function saysUnasked(text: string, { zh, en }: Begins['says']): boolean {
  if (ASKS.test(text)) return false
  const plain = wordOfSentence(text)
  if (plain === '' || plain.length > LONGEST) return false
  return [plain, plain.replace(GREETING, '')].some((one) => [...zh, ...en].some((sentence) => isSaid(sentence, one)))
}

/** As sentences and texts are compared: letters and digits alone. */
export function wordOfSentence(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}

/** All the places up to which the text may be read, place by place: there are never more of them than letters. */
function isSaid(sentence: Sentence, text: string): boolean {
  const ends = sentence.reduce<number[]>(
    (places, words) => unique(places.flatMap((place) => words.flatMap((word) => endsOf(word, text, place)))),
    [0],
  )
  return ends.includes(text.length)
}

function unique(places: readonly number[]): number[] {
  return [...new Set(places)]
}

function endsOf(word: string, text: string, place: number): number[] {
  if (word === SUM) return sumEnds(text.slice(place)).map((length) => place + length)
  const said = wordOfSentence(word)
  return text.startsWith(said, place) ? [place + said.length] : []
}

/** With its unit, and without: that may belong to what comes behind. */
function sumEnds(rest: string): number[] {
  const [sum] = SUM_SAID.exec(rest) ?? []
  return sum === undefined ? [] : [sum.length, sum.replace(UNIT, '').length]
}
