import type { CalendarDays } from '#shared/contracts/scenario.ts'
import { FESTIVAL_IDS, type FestivalId, festivalOn } from '../calendar/festivals.ts'
import { addDays, daysInMonth, type LocalDate, monthOf, weekdayOf } from '../calendar/time.ts'

export function isFestivalId(id: string): id is FestivalId {
  return FESTIVAL_IDS.some((known) => known === id)
}

/** Whether it is one of the days. The 31st of a shorter month is its last day; of a festival that is not known nothing is one. */
export function isCalendarDay(date: LocalDate, days: CalendarDays): boolean {
  if ('monthDays' in days) return days.monthDays.some((day) => isMonthDay(date, day))
  if ('weekdays' in days) return days.weekdays.includes(weekdayOf(date))
  if ('festivals' in days) return days.festivals.some((id) => isFestivalId(id) && festivalOn(id, date) !== null)
  if ('dates' in days) return days.dates.includes(date)
  if (weekdayOf(date) !== days.weekday) return false
  if (days.nth === 'last') return monthOf(addDays(date, 7)) !== monthOf(date)
  return Math.ceil(dayOf(date) / 7) === days.nth
}

function isMonthDay(date: LocalDate, day: number | 'last'): boolean {
  const last = daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))
  return dayOf(date) === (day === 'last' ? last : Math.min(day, last))
}

function dayOf(date: LocalDate): number {
  return Number(date.slice(8))
}
