import { isDateValue } from '#shared/contracts/custom-columns.ts'
import type { Reason } from '#shared/contracts/message.ts'
import type { Scenario, Step } from '#shared/contracts/scenario.ts'
import { isAnniversary } from '../calendar/anniversaries.ts'
import { addDays, instantOf, type LocalDate } from '../calendar/time.ts'
import type { WorkingHours } from '../calendar/working-hours.ts'
import { factOf } from './about.ts'
import { isCalendarDay } from './calendar-days.ts'
import type { EventAnchor, FactState, Known } from './known.ts'
import { datesWhoseMomentFallsOn, dayOfMoment } from './moments.ts'
import { fieldOf, readDate, readPath } from './paths.ts'
import { birthdayKeyOf, birthdaysOn } from './rules/birthday.ts'
import { anchorsByRule, beginsAnewByRule } from './rules/named-anchors.ts'
import { shiftInstant } from './spans.ts'

export const BIRTHDAY_PATH = 'contact.birthday'

type Stepped = Pick<Step, 'moment'>

/** Each person of a firing asks for the same day, and each look for missed firings for the same few, zone after zone. */
const asked = new WeakMap<Step['moment'], Map<LocalDate, readonly LocalDate[]>>()
const MOST_DAYS_KEPT = 64

/** The dates of a step's anchor whose text is due on `day`: of a calendar only its days, of anything else all. */
export function anchorDatesOn(day: LocalDate, { moment }: Stepped): readonly LocalDate[] {
  const known = asked.get(moment) ?? new Map<LocalDate, readonly LocalDate[]>()
  const kept = known.get(day)
  if (kept !== undefined) return kept
  const { anchor } = moment
  const all = datesWhoseMomentFallsOn(day, moment)
  const dates = 'calendar' in anchor ? all.filter((date) => isCalendarDay(date, anchor.calendar)) : all
  if (known.size >= MOST_DAYS_KEPT) known.clear()
  asked.set(moment, known.set(day, dates))
  return dates
}

/** The anchor's date for which a text to this person, or about this instalment, is due on `day`; null where none is. */
export function anchorDateFor(day: LocalDate, step: Stepped, about: string, known: Known): LocalDate | null {
  const { anchor } = step.moment
  if ('date' in anchor) {
    const date = readDate(anchor.date, about, known)
    return date !== null && dayOfMoment(date, step.moment) === day ? date : null
  }
  return anchorDatesOn(day, step).findLast((date) => isAnchored(date, step, about, known)) ?? null
}

/** Why a date that was true when a text was planned is so no more; null while it is. */
function endOfDate(date: LocalDate, step: Stepped, about: string, known: Known): Reason | null {
  const { anchor } = step.moment
  if ('date' in anchor) {
    const now = readDate(anchor.date, about, known)
    if (now === null) return 'field-emptied'
    return now === date ? null : 'date-moved'
  }
  if (isAnchored(date, step, about, known)) return null
  return 'yearly' in anchor && anchor.yearly === BIRTHDAY_PATH ? 'birthday-changed' : 'date-moved'
}

/** Whether it is the day of a calendar, or the anniversary of a date. */
function isAnchored(date: LocalDate, { moment: { anchor } }: Stepped, about: string, known: Known): boolean {
  if ('calendar' in anchor) return isCalendarDay(date, anchor.calendar)
  if (!('yearly' in anchor)) return false
  if (anchor.yearly !== BIRTHDAY_PATH) {
    const first = readDate(anchor.yearly, about, known)
    return first !== null && isAnniversary(date, first)
  }
  const birthday = known.contact?.birthday ?? null
  return birthday !== null && birthdaysOn(date).includes(birthdayKeyOf(birthday))
}

/** When the facts that a step waits for were heard: the newest first, each of which began a wait; of a button only by hand. */
export function eventAnchorsOf({ moment: { anchor } }: Stepped, about: string, known: Known): EventAnchor[] {
  if ('rule' in anchor) return anchorsByRule(anchor, known)
  if ('date' in anchor) return [...anchorOfDate(anchor.date, about, known), ...earlierDates(anchor.date, known)]
  const heard = namesIn(anchor).flatMap((name) => {
    const fact = factOf(about, name)
    if (fact === undefined || ('hand' in anchor && fact.byHand?.(known) !== true)) return []
    const at = fact.read(known)
    const all = fact.all?.(known) ?? (at instanceof Date ? [at] : [])
    return all.map((one) => ({ at: one, name }))
  })
  return heard.toSorted((a, b) => b.at.getTime() - a.at.getTime())
}

