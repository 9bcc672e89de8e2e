import { daysInMonth, type LocalDate } from './time.ts'

/** The days of a year, `MM-DD`, whose anniversaries fall on this date: 29 February is kept on the 28th of a common year. */
export function daysKeptOn(date: LocalDate): string[] {
  const own = date.slice(5)
  const isStandIn = own === '02-28' && daysInMonth(Number(date.slice(0, 4)), 2) === 28
  return isStandIn ? [own, '02-29'] : [own]
}

/** Whether an anniversary of `first` falls on `date`, which is in a later year. */
export function isAnniversary(date: LocalDate, first: LocalDate): boolean {
  return date.slice(0, 4) > first.slice(0, 4) && daysKeptOn(date).includes(first.slice(5))
}
