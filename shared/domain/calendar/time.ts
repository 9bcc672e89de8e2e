/** A day on somebody's calendar, 'YYYY-MM-DD', belonging to no zone; sorts as text. */
export type LocalDate = string
/** A wall-clock time, 'HH:mm', 00:00 to 23:59; sorts as text. */
export type LocalTime = string

/** Where business runs that says nothing else: all of mainland China. */
export const DEFAULT_ZONE = 'Asia/Shanghai'
export const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** No zone changes its offset there and back within that. */
const CHANGE_STEP_MS = 5 * DAY_MS
const CHANGE_WITHIN_MS = 400 * DAY_MS
const formats = new Map<string, Intl.DateTimeFormat>()
const secondsFormats = new Map<string, Intl.DateTimeFormat>()
/** A mass send asks for the same few for each of its messages. */
const instants = new Map<string, number>()
const MOST_INSTANTS = 500
/** Calendars walk over the same few thousand days again and again. */
const midnights = new Map<LocalDate, number>()
const datesAt = new Map<number, LocalDate>()
const MOST_DAYS = 4000
/** What each zone's clock was last asked for: a mass send looks at the same few a thousand times a second. */
const lastShown = new Map<string, { second: number; text: string }>()

/**
 * The calendar day at `at` in `zone` (an IANA name), for years 1000 to 9999.
 * @throws RangeError when there is no such zone.
 */
export function localDateOf(at: Date, zone: string): LocalDate {
  return wallClock(at, zone).slice(0, 10)
}

/**
 * The wall-clock time at `at` in `zone`; seconds are cut off, so 20:59:59.999 is '20:59'.
 * @throws RangeError when there is no such zone.
 */
export function localTimeOf(at: Date, zone: string): LocalTime {
  return wallClock(at, zone).slice(11, 16)
}

/**
 * Whole minutes of wall-clock time since midnight in `zone`, 0 to 1439.
 * @throws RangeError when there is no such zone.
 */
export function minuteOfDay(at: Date, zone: string): number {
  const time = localTimeOf(at, zone)
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/**
 * The instant when `zone`'s clocks show `time` on `date`. A time that a clock change skips moves on by the length of the
 * gap (02:30 becomes 03:30); of one that occurs twice it is the first: what Temporal calls `compatible`, of which a polyfill takes 56 KB.
 * @throws RangeError when the date, the time or the zone does not exist.
 */
export function instantOf(date: LocalDate, time: LocalTime, zone: string): Date {
  const key = `${date}T${time}`
  const known = instants.get(zone + key)
  if (known !== undefined) return new Date(known)
  const at = searchInstant(key, zone)
  if (instants.size >= MOST_INSTANTS) instants.clear()
  instants.set(zone + key, at)
  return new Date(at)
}

/** Of the offsets a day before and a day after, whichever makes the clock show it; in a gap the one before it holds. */
function searchInstant(key: string, zone: string): number {
  const wallMs = Date.parse(`${key}:00Z`)
  if (Number.isNaN(wallMs) || new Date(wallMs).toISOString().slice(0, 16) !== key) throw new RangeError('no such time')
  const before = offsetMs(wallMs - DAY_MS, zone)
  const after = offsetMs(wallMs + DAY_MS, zone)
  const found = [before, after].map((offset) => wallMs - offset).filter((at) => at + offsetMs(at, zone) === wallMs)
  return found.length > 0 ? Math.min(...found) : wallMs - before
}

/** The first instant after `at` from which `zone` has another offset, to the second; null when none comes within 400 days. */
export function nextClockChange(at: Date, zone: string): Date | null {
  const offset = offsetMs(at.getTime(), zone)
  const isChanged = (ms: number) => offsetMs(ms, zone) !== offset
  const end = at.getTime() + CHANGE_WITHIN_MS
  for (let from = at.getTime(); from < end; from += CHANGE_STEP_MS) {
    if (isChanged(from + CHANGE_STEP_MS)) return new Date(firstSecond(from, from + CHANGE_STEP_MS, isChanged))
  }
  return null
}

/** Changes fall on whole seconds. */
function firstSecond(fromMs: number, untilMs: number, isChanged: (ms: number) => boolean): number {
  let [low, high] = [Math.floor(fromMs / 1000), Math.ceil(untilMs / 1000)]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isChanged(middle * 1000)) high = middle
    else low = middle
  }
  return high * 1000
}

