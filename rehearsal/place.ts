import { instantOf, type LocalDate, localDateOf, minuteOfDay } from '#shared/domain/time.ts'

/**
 * Where the rehearsal's people live: somewhere it is day now, so that their texts may leave. The emulator reads every
 * schedule as if its zone were UTC, so the day there must be UTC's day too.
 */
export type Place = { zone: string; phoneOf(number: number): string; today: LocalDate }

type Country = { zone: string; prefix: string; fromUtcMinute: number; untilUtcMinute: number }

/** Numbers that are set aside for tests, or that nobody has. Between them there is a daytime at every minute. */
const COUNTRIES: readonly Country[] = [
  { zone: 'Asia/Shanghai', prefix: '+861990000', fromUtcMinute: 5, untilUtcMinute: 12 * 60 },
  { zone: 'Europe/London', prefix: '+44740012', fromUtcMinute: 12 * 60, untilUtcMinute: 19 * 60 },
  { zone: 'America/New_York', prefix: '+12025550', fromUtcMinute: 19 * 60, untilUtcMinute: 24 * 60 + 5 },
]

export function placeOf(now: Date): Place {
  const minute = minuteOfDay(now, 'UTC')
  const country =
    COUNTRIES.find(({ fromUtcMinute, untilUtcMinute }) =>
      [minute, minute + 24 * 60].some((one) => one >= fromUtcMinute && one < untilUtcMinute),
    ) ?? COUNTRIES[0]
  if (country === undefined) throw new Error('there is no country')
  const { zone, prefix } = country
  const digits = zone === 'America/New_York' ? 3 : 4
  return { zone, phoneOf: (number) => prefix + String(number).padStart(digits, '0'), today: localDateOf(now, zone) }
}

/** The next whole minute that is at least 70 s away, as the emulator's scheduler will read it. */
export function soonAsUtc(now: Date): { time: string; at: Date } {
  const at = new Date(Math.ceil((now.getTime() + 70_000) / 60_000) * 60_000)
  return { time: at.toISOString().slice(11, 16), at }
}

/** The wall clock two minutes from now where those people live. */
export function soonAt(zone: string, now: Date): string {
  const at = new Date(now.getTime() + 120_000)
  const minute = minuteOfDay(at, zone)
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Whether the emulator, reading a zone's wall clock as UTC, fires it at or before its time. */
export function firesInTime({ zone, today }: Place): boolean {
  return instantOf(today, '12:00', zone) >= instantOf(today, '12:00', 'UTC')
}
