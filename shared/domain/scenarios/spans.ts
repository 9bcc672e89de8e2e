import type { Offset, Span } from '#shared/contracts/scenario.ts'
import { addDays, daysInMonth, HOUR_MS, instantOf, type LocalDate, localDateOf, localTimeOf } from '../calendar/time.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import { shiftWorkingHours, type WorkingHours } from '../calendar/working-hours.ts'

/** Units that move a date; minutes and hours move an instant alone. */
export type DateUnit = Exclude<Span['unit'], 'minutes' | 'hours' | 'working-hours'>

const MINUTE_MS = 60_000

export function isDateUnit(unit: Span['unit']): unit is DateUnit {
  return unit !== 'minutes' && unit !== 'hours' && unit !== 'working-hours'
}

/**
 * The date so many units away; `n` is negative for earlier ones. A day that the month lacks is its last: 31 January and a
 * month is 28 or 29 February. Working days are those of mainland China; none of them is the date itself, on or off.
 */
export function shiftDate(date: LocalDate, n: number, unit: DateUnit): LocalDate {
  switch (unit) {
    case 'days':
      return addDays(date, n)
    case 'weeks':
      return addDays(date, 7 * n)
    case 'months':
      return addMonths(date, n)
    case 'years':
      return addMonths(date, 12 * n)
    case 'working-days':
      return addWorkingDays(date, n)
  }
}

/** On whose clocks spans are counted, and within which hours of work; the usual ones where a shop says none. */
export type Clocks = { zone: string; hours: WorkingHours | undefined }

/** The instant that much later or earlier: longer units keep the hour on the clocks of the zone. */
export function shiftInstant(at: Date, { n, unit, side }: Offset, clocks: string | Clocks): Date {
  const signed = side === 'before' ? -n : n
  const { zone, hours } = typeof clocks === 'string' ? { zone: clocks, hours: undefined } : clocks
  if (unit === 'working-hours') return shiftWorkingHours(at, signed, hours)
  if (isDateUnit(unit)) return instantOf(shiftDate(localDateOf(at, zone), signed, unit), localTimeOf(at, zone), zone)
  return new Date(at.getTime() + signed * (unit === 'minutes' ? MINUTE_MS : HOUR_MS))
}

function addMonths(date: LocalDate, n: number): LocalDate {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + n
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1]
  const day = Math.min(Number(date.slice(8)), daysInMonth(year, month))
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function addWorkingDays(date: LocalDate, n: number): LocalDate {
  const step = n < 0 ? -1 : 1
  let day = date
  for (let left = Math.abs(n); left > 0; ) {
    day = addDays(day, step)
    if (isWorkingDay(day)) left -= 1
  }
  return day
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
