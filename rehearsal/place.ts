import { type LocalDate, localDateOf, minuteOfDay } from '#shared/domain/calendar/time.ts'

/**
 * Where the rehearsal's people live: somewhere it is day now, so that their texts may leave. The emulator reads every
 * schedule as if its zone were UTC, so the day there must be UTC's day too.
 */
export type Place = { zone: string; phoneOf(number: number): string; today: LocalDate }

type Country = { zone: string; prefix: string; fromUtcMinute: number; untilUtcMinute: number }

/** Numbers that are set aside for tests, or that nobody has. Between them there is a daytime at every minute. */
const COUNTRIES: readonly Country[] = [
  { zone: 'Asia/Shanghai', prefix: '+861990000', fromUtcMinute: 0, untilUtcMinute: 12 * 60 },
  { zone: 'Europe/London', prefix: '+44740012', fromUtcMinute: 12 * 60, untilUtcMinute: 19 * 60 },
  { zone: 'America/New_York', prefix: '+12025550', fromUtcMinute: 19 * 60, untilUtcMinute: 24 * 60 },
]

const DAY_MS = 24 * 60 * 60_000
/** From the start of the rehearsal to the last firing of its campaigns on a usual machine, with room to spare. */
const LONGEST_PLAN_MS = 6 * 60_000
/** From planning a campaign to its firing, likewise: until then its schedule must be there. */
const AHEAD_MS = 70_000

export function placeOf(now: Date): Place {
  const minute = minuteOfDay(now, 'UTC')
  const country = COUNTRIES.find(
    ({ fromUtcMinute, untilUtcMinute }) => minute >= fromUtcMinute && minute < untilUtcMinute,
  )
  if (country === undefined) throw new Error('there is no country')
  const { zone, prefix } = country
  const digits = zone === 'America/New_York' ? 3 : 4
  return { zone, phoneOf: (number) => prefix + String(number).padStart(digits, '0'), today: localDateOf(now, zone) }
}

/** How long to wait until campaigns that are made now fire on the same day, as UTC counts days. */
export function msUntilRoomInDay(now: Date, slowness: number): number {
  const leftMs = DAY_MS - (now.getTime() % DAY_MS)
  return leftMs < LONGEST_PLAN_MS * slowness ? leftMs : 0
}

/** A whole minute far enough away, as the emulator's scheduler will read it. */
export function soonAsUtc(now: Date, slowness: number): { time: string; at: Date } {
  const at = new Date(Math.ceil((now.getTime() + AHEAD_MS * slowness) / 60_000) * 60_000)
  return { time: at.toISOString().slice(11, 16), at }
}

/** The wall clock a minute later than that where those people live. */
export function soonAt(zone: string, now: Date, slowness: number): string {
  const minute = minuteOfDay(new Date(now.getTime() + AHEAD_MS * slowness + 50_000), zone)
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
