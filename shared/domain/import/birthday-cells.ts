import type { Birthday } from '#shared/contracts/contact.ts'
import { isMinor } from '#shared/domain/consent.ts'
import { daysInLunarMonth } from '#shared/domain/lunar.ts'
import { type ParsedResidentId, parseResidentId } from '#shared/domain/resident-id.ts'
import { isRealDate, localDateOf } from '#shared/domain/time.ts'
import { parseBirthdayParts, wordOf } from './cell-values.ts'
import type { ContactChange, ContactNotes } from './contact-change.ts'
import { ROUNDED_NUMBER } from './id-cells.ts'
import { MASKED_RESIDENT_ID, maskCell } from './masking.ts'
import type { ProblemCode } from './problem-words.ts'

type Calendar = Birthday['calendar']

const CALENDARS: Readonly<Record<string, Calendar>> = {
  '': 'solar',
  公历: 'solar',
  solar: 'solar',
  农历: 'lunar',
  lunar: 'lunar',
}
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
 * The birthday that the row gives, in its own column or in the resident ID number (the column's word goes first), read
 * in the calendar the row names, and the salutation that the number's 17th digit suggests.
 */
export function readBirthday(notes: ContactNotes, now: Date) {
  const today = localDateOf(now, ID_ZONE)
  const calendar = CALENDARS[wordOf(notes.text('birthdayCalendar'))]
  if (calendar === undefined) {
    notes.warn('birthdayCalendar', 'birthday-calendar-unknown', maskCell(notes.text('birthdayCalendar')))
  }
  const id = readResidentId(notes, today, calendar ?? 'solar')
  const fromId = calendar && id?.birthday
  const listed = calendar && readListed(notes, today, calendar)
  const birthday = listed ?? fromId
  if (birthday !== undefined && isMinor({ birthday }, today)) {
    notes.warn(listed ? 'birthday' : 'residentId', 'under-age')
  }
  return { birthday, guess: id?.guess }
}

function readResidentId(notes: ContactNotes, today: string, calendar: Calendar) {
  const raw = notes.text('residentId')
  if (raw === '') return undefined
  const warn = (code: ProblemCode) => notes.warn('residentId', code, MASKED_RESIDENT_ID)
  const parsed = parseResidentId(raw, today, { calendar })
  if (!parsed.ok) {
    const isRounded = ROUNDED_NUMBER.test(raw.normalize('NFKC'))
    warn(isRounded ? 'resident-id-spreadsheet' : ID_FAULTS[parsed.because])
    return undefined
  }
  if (parsed.generation === 15) warn('resident-id-15-digits')
  const birthday = birthdayOf(parsed, calendar)
  if (!birthday) warn('resident-id-date')
  return { birthday, guess: guessOf(parsed.gender) }
}

function guessOf(gender: 'male' | 'female'): ContactChange['salutation'] {
  return { is: gender === 'male' ? 'mr' : 'ms', guessed: true }
}

function birthdayOf({ birthday }: Extract<ParsedResidentId, { ok: true }>, calendar: Calendar): Birthday | undefined {
  const read = { calendar, ...birthday, leap: false, source: 'resident-id' } as const
  return exists(read) ? read : undefined
}

function readListed(notes: ContactNotes, today: string, calendar: Calendar): Birthday | undefined {
  const text = notes.text('birthday')
  if (text === '') return undefined
  const parts = parseBirthdayParts(text)
  const read = parts && ({ calendar, ...parts, source: 'list' } as const)
  if (read && exists(read) && !isToCome(read, today)) return read
  notes.warn('birthday', 'birthday-unreadable', maskCell(text))
  return undefined
}

function exists({ calendar, year, month, day, leap }: Birthday): boolean {
  if (calendar === 'solar') return !leap && isRealDate(year ?? SOME_LEAP_YEAR, month, day)
  if (month < 1 || month > 12 || day < 1 || day > 30) return false
  return year === null || day <= (daysInLunarMonth({ year, month, leap }) ?? 0)
}

/** A lunar date is numerically earlier than its day's solar one, so this refuses nobody who is born. */
function isToCome({ year, month, day }: Birthday, today: string): boolean {
  return year !== null && (year * 100 + month) * 100 + day > Number(today.replaceAll('-', ''))
}
