import { EASTERS, HOLIDAY_YEARS, PUBLIC_HOLIDAYS } from './public-holidays-table.ts'
import { addDays, type LocalDate } from './time.ts'
import { findHolidayRuling, hasHolidayData } from './working-days.ts'

/** Each country's line is read at its first question. */
const lines = new Map(
  PUBLIC_HOLIDAYS.trim()
    .split('\n')
    .map((line) => [line.slice(0, 2), line.slice(3).split(' ')] as const),
)
const known = new Map<string, ReadonlySet<LocalDate>>()

/**
 * Whether the whole country has a day off on `date`, beside weekends: mainland China's by the law and its notices, others'
 * by the table of 2026 to 2030. Not so in a country or a year of which nothing is known, see `knowsHolidays`.
 */
export function isPublicHoliday(date: LocalDate, country: string): boolean {
  return country === 'CN' ? findHolidayRuling(date) === 'off' : holidaysOf(country).has(date)
}

/** Whether the holidays of this country and year are known. Of China's years without a notice the law's days are, no more. */
export function knowsHolidays(year: number, country: string): boolean {
  return country === 'CN' ? hasHolidayData(year) : HOLIDAY_YEARS.includes(year) && lines.has(country)
}

function holidaysOf(country: string): ReadonlySet<LocalDate> {
  const found = known.get(country)
  if (found !== undefined) return found
  const dates = new Set((lines.get(country) ?? []).flatMap(datesOf))
  known.set(country, dates)
  return dates
}

/** `7:208,209` is of one year, every other mark of each. */
function datesOf(mark: string): LocalDate[] {
  const [digit, ofYear] = mark.split(':')
  if (ofYear === undefined) return HOLIDAY_YEARS.map((year, index) => dateOf(mark, year, index))
  return HOLIDAY_YEARS.filter((year) => String(year).endsWith(digit ?? '')).flatMap((year) =>
    ofYear.split(',').map((day) => plainDate(day, year)),
  )
}

function dateOf(mark: string, year: number, index: number): LocalDate {
  const church = mark.startsWith('e') ? EASTERS.e : mark.startsWith('o') ? EASTERS.o : null
  if (church === null) return plainDate(mark, year)
  return addDays(plainDate(church.split(' ')[index] ?? '', year), Number(mark.slice(1)))
}

/** `c25`: the month in base 36, then the day. */
function plainDate(mark: string, year: number): LocalDate {
  return `${year}-${String(Number.parseInt(mark.slice(0, 1), 36)).padStart(2, '0')}-${mark.slice(1)}`
}