/** Of a record's own day or hour, which is known before it comes: a text may be due before it. */
function anchorOfDate(path: string, about: string, known: Known): EventAnchor[] {
  const value = readPath(path, about, known)
  if (value instanceof Date) return [{ at: value, name: path, ahead: true }]
  return isDateValue(value) ? [{ at: new Date(`${value}T00:00:00Z`), name: path, date: value, ahead: true }] : []
}

/** The days that a record named before: what was planned for them is ended by the one that it names now. */
function earlierDates(path: string, { record }: Known): EventAnchor[] {
  const field = fieldOf(path)
  if (record === null || field === null) return []
  const now = record.fields[field]
  const reason = now === undefined ? ('field-emptied' as const) : ('date-moved' as const)
  const dates = (record.earlierDates?.[field] ?? []).filter((date) => date !== now && isDateValue(date))
  return dates.map((date) => ({
    ...{ at: new Date(`${date}T00:00:00Z`), name: path, date, ahead: true as const },
    ended: { state: 'cancelled' as const, reason },
  }))
}

function namesIn(anchor: Step['moment']['anchor']): readonly string[] {
  if ('fact' in anchor) return [anchor.fact]
  if ('silence' in anchor) return anchor.silence
  return 'hand' in anchor && typeof anchor.hand === 'string' ? [anchor.hand] : []
}

/** Whether a newer word of what a step waits for begins its wait anew, so that each word has a text of its own. */
export function beginsAnew({ moment: { anchor } }: Stepped, about: string): boolean {
  if ('rule' in anchor) return beginsAnewByRule(anchor)
  return 'silence' in anchor || namesIn(anchor).some((name) => factOf(about, name)?.all !== undefined)
}

/** Why a step's anchor holds no more, by the date or instant that its message was planned with; null while it does. */
export function endOfAnchor(step: Stepped, { about }: Scenario, known: Known, planned: string): Reason | null {
  const { anchor } = step.moment
  if ('rule' in anchor) return endOfRule(anchorsByRule(anchor, known), beginsAnewByRule(anchor), planned)
  const names = namesIn(anchor)
  if ('date' in anchor && isInstant(planned)) return endOfInstant(anchorOfDate(anchor.date, about, known), planned)
  if (names.length === 0) return endOfDate(planned, step, about, known)
  if (names.every((name) => stateOf(name, about, known) === null)) return 'silence' in anchor ? null : 'fact-taken-back'
  if (!beginsAnew(step, about)) return null
  const newest = eventAnchorsOf(step, about, known)[0]
  return newest !== undefined && newest.at.toISOString() > planned ? 'newer-word' : null
}

function endOfRule([now]: readonly EventAnchor[], isAnew: boolean, planned: string): Reason | null {
  if (now === undefined) return 'fact-taken-back'
  return isAnew && now.at.toISOString() !== planned ? 'newer-word' : null
}

/** The instant that a record told of, by what stands there now. */
function endOfInstant([now]: readonly EventAnchor[], planned: string): Reason | null {
  if (now === undefined) return 'field-emptied'
  return now.at.toISOString() === planned ? null : 'date-moved'
}

function isInstant(planned: string): boolean {
  return planned.includes('T')
}

/** The same of one of several records in one text, by the day on which all of their moments fell. */
export function endOfMerged(step: Step, { about }: Scenario, known: Known, day: string): Reason | null {
  return anchorDateFor(day, step, about, known) === null ? 'date-moved' : null
}

function stateOf(name: string, about: string, known: Known): FactState {
  return factOf(about, name)?.read(known) ?? null
}

type Use = {
  dueAt: Date
  day: LocalDate
  zone: string
  hours?: WorkingHours | undefined
  dateAt(path: string): LocalDate | null
}

/** From when on a text due at `dueAt`, on `day` in `zone`, is too late. A date that nobody knows stands for its own day. */
export function endOfUse({ late }: Pick<Step, 'late'>, { dueAt, day, zone, hours, dateAt }: Use): Date {
  if (typeof late === 'object' && 'n' in late) return shiftInstant(dueAt, { ...late, side: 'after' }, { zone, hours })
  const last = typeof late === 'object' ? (dateAt(late.date) ?? day) : day
  return instantOf(addDays(last, 1), '00:00', zone)
}
