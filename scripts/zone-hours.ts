/** Whose clocks agree is compared four times a day over these years. */
const FROM = Date.UTC(2026, 0)
const UNTIL = Date.UTC(2031, 0)
const STEP_MS = 6 * 3_600_000
const offsets = new Map<string, readonly number[]>()

/** What zone names begin with, written once to keep the table small. */
export const ZONE_AREAS = [
  'Africa',
  'America',
  'Arctic',
  'Asia',
  'Atlantic',
  'Australia',
  'Europe',
  'Indian',
  'Pacific',
  'Antarctica',
]

/** `America/New_York` as `1New_York`. */
export function shortName(zone: string): string {
  const [area = '', ...rest] = zone.split('/')
  return `${ZONE_AREAS.indexOf(area)}${rest.join('/')}`
}

/** Whether this Node knows the zone. */
export function isKnown(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}

/** From west to east; of those that keep the same hours the one that stands first. */
export function oneForEachHours(zones: readonly string[]): string[] {
  const byHours = new Map<string, string>()
  for (const zone of zones) if (!byHours.has(hoursOf(zone))) byHours.set(hoursOf(zone), zone)
  return [...byHours.values()].toSorted((a, b) => meanOffset(a) - meanOffset(b) || (a < b ? -1 : 1))
}

/** The same text for zones whose clocks agree. */
export function hoursOf(zone: string): string {
  return offsetsOf(zone).join()
}

function meanOffset(zone: string): number {
  const all = offsetsOf(zone)
  return all.reduce((sum, one) => sum + one, 0) / all.length
}

function offsetsOf(zone: string): readonly number[] {
  const known = offsets.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  const found: number[] = []
  for (let at = FROM; at < UNTIL; at += STEP_MS) found.push(minutesIn(format.format(at)))
  offsets.set(zone, found)
  return found
}

function minutesIn(shown: string): number {
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/u.exec(shown) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
