import type { Moment, Offset } from '#shared/contracts/scenario.ts'
import { addDays, instantOf, type LocalDate, localDateOf, localTimeOf } from '../calendar/time.ts'
import { isWorkingDay, workingDayAfter, workingDayOnOrBefore } from '../calendar/working-days.ts'
import { type Clocks, isDateUnit, shiftDate, shiftInstant } from './spans.ts'

/** How a moment follows from its anchor. */
export type Distance = Pick<Moment, 'offset' | 'place'>

/** The fewest and the most calendar days that one unit can be; a run of days off is shorter than `BREAK_DAYS`. */
const DAYS_OF = { days: [1, 1], weeks: [7, 7], months: [28, 31], years: [365, 366], 'working-days': [1, 2] } as const
const BREAK_DAYS = 20

export function offsetsOf({ offset }: Pick<Moment, 'offset'>): readonly Offset[] {
  if (offset === null) return []
  return Array.isArray(offset) ? offset : [offset]
}

/** The day on which the moment of an anchor's date falls; null where it would be a day off that is skipped. */
export function dayOfMoment(anchor: LocalDate, distance: Distance): LocalDate | null {
  let day = anchor
  for (const { n, unit, side } of offsetsOf(distance)) {
    if (isDateUnit(unit)) day = shiftDate(day, side === 'before' ? -n : n, unit)
  }
  return placedOn(day, distance.place.dayOff)
}

/**
 * Every date whose moment falls on `day`, in order: the inverse of `dayOfMoment`. None where no date has its moment then;
 * several where months end or days off move them together.
 */
export function datesWhoseMomentFallsOn(day: LocalDate, distance: Distance): LocalDate[] {
  const [least, most] = reachOf(distance)
  const dates: LocalDate[] = []
  for (let days = most; days >= least; days -= 1) {
    const date = addDays(day, -days)
    if (dayOfMoment(date, distance) === day) dates.push(date)
  }
  return dates
}

/**
 * When a text is due whose anchor is an instant, on these clocks. An hour of the day that would come before the anchor means at
 * once: it is never before `earliest`. Null where it would be a day off that is skipped.
 */
export function instantOfMoment(
  anchorAt: Date,
  distance: Distance,
  clocks: string | (Clocks & { earliest?: Date }),
): Date | null {
  const { zone, earliest = anchorAt } = typeof clocks === 'string' ? { zone: clocks } : clocks
  let at = anchorAt
  for (const offset of offsetsOf(distance)) at = shiftInstant(at, offset, clocks)
  const { place } = distance
  const before = localDateOf(at, zone)
  const day = placedOn(before, place.dayOff)
  if (day === null) return null
  if (day === before && place.at === null) return at
  const placed = instantOf(day, place.at ?? localTimeOf(at, zone), zone)
  return placed < earliest ? earliest : placed
}

function placedOn(day: LocalDate, dayOff: Moment['place']['dayOff']): LocalDate | null {
  if (dayOff === 'same' || isWorkingDay(day)) return day
  if (dayOff === 'skip') return null
  return dayOff === 'before' ? workingDayOnOrBefore(day) : workingDayAfter(day)
}

/** Between which numbers of days after its anchor a moment can fall. */
function reachOf(distance: Distance): [least: number, most: number] {
  let [least, most] = [0, 0]
  for (const { n, unit, side } of offsetsOf(distance)) {
    if (!isDateUnit(unit)) continue
    const [short, long] = DAYS_OF[unit]
    const slack = unit === 'working-days' ? BREAK_DAYS : 0
    const [near, far] = [n * short, n * long + slack]
    least += side === 'before' ? -far : near
    most += side === 'before' ? -near : far
  }
  const { dayOff } = distance.place
  return [least - (dayOff === 'before' ? BREAK_DAYS : 0), most + (dayOff === 'after' ? BREAK_DAYS : 0)]
}
