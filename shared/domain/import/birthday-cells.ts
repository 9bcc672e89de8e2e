import type { Birthday } from '#shared/contracts/contact.ts'
import { isMinor } from '#shared/domain/consent.ts'
import { daysInLunarMonth } from '#shared/domain/lunar.ts'
import { type ParsedResidentId, parseResidentId } from '#shared/domain/resident-id.ts'
import { isRealDate, localDateOf } from '#shared/domain/time.ts'
import { parseBirthdayParts, wordOf } from './cell-values.ts'
import type { ContactChange, ContactNotes } from './contact-row.ts'
import { ROUNDED_NUMBER } from './id-cells.ts'
import { MASKED_RESIDENT_ID, maskCell } from './masking.ts'
import type { ProblemCode } from './problem-codes.ts'

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
const LEFT_OUT = 'The row goes in without a birthday from it.'
const ID_FAULTS = {
  format: ['resident-id-format', `this is not a resident ID number of 18 characters. ${LEFT_OUT}`],
  checksum: ['resident-id-checksum', `the check digit does not fit: one of the digits is wrong. ${LEFT_OUT}`],
  date: ['resident-id-date', `the birth date in this number does not exist. ${LEFT_OUT}`],
  future: ['resident-id-future', `the birth date in this number is still to come. ${LEFT_OUT}`],
} as const

/**
 * The birthday that the row gives, in its own column or in the resident ID number (the column's word goes first), read
 * in the calendar the row names, and the salutation that the number's 17th digit suggests.
 */
export function readBirthday(notes: ContactNotes, now: Date) {
  const today = localDateOf(now, ID_ZONE)
  const calendar = CALENDARS[wordOf(notes.text('birthdayCalendar'))]
  if (calendar === undefined) {
    const what = 'a calendar is 公历 (solar) or 农历 (lunar). The row goes in without a birthday.'
    notes.warn('birthdayCalendar', 'birthday-calendar-unknown', what, maskCell(notes.text('birthdayCalendar')))
  }
  const id = readResidentId(notes, today, calendar ?? 'solar')
  const fromId = calendar && id?.birthday
  const listed = calendar && readListed(notes, today, calendar)
  const birthday = listed ?? fromId
  if (birthday !== undefined && isMinor({ birthday }, today)) {
    const what = 'this person is under 14 years of age. The row goes in, but no marketing is sent to them.'
    notes.warn(listed ? 'birthday' : 'residentId', 'under-age', what)
  }
  return { birthday, guess: id?.guess }
}

function readResidentId(notes: ContactNotes, today: string, calendar: Calendar) {
  const raw = notes.text('residentId')
  if (raw === '') return undefined
  const warn = (code: ProblemCode, what: string) => notes.warn('residentId', code, what, MASKED_RESIDENT_ID)
  const warnOf = (fault: keyof typeof ID_FAULTS) => warn(ID_FAULTS[fault][0], ID_FAULTS[fault][1])
  const parsed = parseResidentId(raw, today, { calendar })
  if (!parsed.ok) {
    if (ROUNDED_NUMBER.test(raw.normalize('NFKC'))) {
      warn(
        'resident-id-spreadsheet',
        `a spreadsheet has rounded this number. Format the column as text and fill it in again. ${LEFT_OUT}`,
      )
    } else warnOf(parsed.because)
    return undefined
  }
  if (parsed.generation === 15) {
    warn(
      'resident-id-15-digits',
      'this is the old number of 15 digits, which has no check digit. Its birthday is used; the new number is safer.',
    )
  }
  const birthday = birthdayOf(parsed, calendar)
  if (!birthday) warnOf('date')
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
  const what = 'this is not a date in the past. Write it like 1990-05-09; it is left out.'
  notes.warn('birthday', 'birthday-unreadable', what, maskCell(text))
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
