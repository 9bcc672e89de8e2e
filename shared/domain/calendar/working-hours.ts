import { addDays, DEFAULT_ZONE, instantOf, type LocalDate, type LocalTime, localDateOf, weekdayOf } from './time.ts'
import { findHolidayRuling } from './working-days.ts'

/** Days from 1, Monday, to 7; half-open. */
export type WorkingHours = { days: readonly number[]; from: LocalTime; until: LocalTime }

/** Of a shop that says nothing of its hours. */
export const USUAL_HOURS: WorkingHours = { days: [1, 2, 3, 4, 5], from: '09:00', until: '18:00' }

const HOUR_MS = 3_600_000
/** Longer runs of days without work are not gone through. */
const MOST_DAYS = 1_000
const WORKWEEK = [1, 2, 3, 4, 5]

/**
 * The instant so many hours of work after `at`, or before it where `n` is negative, on the clocks of mainland China: an hour
 * that ends with the day's work is not the next morning. Days off of the calendar are none, its make-up days are some where
 * Monday to Friday are all worked.
 */
export function shiftWorkingHours(at: Date, n: number, hours: WorkingHours = USUAL_HOURS): Date {
  let left = Math.abs(n) * HOUR_MS
  const isBack = n < 0
  let day = localDateOf(at, DEFAULT_ZONE)
  for (let days = 0; days < MOST_DAYS && left > 0; days += 1) {
    const [from, until] = openingOf(day, hours)
    const begin = isBack ? Math.min(at.getTime(), until) : Math.max(at.getTime(), from)
    const room = isBack ? begin - from : until - begin
    if (room >= left) return new Date(isBack ? begin - left : begin + left)
    left -= Math.max(0, room)
    day = addDays(day, isBack ? -1 : 1)
  }
  return at
}

/** Empty on a day without work. */
function openingOf(day: LocalDate, { days, from, until }: WorkingHours): [from: number, until: number] {
  const begin = instantOf(day, from, DEFAULT_ZONE).getTime()
  return [begin, isWorked(day, days) ? instantOf(day, until, DEFAULT_ZONE).getTime() : begin]
}

function isWorked(day: LocalDate, days: readonly number[]): boolean {
  const ruling = findHolidayRuling(day)
  if (ruling === 'off') return false
  return days.includes(weekdayOf(day)) || (ruling === 'worked' && WORKWEEK.every((one) => days.includes(one)))
}
