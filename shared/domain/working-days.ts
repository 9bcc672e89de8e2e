import { addDays, type LocalDate, weekdayOf } from './time.ts'
import { HOLIDAY_NOTICES } from './working-days-cn.ts'

const NOTICES = Object.values(HOLIDAY_NOTICES)

/**
 * What the State Council's notice says of a day: `off`, `worked` (a make-up Saturday or Sunday), or null when it says
 * nothing, as for every day of a year without data.
 */
export function findHolidayRuling(date: LocalDate): 'off' | 'worked' | null {
  // By date, not by year of the notice: a notice may rule on the last days of the year before its own.
  for (const { daysOff, worked } of NOTICES) {
    if (worked.includes(date)) return 'worked'
    if (daysOff.some(([first, last]) => first <= date && date <= last)) return 'off'
  }
  return null
}

/** Whether mainland China works on `date`: Monday to Friday, save for what the year's notice changes if we have it. */
export function isWorkingDay(date: LocalDate): boolean {
  const ruling = findHolidayRuling(date)
  return ruling === null ? weekdayOf(date) <= 5 : ruling === 'worked'
}

/** Whether the days off of `year` are known; without them its working days are merely Monday to Friday. */
export function hasHolidayData(year: number): boolean {
  return Object.hasOwn(HOLIDAY_NOTICES, year)
}

/** `date` itself when it is a working day, else the last one before it. */
export function workingDayOnOrBefore(date: LocalDate): LocalDate {
  let day = date
  while (!isWorkingDay(day)) day = addDays(day, -1)
  return day
}

/** The first working day strictly after `date`. */
export function workingDayAfter(date: LocalDate): LocalDate {
  let day = addDays(date, 1)
  while (!isWorkingDay(day)) day = addDays(day, 1)
  return day
}
