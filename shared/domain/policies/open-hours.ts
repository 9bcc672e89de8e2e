import type { HoursWindow } from '#shared/contracts/policy.ts'
import {
  addDays,
  HOUR_MS,
  instantOf,
  type LocalDate,
  localDateOf,
  localTimeOf,
  minuteOfDay,
  nextClockChange,
  weekdayOf,
} from '../calendar/time.ts'

/** When texts may leave, on the reader's clock. A day that is shut is so whole, whatever window began on the day before. */
export type OpenHours = {
  readonly windows: readonly HoursWindow[]
  /** Null where no day is. */
  readonly isShutOn: ((date: LocalDate) => boolean) | null
}

/** 08:00 to 21:00 on every day: but for texts to staff no preset opens earlier or shuts later, so before that nothing leaves in a zone. */
export const WIDEST_HOURS: OpenHours = {
  windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', until: '21:00' }],
  isShutOn: null,
}

const MINUTE_MS = 60_000
const DAY_MINUTES = 1440
/** One weekday that is a holiday, then the same day of the week after it, and a day to spare. */
const LONGEST_SEARCH_MS = 16 * 24 * HOUR_MS

/** Windows are half-open: 08:00:00 is open, 21:00:00 is not. Without a window it is never open. */
export function isOpen(at: Date, zone: string, { windows, isShutOn }: OpenHours): boolean {
  const date = localDateOf(at, zone)
  if (isShutOn?.(date) === true) return false
  const time = localTimeOf(at, zone)
  return windows.some((window) => isWithin(window, date, time))
}

function isWithin({ days, from, until }: HoursWindow, date: LocalDate, time: string): boolean {
  if (from < until) return from <= time && time < until && days.includes(weekdayOf(date))
  return (
    (from <= time && days.includes(weekdayOf(date))) || (time < until && days.includes(weekdayOf(addDays(date, -1))))
  )
}

/**
 * The first instant at or after `at` that is open by every rule in every zone: `at` itself, unchanged, where it is, else an
 * opening to the millisecond. An opening that a clock change skips is the end of the gap; one that occurs twice counts each
 * time. Null where there is none in common within 16 days.
 */
export function nextOpening(at: Date, zones: readonly string[], rules: readonly OpenHours[]): Date | null {
  const latest = at.getTime() + LONGEST_SEARCH_MS
  let open = at
  while (open.getTime() <= latest) {
    const shut = firstShut(open, zones, rules)
    if (shut === null) return open
    open = nextEdge(open, shut.zone, shut.rule)
  }
  return null
}

type Shut = { zone: string; rule: OpenHours }

function firstShut(at: Date, zones: readonly string[], rules: readonly OpenHours[]): Shut | null {
  for (const zone of zones) for (const rule of rules) if (!isOpen(at, zone, rule)) return { zone, rule }
  return null
}

/** The next moment at which what is shut may open: a window begins, midnight ends a shut day, or the clocks change. */
function nextEdge(at: Date, zone: string, { windows }: OpenHours): Date {
  const minute = minuteOfDay(at, zone)
  const edges = [0, ...windows.map(({ from }) => minutesOf(from))]
  const minutesLeft = Math.min(...edges.map((edge) => (edge - minute + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES))
  const edge = new Date((Math.floor(at.getTime() / MINUTE_MS) + minutesLeft) * MINUTE_MS)
  if (minuteOfDay(edge, zone) === (minute + minutesLeft) % DAY_MINUTES) return edge
  const change = nextClockChange(at, zone)
  return change === null || change > edge ? edge : change
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/**
 * Until when a greeting of a day may leave: the evening's end in its zone. One fired later keeps an hour, so that it is told
 * as fallen into the quiet hours, not as late.
 */
export function endOfGreetings(date: LocalDate, firedAt: Date, zone: string): Date {
  return new Date(Math.max(instantOf(date, '21:00', zone).getTime(), firedAt.getTime() + HOUR_MS))
}
