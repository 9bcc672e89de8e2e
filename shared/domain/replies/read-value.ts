import type { Ask } from '#shared/contracts/scenario.ts'
import { addDays, daysInMonth, type LocalDate, localDateOf } from '../calendar/time.ts'

export type ReadValue = string | number
/** When and where somebody wrote: what `8号` and `tomorrow` mean follows from it. */
export type Place = { at: Date; zone: string }

type As = Ask['reads'][number]['as']

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`
const LONGEST_TEXT = 300

/**
 * What a reply says, read as this: a date `YYYY-MM-DD` from today on, money in hundredths, an id of letters and digits with
 * four digits at least, an address, or its words. Null where it says none, or more than one: nothing is guessed.
 */
export function readAs(as: As, text: string, place: Place): ReadValue | null {
  const plain = text.normalize('NFKC').trim()
  switch (as) {
    case 'date':
      return readDate(plain.toLowerCase(), localDateOf(place.at, place.zone))
    case 'money':
      return readMoney(plain)
    case 'id':
      return readId(plain)
    case 'address':
      return isAddress(plain) ? plain.slice(0, LONGEST_TEXT) : null
    case 'text':
      return plain === '' ? null : plain.slice(0, LONGEST_TEXT)
  }
}

function readDate(text: string, today: LocalDate): LocalDate | null {
  const said = [...datesIn(text, today)]
  const [first] = said
  return first !== undefined && said.every((one) => one === first) ? first : null
}

function* datesIn(text: string, today: LocalDate): Generator<LocalDate | null> {
  const whole = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/u.exec(text)
  if (whole !== null) return yield dateOf(Number(whole[1]), Number(whole[2]), Number(whole[3]), today)
  const monthDay = /(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?/u.exec(text)
  if (monthDay !== null) return yield next(Number(monthDay[1]), Number(monthDay[2]), today)
  const english = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s*(?:of )?${MONTH}\\b`, 'u').exec(text)
  if (english !== null) return yield next(monthOf(english[2]), Number(english[1]), today)
  const american = new RegExp(`\\b${MONTH}\\s*(\\d{1,2})(?:st|nd|rd|th)?\\b`, 'u').exec(text)
  if (american !== null) return yield next(monthOf(american[1]), Number(american[2]), today)
  for (const [, day] of text.matchAll(/(?<![\d月])(\d{1,2})\s*(?:号|日|st\b|nd\b|rd\b|th\b)/gu))
    yield dayOfMonth(Number(day), today)
  for (const [words, days] of NEAR) if (words.test(text)) yield addDays(today, days)
}

const NEAR: readonly (readonly [RegExp, number])[] = [
  [/今天|今日|\btoday\b/u, 0],
  [/明天|明日|\btomorrow\b/u, 1],
  [/大后天|大後天/u, 3],
  [/(?<!大)[后後]天|\bday after tomorrow\b/u, 2],
]

function monthOf(name = ''): number {
  return MONTHS.indexOf(name) + 1
}

/** The next such day; one that the year lacks is none. */
function next(month: number, day: number, today: LocalDate): LocalDate | null {
  const year = Number(today.slice(0, 4))
  return dateOf(year, month, day, today) ?? dateOf(year + 1, month, day, today)
}

function dayOfMonth(day: number, today: LocalDate): LocalDate | null {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1]
  return dateOf(year, month, day, today) ?? dateOf(nextYear, nextMonth, day, today)
}

function dateOf(year: number, month: number, day: number, today: LocalDate): LocalDate | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return date >= today ? date : null
}

/** One sum alone, with its unit or without. */
function readMoney(text: string): number | null {
  const sums = [...text.matchAll(/(?<![\d.])(\d{1,9})(?:\.(\d{1,2}))?(?![\d.])/gu)]
  const [sum] = sums
  if (sum === undefined || sums.length > 1) return null
  return Number(sum[1]) * 100 + Number((sum[2] ?? '').padEnd(2, '0'))
}

/** Words of at least two steps from a province to a door, or a number and a street. */
const PLACE_WORDS = /省|市|区|县|镇|乡|村|街|路|巷|弄|小区|大厦|栋|幢|楼|单元|室|号/gu
const STREET = /\b(?:street|st|road|rd|avenue|ave|lane|drive|building|apt|floor)\b/giu

function isAddress(text: string): boolean {
  if (new Set(text.match(PLACE_WORDS) ?? []).size > 1) return true
  const street = [...text.matchAll(STREET)].at(-1)
  return street !== undefined && /\d/u.test(text.slice(0, street.index))
}

function readId(text: string): string | null {
  const ids = text.match(/[A-Za-z0-9][A-Za-z0-9-]{4,39}/gu)?.filter((id) => id.replace(/\D/gu, '').length >= 4) ?? []
  return ids.length === 1 ? (ids[0] ?? null) : null
}
