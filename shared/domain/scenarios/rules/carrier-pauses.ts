import * as z from 'zod'
import { LocalDate } from '#shared/contracts/primitives.ts'
import { addDays, type LocalDate as Day, DEFAULT_ZONE, HOUR_MS, instantOf, localDateOf } from '../../calendar/time.ts'

const LONGEST_PAUSE_DAYS = 60

/** Days on which carriers bring nothing, as over the Spring Festival: both ends included, on the clocks of mainland China. */
export const CarrierPauses = z
  .array(
    z
      .strictObject({ from: LocalDate, until: LocalDate })
      .refine(({ from, until }) => from <= until, 'must not end before it begins')
      .refine(({ from, until }) => until <= addDays(from, LONGEST_PAUSE_DAYS), 'can be 60 days at most'),
  )
  .max(20)
export type CarrierPauses = z.infer<typeof CarrierPauses>

export function isPause(date: Day, pauses: CarrierPauses): boolean {
  return pauses.some(({ from, until }) => from <= date && date <= until)
}

/** So many hours later, those of days on which carriers bring nothing left out. */
export function carrierHoursAfter(at: Date, hours: number, pauses: CarrierPauses): Date {
  let left = hours * HOUR_MS
  let now = at
  for (;;) {
    const date = localDateOf(now, DEFAULT_ZONE)
    const tomorrow = instantOf(addDays(date, 1), '00:00', DEFAULT_ZONE)
    const today = isPause(date, pauses) ? 0 : tomorrow.getTime() - now.getTime()
    if (!isPause(date, pauses) && left <= today) return new Date(now.getTime() + left)
    left -= today
    now = tomorrow
  }
}

/** How many of the days that a parcel takes, shipped on `date`, carriers bring nothing: those of one run of days, from the first on. */
export function pauseDaysWithin(date: Day, days: number, pauses: CarrierPauses): number {
  let paused = 0
  for (let day = date, left = days; left >= 0 && paused < LONGEST_PAUSE_DAYS; day = addDays(day, 1)) {
    if (isPause(day, pauses)) paused += 1
    else left -= 1
  }
  return paused
}
