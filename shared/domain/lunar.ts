import { LunarYear } from 'tyme4ts'
import { addDays, type LocalDate } from './time.ts'

/** A day of the Chinese calendar: month 1 to 12, day 1 to 30; `leap` tells 闰五月 from 五月. */
export type LunarDate = { readonly year: number; readonly month: number; readonly day: number; readonly leap: boolean }
export type LunarMonth = Omit<LunarDate, 'day'>

type MonthStart = LunarMonth & { readonly firstDate: LocalDate; readonly days: number }

const DAY_MS = 86_400_000
const years = new Map<number, readonly MonthStart[]>()

/**
 * The Chinese calendar's name for a day. Follows the almanac as tyme4ts 1.5.2 has it, which agrees with lunar-typescript
 * on every day from 1901 to 2099; `Intl`'s chinese calendar is wrong on 417 of them (checked 2026-11-22).
 * @throws Error when `date` does not look like a date; whether it is a real one is for `isRealDate` to say.
 */
export function toLunar(date: LocalDate): LunarDate {
  const solarYear = Number(date.slice(0, 4))
  const start = monthContaining(date, solarYear) ?? monthContaining(date, solarYear - 1)
  if (!start) throw new RangeError('not a calendar date')
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

/** A conversion by tyme4ts takes some 50 µs; a table per year makes it a look-up. */
function monthsOf(year: number): readonly MonthStart[] {
  const known = years.get(year)
  if (known) return known
  const months = LunarYear.fromYear(year)
    .getMonths()
    .map((month) => {
      const first = month.getFirstDay().getSolarDay()
      return {
        year,
        month: Math.abs(month.getMonthWithLeap()),
        leap: month.isLeap(),
        days: month.getDayCount(),
        firstDate: [
          String(first.getYear()).padStart(4, '0'),
          twoDigits(first.getMonth()),
          twoDigits(first.getDay()),
        ].join('-'),
      }
    })
  years.set(year, months)
  return months
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
