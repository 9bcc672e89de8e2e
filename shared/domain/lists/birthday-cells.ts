import type { Birthday } from '#shared/contracts/contact.ts'
import type { IdDates } from '#shared/contracts/import.ts'
import { daysInLunarMonth, toLunar } from '#shared/domain/calendar/lunar.ts'
import { isPlaceholderDate } from '#shared/domain/calendar/placeholder-dates.ts'
import { isRealDate, localDateOf } from '#shared/domain/calendar/time.ts'
import { isMinor } from '#shared/domain/people/consent.ts'
import {
  type CivilDate,
  OLDEST_AGE,
  type ParsedResidentId,
  parseResidentId,
} from '#shared/domain/people/resident-id.ts'
import { parseBirthdayWords, readCalendar } from './birthday-words.ts'
import { isDateSerial, wordOf } from './cell-values.ts'
import type { ContactChange, ContactNotes } from './contact-change.ts'
import { ROUNDED_NUMBER } from './id-cells.ts'
import { MASKED_RESIDENT_ID, maskCell } from './masking.ts'
import type { ProblemCode } from './problem-words.ts'

type Calendar = Birthday['calendar']

const ID_ZONE = 'Asia/Shanghai'
/** A leap year, so that a birthday without its year may be 29 February. */
const SOME_LEAP_YEAR = 2000
const ID_FAULTS = {
  format: 'resident-id-format',
  checksum: 'resident-id-checksum',
  date: 'resident-id-date',
  future: 'resident-id-future',
} as const

/**
 * The birthday that the row gives, in its own column or in the resident ID number (the column's word goes first), in the
 * calendar that the row names or the date's own words, and the salutation that the number's 17th digit suggests. An ID
 * number has a solar date: where the row says lunar it is kept as the lunar day of that date, unless `idDates` says that
 * the digits themselves are lunar.
 */
export function readBirthday(notes: ContactNotes, now: Date, idDates: IdDates) {
  const today = localDateOf(now, ID_ZONE)
  const word = wordOf(notes.text('birthdayCalendar'))
  const calendar = readCalendar(word)
  const isReadable = word === '' || calendar !== undefined
  if (!isReadable) {
    notes.warn('birthdayCalendar', 'birthday-calendar-unknown', maskCell(notes.text('birthdayCalendar')))
  }
  const id = readResidentId(notes, today, calendar ?? 'solar', idDates)
  const fromId = isReadable ? id?.birthday : undefined
  const listed = isReadable ? readListed(notes, today, calendar) : undefined
  const birthday = listed ?? fromId
  if (birthday !== undefined && isMinor({ birthday }, today)) {
    notes.warn(listed ? 'birthday' : 'residentId', 'under-age')
  }
  return { birthday, guess: id?.guess, residentId: id?.digits }
}

function readResidentId(notes: ContactNotes, today: string, calendar: Calendar, idDates: IdDates) {
  const raw = notes.text('residentId')
  if (raw === '') return undefined
  const warn = (code: ProblemCode) => notes.warn('residentId', code, MASKED_RESIDENT_ID)
  const digits = calendar === 'lunar' ? idDates : 'solar'
  const parsed = parseResidentId(raw, today, { calendar: digits })
  if (!parsed.ok) {
    const isRounded = ROUNDED_NUMBER.test(raw.normalize('NFKC'))
    warn(isRounded ? 'resident-id-spreadsheet' : ID_FAULTS[parsed.because])
    return undefined
  }
  if (parsed.generation === 15) warn('resident-id-15-digits')
  const birthday = birthdayOf(parsed, calendar, digits)
  if (!birthday) warn('resident-id-date')
  return {
    birthday,
    guess: guessOf(parsed.gender),
    digits: raw
      .normalize('NFKC')
      .replaceAll(/[^\dX]/giu, '')
      .toUpperCase(),
  }
}

function guessOf(gender: 'male' | 'female'): ContactChange['salutation'] {
  return { is: gender === 'male' ? 'mr' : 'ms', guessed: true }
}

function birthdayOf(
  { birthday }: Extract<ParsedResidentId, { ok: true }>,
  calendar: Calendar,
  digits: IdDates,
): Birthday | undefined {
  const read = { calendar, ...birthday, leap: false, source: 'resident-id' } as const
  if (calendar === 'lunar' && digits === 'solar') return { ...read, ...toLunar(dateOf(birthday)) }
  return exists(read) ? read : undefined
}

function readListed(notes: ContactNotes, today: string, calendar: Calendar | undefined): Birthday | undefined {
  const text = notes.text('birthday')
  if (text === '') return undefined
  const words = parseBirthdayWords(text)
  if (words && isPlaceholderDate(words)) {
    notes.warn('birthday', 'birthday-placeholder', maskCell(text))
    return undefined
  }
  const contradicts = words?.calendar !== undefined && calendar !== undefined && words.calendar !== calendar
  const read = words && ({ ...words, calendar: calendar ?? words.calendar ?? 'solar', source: 'list' } as const)
  if (read && !contradicts && exists(read) && isOfSomebodyAlive(read, today)) return read
  notes.warn('birthday', isDateSerial(text) ? 'date-serial' : 'birthday-unreadable', maskCell(text))
  return undefined
}

function exists({ calendar, year, month, day, leap }: Birthday): boolean {
  if (calendar === 'solar') return !leap && isRealDate(year ?? SOME_LEAP_YEAR, month, day)
  if (month < 1 || month > 12 || day < 1 || day > 30) return false
  return year === null || day <= (daysInLunarMonth({ year, month, leap }) ?? 0)
}

/** A lunar date is numerically earlier than its day's solar one, so this refuses nobody who is born. */
function isOfSomebodyAlive({ year, month, day }: Birthday, today: string): boolean {
  if (year === null) return true
  const elapsed = Number(today.replaceAll('-', '')) - ((year * 100 + month) * 100 + day)
  return elapsed >= 0 && Math.floor(elapsed / 10_000) <= OLDEST_AGE
}

function dateOf({ year, month, day }: CivilDate): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