/**
 * How far the zone's clocks are ahead of UTC at this instant.
 * @throws RangeError when there is no such zone.
 */
export function offsetMs(at: Date | number, zone: string): number {
  const shown = Date.parse(`${secondsFormatFor(zone).format(at).replace(' ', 'T')}Z`)
  return shown - Math.floor(at.valueOf() / 1000) * 1000
}

/**
 * The date `days` (whole, may be negative) later.
 * @throws RangeError when `date` does not look like a date; whether it is a real one is for `isRealDate` to say.
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  const at = midnightUtc(date) + days * DAY_MS
  const known = datesAt.get(at)
  if (known !== undefined) return known
  const sum = new Date(at).toISOString().slice(0, 10)
  if (datesAt.size >= MOST_DAYS) datesAt.clear()
  datesAt.set(at, sum)
  return sum
}

/** The ISO weekday of `date`: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(midnightUtc(date)).getUTCDay() || 7
}

/** Whether the Gregorian calendar has this day; month is 1 to 12, years 1 to 9999. */
export function isRealDate(year: number, month: number, day: number): boolean {
  return (
    [year, month, day].every(Number.isInteger) &&
    year >= 1 &&
    year <= 9999 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  )
}

/** 28 to 31; 0 for a month outside 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  if (month === 4 || month === 6 || month === 9 || month === 11) return 30
  return Number.isInteger(month) && month >= 1 && month <= 12 ? 31 : 0
}

/** Whether `zone` is an IANA name such as 'Asia/Shanghai'. Bare offsets are not: schedules cannot be set in them. */
export function isZone(zone: string): boolean {
  if (!/^[A-Z]/.test(zone)) return false
  try {
    return formatFor(zone) !== undefined
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The 'YYYY-MM' of `date`. */
export function monthOf(date: LocalDate): string {
  return date.slice(0, 7)
}

/** The months ('YYYY-MM') of the dates from `first` to `last`, both included, in order; none where `last` is in an earlier month. */
export function monthsBetween(first: LocalDate, last: LocalDate): string[] {
  const months: string[] = []
  for (let month = monthOf(first); month <= monthOf(last); month = monthOf(addDays(`${month}-01`, 31)))
    months.push(month)
  return months
}

/** Negative when `a` is the earlier date, 0 when they are the same, positive when it is the later; for `sort`. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** 'YYYY-MM-DD HH:mm'. Within a second no clock shows another one. */
function wallClock(at: Date, zone: string): string {
  const second = Math.floor(at.getTime() / 1000)
  const last = lastShown.get(zone)
  if (last?.second === second) return last.text
  const text = formatFor(zone).format(at)
  lastShown.set(zone, { second, text })
  return text
}

/** Making one is slow, and each zone's is asked for with every message. */
function formatFor(zone: string): Intl.DateTimeFormat {
  return keptFormat(formats, zone, {})
}

function secondsFormatFor(zone: string): Intl.DateTimeFormat {
  return keptFormat(secondsFormats, zone, { second: '2-digit' })
}

function keptFormat(
  kept: Map<string, Intl.DateTimeFormat>,
  timeZone: string,
  more: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const known = kept.get(timeZone)
  if (known) return known
  // Swedish is the locale that writes ISO order.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...more,
  })
  kept.set(timeZone, format)
  return format
}

/** NaN for what does not look like a date. */
function midnightUtc(date: LocalDate): number {
  const known = midnights.get(date)
  if (known !== undefined) return known
  const at = Date.parse(`${date}T00:00:00Z`)
  if (midnights.size >= MOST_DAYS) midnights.clear()
  midnights.set(date, at)
  return at
}
