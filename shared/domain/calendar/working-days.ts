import { isStatutoryDayOff, mayBeDayOff } from './statutory-days-cn.ts'
import { addDays, type LocalDate, weekdayOf } from './time.ts'
import { HOLIDAY_NOTICES } from './working-days-cn.ts'

const NOTICES = Object.values(HOLIDAY_NOTICES)
/** Notices are published by early December; whoever is told six weeks before the new year can still add one in time. */
const LOOK_AHEAD_DAYS = 45

/**
 * What the State Council's notice says of a day: `off`, `worked` (a make-up Saturday or Sunday), or null when it says
 * nothing. Of a year without data only the statutory days are known, as `off`: what joins them is for its notice to say.
 */
export function findHolidayRuling(date: LocalDate): 'off' | 'worked' | null {
  // By date, not by year of the notice: a notice may rule on the last days of the year before its own.
  for (const { daysOff, worked } of NOTICES) {
    if (worked.includes(date)) return 'worked'
    if (daysOff.some(([first, last]) => first <= date && date <= last)) return 'off'
  }
  return !hasHolidayData(yearOf(date)) && isStatutoryDayOff(date) ? 'off' : null
}

/** Whether mainland China works on `date`: Monday to Friday, save for what the law and the year's notice change. */
export function isWorkingDay(date: LocalDate): boolean {
  const ruling = findHolidayRuling(date)
  return ruling === null ? weekdayOf(date) <= 5 : ruling === 'worked'
}

/** Whether it is not known yet if `date` is a day off: nothing may be promised for such a day. */
export function isUncertainDay(date: LocalDate): boolean {
  return !hasHolidayData(yearOf(date)) && findHolidayRuling(date) === null && mayBeDayOff(date)
}

/** Whether the notice of `year` is known; without it its days off are the statutory ones and weekends alone. */
export function hasHolidayData(year: number): boolean {
  return Object.hasOwn(HOLIDAY_NOTICES, year)
}

/** The year of `today`, or the one that begins within 45 days, when its notice should be added; null while both are known. */
export function yearWithoutNotice(today: LocalDate): number | null {
  const years = [yearOf(today), yearOf(addDays(today, LOOK_AHEAD_DAYS))]
  return years.find((year) => !hasHolidayData(year)) ?? null
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

function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4))
}
