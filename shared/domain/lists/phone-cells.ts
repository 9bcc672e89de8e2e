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
const BETWEEN_NUMBERS = /[,，、;；/|\n或和]|(?<=\d{7})\s+(?=\+?\d{7})/u
const FEWEST_DIGITS = 7

type Given = { raw: string; parsed: ParsedPhone }

/**
 * The first number of a row that takes texts: a cell may hold several, and there may be several columns. The others are told.
 * Undefined, and the row refused, where there is none; a relay number in front of others refuses the row too, since nobody
 * knows whose they are.
 */
export function readPhone(notes: ContactNotes): string | undefined {
  const given = numbersIn(notes.texts('phone'))
  const [first] = given
  if (first === undefined) notes.refuse('phone', 'phone-missing')
  if (first === undefined || refusesRelay(notes, first)) return undefined
  const chosen = given.find(({ parsed }) => parsed.ok)
  if (!chosen?.parsed.ok) {
    notes.refuse('phone', codeOf(first), maskUnusablePhone(first.raw))
    return undefined
  }
  if (chosen.parsed.doubtful) notes.warn('phone', 'phone-doubtful', maskPhone(chosen.parsed.e164))
  tellOthers(notes, given, chosen.parsed.e164)
  return chosen.parsed.e164
}

/** The number that `readPhone` would give, without a word. */
export function phoneIn(texts: readonly string[]): string | undefined {
  for (const { parsed } of numbersIn(texts)) if (parsed.ok) return parsed.e164
  return undefined
}

function numbersIn(texts: readonly string[]): Given[] {
  return texts.flatMap((raw) => {
    const whole = { raw, parsed: parsePhone(raw) }
    if (whole.parsed.ok || whole.parsed.because !== 'format') return [whole]
    const parts = raw
      .normalize('NFKC')
      .split(BETWEEN_NUMBERS)
      .map((part) => part.trim())
      .filter(Boolean)
    const areNumbers = parts.length > 1 && parts.every((part) => part.replaceAll(/\D/gu, '').length >= FEWEST_DIGITS)
    return areNumbers ? parts.map((part) => ({ raw: part, parsed: parsePhone(part) })) : [whole]
  })
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
  if (others.length > 0) notes.warn('phone', 'phone-others', maskPhone(chosen), [...new Set(others)].join(', '))
}
