import { MOST_PHONES } from '#shared/contracts/phones.ts'
import { maskPhone, type ParsedPhone, parsePhone } from '#shared/domain/people/phone.ts'
import type { ContactNotes } from './contact-change.ts'
import { ROUNDED_NUMBER } from './id-cells.ts'
import { maskUnusablePhone } from './masking.ts'

const FAULTS = {
  empty: 'phone-missing',
  format: 'phone-unusable',
  landline: 'phone-landline',
  'not-textable': 'phone-not-textable',
  relay: 'phone-relay',
} as const
const BETWEEN_NUMBERS = /[,，、;；/|\r\n或和]|(?<=\d{7})\s+(?=\+?\d{7})/u
const FEWEST_DIGITS = 7
/** What people write where there is no second number. */
const NO_NUMBER = /^(?:无|没有|暂无|none|no|n\/?a|null|[-－—]+)$/iu
const DIGITS_ALONE = /^[\d\s+().*-]+$/u

/** `title`: of the column that it stands in. */
type Given = { raw: string; parsed: ParsedPhone; title: string }

/**
 * The numbers of a row that take texts, in order and each once, ten at most: a cell may hold several, and there may be
 * several columns. Each that cannot be kept is told. Undefined, and the row refused, where there is none; a relay number in
 * front of others refuses the row too, since nobody knows whose they are.
 */
export function readPhones(notes: ContactNotes): [string, ...string[]] | undefined {
  const given = chooseFrom(notes)
  if (given === undefined) return undefined
  const numbers = [...new Set(given.flatMap(({ parsed }) => (parsed.ok ? [parsed.e164] : [])))]
  const [first, ...others] = numbers.slice(0, MOST_PHONES)
  if (first === undefined) return undefined
  for (const [title, said] of Map.groupBy(given, (one) => one.title)) {
    const doubtful = said.flatMap(({ parsed }) => (parsed.ok && parsed.doubtful ? [maskPhone(parsed.e164)] : []))
    const unusable = said.flatMap(({ raw, parsed }) => (parsed.ok ? [] : [maskUnusablePhone(raw)]))
    if (doubtful.length > 0) notes.warnAt(title, 'phone-doubtful', listOf(doubtful))
    if (unusable.length > 0) notes.warnAt(title, 'phone-other-unusable', listOf(unusable))
  }
  const spare = numbers.slice(MOST_PHONES).map(maskPhone)
  if (spare.length > 0) notes.warn('phone', 'phone-too-many', listOf(spare))
  return [first, ...others]
}

/** The first number that takes texts, where a list keeps no more of a person; the others are told. Else as `readPhones`. */
export function readPhone(notes: ContactNotes): string | undefined {
  const given = chooseFrom(notes)
  const chosen = given?.find(({ parsed }) => parsed.ok)
  if (given === undefined || !chosen?.parsed.ok) return undefined
  if (chosen.parsed.doubtful) notes.warn('phone', 'phone-doubtful', maskPhone(chosen.parsed.e164))
  tellOthers(notes, given, chosen.parsed.e164)
  return chosen.parsed.e164
}

/** What the row gives, of which one takes texts at least; else it is refused. */
function chooseFrom(notes: ContactNotes): Given[] | undefined {
  const given = numbersIn(notes.placed('phone'))
  const [first] = given
  if (first === undefined) notes.refuse('phone', 'phone-missing')
  if (first === undefined || refusesRelay(notes, first)) return undefined
  if (given.some(({ parsed }) => parsed.ok)) return given
  notes.refuse('phone', codeOf(first), maskUnusablePhone(first.raw))
  return undefined
}

/** The number that a row's person is known by, without a word: its first that takes texts. */
export function phoneIn(texts: readonly string[]): string | undefined {
  for (const { parsed } of numbersIn(texts.map((text) => ({ text, title: '' })))) if (parsed.ok) return parsed.e164
  return undefined
}

function numbersIn(cells: readonly { text: string; title: string }[]): Given[] {
  return cells.flatMap(({ text: raw, title }) => {
    const whole = { raw, title, parsed: parsePhone(raw) }
    if (whole.parsed.ok || whole.parsed.because !== 'format') return [whole]
    const parts = raw
      .normalize('NFKC')
      .split(BETWEEN_NUMBERS)
      .map((part) => part.trim())
      .filter((part) => part !== '' && !NO_NUMBER.test(part))
    return isNumbers(raw, parts) ? parts.map((part) => ({ raw: part, title, parsed: parsePhone(part) })) : [whole]
  })
}

/** Whether a cell holds numbers and nothing else: words beside them may be a row of somebody else's that lost its marks. */
function isNumbers(raw: string, parts: readonly string[]): boolean {
  const isLong = (part: string) => part.replaceAll(/\D/gu, '').length >= FEWEST_DIGITS
  const areAll = parts.every((part) => isLong(part) || DIGITS_ALONE.test(part))
  return parts.length > 0 && parts.some(isLong) && areAll && BETWEEN_NUMBERS.test(raw.normalize('NFKC'))
}

function refusesRelay(notes: ContactNotes, { raw, parsed }: Given): boolean {
  const isRelay = !parsed.ok && parsed.because === 'relay'
  if (isRelay) notes.refuse('phone', 'phone-relay', maskUnusablePhone(raw))
  return isRelay
}

function codeOf({ raw, parsed }: Given) {
  if (ROUNDED_NUMBER.test(raw.normalize('NFKC').trim())) return 'phone-spreadsheet' as const
  return FAULTS[parsed.ok ? 'format' : parsed.because]
}

function tellOthers(notes: ContactNotes, given: readonly Given[], chosen: string): void {
  const others = given.flatMap(({ raw, parsed }) => {
    if (!parsed.ok) return [maskUnusablePhone(raw)]
    return parsed.e164 === chosen ? [] : [maskPhone(parsed.e164)]
  })
  if (others.length > 0) notes.warn('phone', 'phone-others', maskPhone(chosen), listOf(others))
}

function listOf(masked: readonly string[]): string {
  return [...new Set(masked)].join(', ')
}
