/** Wall-clock sums made without the code under test. */

const instants = new Map<string, number | null>()
const formats = new Map<string, Intl.DateTimeFormat>()

/** Seconds since midnight in the zone. */
export function secondOfDay(atMs: number, zone: string): number {
  const text = formatOf(zone).format(new Date(atMs))
  const [hour = '', minute = '', second = ''] = text.slice(-8).split(':')
  return Number(hour) * 3600 + Number(minute) * 60 + Number(second)
}

/** `YYYY-MM-DD` in the zone. */
export function dayIn(zone: string, atMs: number): string {
  const text = formatOf(zone).format(new Date(atMs))
  return `${text.slice(6, 10)}-${text.slice(0, 2)}-${text.slice(3, 5)}`
}

/** The first instant at which the zone's clocks show this time on that day, to the minute; null in a gap. */
export function instantIn(zone: string, day: string, time: string): number | null {
  const key = `${zone} ${day} ${time}`
  const known = instants.get(key)
  if (known !== undefined) return known
  const atMs = findInstant(zone, day, time)
  instants.set(key, atMs)
  return atMs
}

function findInstant(zone: string, day: string, time: string): number | null {
  const guess = Date.parse(`${day}T${time}:00Z`)
  const wanted = Number(time.slice(0, 2)) * 3600 + Number(time.slice(3)) * 60
  for (let offset = -15 * 60; offset <= 13 * 60; offset += 30) {
    const atMs = guess + offset * 60_000
    if (secondOfDay(atMs, zone) === wanted && dayIn(zone, atMs) === day) return atMs
  }
  return null
}

/** ISO weekday, 1 Monday to 7 Sunday. */
export function weekdayAt(atMs: number, zone: string): number {
  return new Date(`${dayIn(zone, atMs)}T12:00:00Z`).getUTCDay() || 7
}

/** Whether it is before the first hour or not before the second. */
export function isOutside(atMs: number, zone: string, [from, until]: readonly [number, number]): boolean {
  const second = secondOfDay(atMs, zone)
  return second >= until * 3600 || second < from * 3600
}

export function isNight(atMs: number, zone: string): boolean {
  const second = secondOfDay(atMs, zone)
  return second >= 21 * 3600 || second < 8 * 3600
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const digits = '2-digit'
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: digits,
    day: digits,
    hour: digits,
    minute: digits,
    second: digits,
    hourCycle: 'h23',
  })
  formats.set(zone, format)
  return format
}
