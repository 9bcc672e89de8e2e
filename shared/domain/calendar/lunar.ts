import { FIRST_LUNAR_DAY, FIRST_LUNAR_YEAR, LUNAR_YEARS } from './lunar-years.ts'
import { addDays, type LocalDate } from './time.ts'

/** A day of the Chinese calendar: month 1 to 12, day 1 to 30; `leap` tells 闰五月 from 五月. */
export type LunarDate = { readonly year: number; readonly month: number; readonly day: number; readonly leap: boolean }
export type LunarMonth = Omit<LunarDate, 'day'>

type MonthStart = LunarMonth & { readonly firstDate: LocalDate; readonly days: number }

const DAY_MS = 86_400_000
const DIGITS = 4
const LENGTH_BITS = 13
let table: readonly (readonly MonthStart[])[] | undefined

/**
 * The Chinese calendar's name for a day of the lunar years 1890 to 2110.
 * @throws RangeError for any other, or when `date` does not look like one; whether it is real is for `isRealDate` to say.
 */
export function toLunar(date: LocalDate): LunarDate {
  const solarYear = Number(date.slice(0, 4))
  const start = monthContaining(date, solarYear) ?? monthContaining(date, solarYear - 1)
  if (!start || date >= addDays(start.firstDate, start.days)) throw new RangeError('no date of the lunar calendar')
  const { year, month, leap, firstDate } = start
  return { year, month, day: (Date.parse(date) - Date.parse(firstDate)) / DAY_MS + 1, leap }
}

/** The day a lunar date falls on; null when that year lacks the leap month or the month lacks the day. */
export function fromLunar({ day, ...month }: LunarDate): LocalDate | null {
  const start = findMonth(month)
  return start && day >= 1 && day <= start.days ? addDays(start.firstDate, day - 1) : null
}

/** The number of the month that is repeated in a lunar year; null in a year of twelve months. */
export function leapMonthOf(year: number): number | null {
  return monthsOf(year).find((start) => start.leap)?.month ?? null
}

/** 29 or 30; null when the year has no such month. */
export function daysInLunarMonth(month: LunarMonth): number | null {
  return findMonth(month)?.days ?? null
}

function monthContaining(date: LocalDate, year: number): MonthStart | undefined {
  return monthsOf(year).findLast((start) => start.firstDate <= date)
}

function findMonth({ year, month, leap }: LunarMonth): MonthStart | undefined {
  return monthsOf(year).find((start) => start.month === month && start.leap === leap)
}

function monthsOf(year: number): readonly MonthStart[] {
  table ??= readTable()
  return table[year - FIRST_LUNAR_YEAR] ?? []
}

/** Made once, when it is first asked: some 2,700 months. */
function readTable(): MonthStart[][] {
  const years: MonthStart[][] = []
  let firstDate = FIRST_LUNAR_DAY
  for (let at = 0; at < LUNAR_YEARS.length; at += DIGITS) {
    const code = Number.parseInt(LUNAR_YEARS.slice(at, at + DIGITS), 36)
    const months = monthsIn(code).map(({ month, leap, days }): MonthStart => {
      const start = { year: FIRST_LUNAR_YEAR + years.length, month, leap, firstDate, days }
      firstDate = addDays(firstDate, days)
      return start
    })
    years.push(months)
  }
  return years
}

function monthsIn(code: number): { month: number; leap: boolean; days: number }[] {
  const leapMonth = code >> LENGTH_BITS
  const count = leapMonth === 0 ? 12 : 13
  return Array.from({ length: count }, (_, index) => {
    const passed = leapMonth !== 0 && index >= leapMonth
    const isLong = ((code >> (count - 1 - index)) & 1) === 1
    return { month: passed ? index : index + 1, leap: passed && index === leapMonth, days: isLong ? 30 : 29 }
  })
}
