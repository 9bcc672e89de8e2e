import { HOUR_MS, instantOf, type LocalDate, minuteOfDay, nextClockChange } from '../calendar/time.ts'

/**
 * When nobody is to be texted: from the first minute on, until just before the second, in minutes after midnight (0 to
 * 1439) of the recipient's wall clock. May cross midnight; equal ends mean no quiet hours.
 */
export type QuietHours = { readonly fromMinute: number; readonly untilMinute: number }

/** 21:00 until 08:00. */
export const QUIET_HOURS: QuietHours = { fromMinute: 21 * 60, untilMinute: 8 * 60 }

const MINUTE_MS = 60_000
const DAY_MINUTES = 1440
/** A day, and the most that clock changes may add to it. */
const LONGEST_SEARCH_MS = 27 * HOUR_MS

/** Whether `at` is quiet where the recipient is. The window is half-open: 21:00:00 is quiet, 08:00:00 is not. */
export function isQuiet(at: Date, zone: string, quiet: QuietHours): boolean {
  return isQuietMinute(minuteOfDay(at, zone), quiet)
}

/**
 * The first instant at or after `at` when a held text may leave: `at` itself, unchanged, when it is not quiet, else the
 * opening to the millisecond. An opening that a clock change skips is the end of the gap; one that occurs twice counts
 * each time the window is open.
 */
export function nextAllowedInstant(at: Date, zone: string, quiet: QuietHours): Date {
  const minute = minuteOfDay(at, zone)
  if (!isQuietMinute(minute, quiet)) return at
  const minutesLeft = (quiet.untilMinute - minute + DAY_MINUTES) % DAY_MINUTES
  const opening = new Date((Math.floor(at.getTime() / MINUTE_MS) + minutesLeft) * MINUTE_MS)
  if (minuteOfDay(opening, zone) === quiet.untilMinute) return opening
  // The clocks change on the way there: the change itself may end the quiet, else count on from it.
  const change = nextClockChange(at, zone)
  return change === null || change > opening ? opening : nextAllowedInstant(change, zone, quiet)
}

/**
 * The first instant at or after `at` that is quiet in none of the zones; `at` itself where it is. Null where the zones have
 * no minute in common within a day.
 */
export function nextCommonInstant(at: Date, zones: readonly string[], quiet: QuietHours): Date | null {
  const [only, ...others] = zones
  if (only !== undefined && others.length === 0) return nextAllowedInstant(at, only, quiet)
  const latest = at.getTime() + LONGEST_SEARCH_MS
  let open = at
  while (open.getTime() <= latest) {
    const closed = zones.find((zone) => isQuiet(open, zone, quiet))
    if (closed === undefined) return open
    open = nextAllowedInstant(open, closed, quiet)
  }
  return null
}

function isQuietMinute(minute: number, { fromMinute, untilMinute }: QuietHours): boolean {
  return fromMinute <= untilMinute
    ? minute >= fromMinute && minute < untilMinute
    : minute >= fromMinute || minute < untilMinute
}

/**
 * Until when a greeting of a day may leave: the evening's quiet hours in its zone. One fired later keeps an hour, so that
 * it is told as fallen into the quiet hours, not as late.
 */
export function endOfGreetings(date: LocalDate, firedAt: Date, zone: string): Date {
  return new Date(Math.max(instantOf(date, '21:00', zone).getTime(), firedAt.getTime() + HOUR_MS))
}
