import { addDays, instantOf, type LocalDate, type LocalTime, localDateOf } from './time.ts'

/** When a campaign fires, on the wall clock: once on `date`, else on these days of the month (1 to 28), else daily. */
export type FiringRule = {
  readonly time: LocalTime
  readonly monthDays?: readonly number[] | undefined
  readonly date?: LocalDate | undefined
}

/** Once, at the same instant in every zone. */
export type FiringInstant = { readonly at: Date }
export type FiringTime = FiringRule | FiringInstant

/** Whether it goes by the clocks of each zone, and so has a schedule there. */
export function isByClock(rule: FiringTime): rule is FiringRule {
  return !('at' in rule)
}

/** No two of the days 1 to 28 are further apart than a month; a little more for the day before and a skipped date. */
const DAYS_SEARCHED = 34

/**
 * The first firing strictly after `after`; null when a single date is past or `monthDays` is empty. A time that a clock
 * change skips fires at the moved instant (02:30 at 03:30), one that occurs twice fires once, at the first. EventBridge
 * Scheduler leaves a skipped cron time out instead (https://repost.aws/knowledge-center/eventbridge-scheduler-adjust-dst,
 * read 2026-11-22), so a run planned here may find its schedule silent.
 */
export function nextFiring(rule: FiringTime, zone: string, after: Date): Date | null {
  if (!isByClock(rule)) return rule.at > after ? rule.at : null
  for (const date of datesFrom(rule, zone, after)) {
    if (!fallsOn(rule, date, zone)) continue
    const at = instantOf(date, rule.time, zone)
    if (at > after) return at
  }
  return null
}

/** One at a time: the first or second is mostly the one, and reconciling asks for each schedule. */
function* datesFrom({ date }: FiringRule, zone: string, after: Date): Generator<LocalDate> {
  if (date !== undefined) return yield date
  const today = localDateOf(after, zone)
  // From yesterday on: a skipped time just before midnight is moved into today.
  for (let index = 0; index < DAYS_SEARCHED; index += 1) yield addDays(today, index - 1)
}

/**
 * The rule as an expression of EventBridge Scheduler, to be evaluated in the campaign's zone: six-field `cron`, or `at`
 * for a single date (https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html, read 2026-11-22).
 * @throws RangeError when `monthDays` is empty, which no expression can say.
 */
export function toCron({ time, monthDays, date }: FiringRule): string {
  if (date) return `at(${date}T${time}:00)`
  if (monthDays?.length === 0) throw new RangeError('a firing rule without days never fires')
  const days = monthDays ? [...new Set(monthDays)].toSorted((a, b) => a - b).join(',') : '*'
  return `cron(${Number(time.slice(3))} ${Number(time.slice(0, 2))} ${days} * ? *)`
}

/** Whether the campaign fires on this date of the zone at all. */
export function fallsOn(rule: FiringTime, day: LocalDate, zone: string): boolean {
  if (!isByClock(rule)) return localDateOf(rule.at, zone) === day
  const { monthDays, date } = rule
  return date !== undefined || monthDays === undefined || monthDays.includes(Number(day.slice(8)))
}

/** When it fires on a date on which it does. */
export function instantOn(rule: FiringTime, day: LocalDate, zone: string): Date {
  return isByClock(rule) ? instantOf(day, rule.time, zone) : rule.at
}
