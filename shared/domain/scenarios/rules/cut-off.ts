import {
  addDays,
  instantOf,
  type LocalDate,
  type LocalTime,
  localDateOf,
  localTimeOf,
  weekdayOf,
} from '../../calendar/time.ts'
import { findHolidayRuling, isUncertainDay } from '../../calendar/working-days.ts'

/** When an unpaid order is nudged, around the hour until which a paid order still leaves the warehouse that day. */
export type CutOffRule = {
  /** `days` are ISO weekdays, 1 Monday to 7 Sunday; of several times on one day the last counts, or the next that can be reached. */
  readonly cutOffs: readonly { readonly time: LocalTime; readonly days: readonly number[] }[]
  /** Mainland China's days off are no cut-off days, and its make-up days are, where Monday to Friday are all listed. */
  readonly observeHolidays: boolean
  /** How long before the cut-off the nudge leaves at the earliest. */
  readonly leadMinutes: number
  /** How long before the cut-off the nudge leaves at the latest. */
  readonly guardMinutes: number
  /** The warehouse's IANA zone: every time and day here is meant in it. */
  readonly zone: string
  /** Which of several cut-offs of a day counts. @default last */
  readonly aim?: 'last' | 'next'
  /** From the order to its nudge, where the cut-off does not say otherwise. */
  readonly delayMinutes: number
}

export type ShippingPromise =
  | { readonly shipsToday: true; readonly payBefore: LocalTime }
  | { readonly shipsToday: false; readonly shipDay: LocalDate }

/** A promise ends this long before the cut-off: time to pay, and for us to hear of it. */
const PAY_MARGIN_MINUTES = 10
const MORNING: LocalTime = '09:00'
const WORKWEEK = [1, 2, 3, 4, 5]
const DAYS_SEARCHED = 60
const MINUTE_MS = 60_000

/**
 * When the first nudge of an order falls due. Placed before the guard of that day's cut-off: `delayMinutes` later, held
 * between lead and guard. Placed afterwards, or on a day without a cut-off: the first 09:00 that is `delayMinutes` or more
 * away. Without cut-offs: `delayMinutes` later. The words are chosen when it leaves, by `shippingPromise`.
 */
export function planNudge(placedAt: Date, rule: CutOffRule): { dueAt: Date } {
  const earliest = addMinutes(placedAt, rule.delayMinutes)
  if (rule.cutOffs.length === 0) return { dueAt: earliest }
  const cutOffAt = cutOffAimedAt(placedAt, rule, rule.guardMinutes)
  if (cutOffAt === null) return { dueAt: nextMorning(earliest, rule.zone) }
  const guardAt = addMinutes(cutOffAt, -rule.guardMinutes)
  return { dueAt: clamp(earliest, addMinutes(cutOffAt, -rule.leadMinutes), guardAt) }
}

/** When a nudge for the last cut-off of the order's day falls due; null where that has no cut-off. */
export function planForLast(placedAt: Date, rule: CutOffRule): Date | null {
  const last = cutOffsOn(localDateOf(placedAt, rule.zone), rule).at(-1)
  return last === undefined ? null : addMinutes(last, -rule.leadMinutes)
}

/** The cut-off of the day that `now` is so many minutes before at least: the last, or where the rule aims so the next. */
function cutOffAimedAt(now: Date, rule: CutOffRule, minutes: number): Date | null {
  const all = cutOffsOn(localDateOf(now, rule.zone), rule)
  const aimed = rule.aim === 'next' ? all : all.slice(-1)
  return aimed.find((at) => now < addMinutes(at, -minutes)) ?? null
}

/**
 * What can truthfully be said at `now`, the moment of sending: shipped today if paid before ten minutes to the cut-off,
 * while it is earlier than that; else the next day with a cut-off. Null when there is none, or none within 60 days, and
 * when that day may yet be made a day off by a notice that is not known.
 * The hour is told on the clocks of the reader, who may be in any of `readerZones`, the warehouse's own unless said: without
 * an hour that all of them show, or where it is another day than at the warehouse, nothing is promised for today.
 */
export function shippingPromise(
  now: Date,
  rule: CutOffRule,
  readerZones: readonly string[] = [rule.zone],
): ShippingPromise | null {
  if (rule.cutOffs.length === 0) return null
  const today = localDateOf(now, rule.zone)
  const cutOffAt = cutOffAimedAt(now, rule, PAY_MARGIN_MINUTES)
  if (cutOffAt !== null) {
    const payBeforeAt = addMinutes(cutOffAt, -PAY_MARGIN_MINUTES)
    const payBefore = readersTime(payBeforeAt, today, now, readerZones)
    return isInDoubt(today, rule) || payBefore === null ? null : { shipsToday: true, payBefore }
  }
  for (let days = 1; days <= DAYS_SEARCHED; days += 1) {
    const shipDay = addDays(today, days)
    if (cutOffsOn(shipDay, rule).length > 0) return isInDoubt(shipDay, rule) ? null : { shipsToday: false, shipDay }
  }
  return null
}

function isInDoubt(date: LocalDate, { observeHolidays }: CutOffRule): boolean {
  return observeHolidays && isUncertainDay(date)
}

/** What the reader's clock shows at `at`; null where their clocks differ, or it is not `today` there now or then. */
function readersTime(at: Date, today: LocalDate, now: Date, zones: readonly string[]): LocalTime | null {
  const isToday = zones.every((zone) => [now, at].every((instant) => localDateOf(instant, zone) === today))
  const [time, ...others] = new Set(zones.map((zone) => localTimeOf(at, zone)))
  return isToday && time !== undefined && others.length === 0 ? time : null
}

/** A listed Saturday without a ruling counts even with holidays observed: such a warehouse works on Saturdays. */
function cutOffsOn(date: LocalDate, { cutOffs, observeHolidays, zone }: CutOffRule): Date[] {
  const ruling = observeHolidays ? findHolidayRuling(date) : null
  if (ruling === 'off') return []
  const weekday = weekdayOf(date)
  const times = cutOffs
    .filter(
      ({ days }) => days.includes(weekday) || (ruling === 'worked' && WORKWEEK.every((day) => days.includes(day))),
    )
    .map(({ time }) => time)
  return times.toSorted().map((time) => instantOf(date, time, zone))
}

function nextMorning(earliest: Date, zone: string): Date {
  const day = localDateOf(earliest, zone)
  const morning = instantOf(day, MORNING, zone)
  return morning >= earliest ? morning : instantOf(addDays(day, 1), MORNING, zone)
}

function clamp(at: Date, low: Date, high: Date): Date {
  return at > high || low > high ? high : at < low ? low : at
}

function addMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * MINUTE_MS)
}
