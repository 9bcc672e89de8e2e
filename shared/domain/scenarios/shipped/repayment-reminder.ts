import * as z from 'zod'
import type { PageEntry } from '#shared/contracts/campaign.ts'
import type { Reason } from '#shared/contracts/message.ts'
import { LocalTime } from '#shared/contracts/primitives.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import { addDays, compareDates, HOUR_MS, type LocalDate, localDateOf, monthsBetween } from '../../calendar/time.ts'
import { lastDayOfPromise } from '../../records/instalment-facts.ts'
import { instalmentId, readInstalmentId } from '../../records/instalment-id.ts'
import { goesByDate, type Occurrence, type ScheduledKind, settingsReader, type Verdict } from '../kind.ts'
import { shiftDate } from '../spans.ts'
import { mainWording } from '../wording-parts.ts'
import { dayOf, earlierOccurrence, readEarlier, selectEarlier, stageOf } from './earlier-reminders.ts'
import {
  ONE_VARIABLES,
  SEVERAL_TEXT,
  SEVERAL_VARIABLES,
  valuesOfOne,
  valuesOfSeveral,
} from './repayment-reminder.texts.ts'

const Settings = z.strictObject({
  /** Days of the month, one stage each, in ascending order. */
  days: z
    .array(z.int().min(1).max(28))
    .min(1)
    .max(10)
    .refine(
      (days) => days.every((day, index) => index === 0 || day > (days[index - 1] ?? 0)),
      'must ascend without repeats',
    )
    .default([1, 5, 8]),
  /** Days from a reminder to the due date, 0 for that date itself; null where `days` holds. */
  daysBefore: z
    .array(z.int().min(0).max(30))
    .min(1)
    .max(10)
    .refine((days) => new Set(days).size === days.length, 'must name each number of days once')
    .nullable()
    .default(null),
  time: LocalTime.default('09:00'),
  /** The wording for a person with several instalments open. */
  several: z.strictObject({ zh: z.string(), en: z.string() }).default(SEVERAL_TEXT),
})
type Settings = z.infer<typeof Settings>
const settingsOf = settingsReader(Settings)

/** A stage that could not leave for two days has lost its day. */
const USEFUL_MS = 48 * HOUR_MS
/** Of no month is a day more days away than this. */
const LONGEST_MONTH = 31

/**
 * One text a person and stage day, about every instalment that is open then: of two the first is named, with the sum and
 * count of all. An instalment is told of on the last stage days on or before its due date, as many as there are in a month,
 * whatever month they lie in (due 3 January: 5 and 8 December, 1 January); or on the days before it that are named.
 */
export const repaymentReminder: ScheduledKind = {
  id: 'repayment-reminder',
  trigger: 'schedule',
  category: 'transactional',
  settings: Settings,
  audience: { kinds: [], tags: [], exceptTags: [], regions: [] },
  meets: (one, other) => daysInCommon(settingsOf(one), settingsOf(other)),
  wordings: (content) => [
    mainWording(content, ONE_VARIABLES),
    { field: 'settings.several', text: settingsOf(content).several, variables: SEVERAL_VARIABLES },
  ],
  wordingOf: () => 'template',

  firings(content) {
    const { days, daysBefore, time } = settingsOf(content)
    return [{ part: 'stage', rule: daysBefore === null ? { time, monthDays: days } : { time } }]
  },

  /** A schedule that a change has not reached yet fires on a day that is none any more. */
  audienceOf({ date }, content) {
    const [first, last] = duesToldOn(date, settingsOf(content))
    return first === undefined || last === undefined
      ? null
      : { from: 'instalments', months: monthsBetween(first, last) }
  },

  select({ instalment }, firing, content) {
    if (instalment === null || instalment.contactId === null || instalment.due === null) return null
    if (isSettled(instalment)) return null
    if (!goesByDate(firing)) return selectEarlier(instalment, instalment.contactId, instalment.due, firing.date)
    if (!isToldOn(firing.date, instalment.due, settingsOf(content))) return null
    return { contactId: instalment.contactId, refs: [instalmentId(instalment)] }
  },

  formerStepOf: (date, content) => stageOf(date, settingsOf(content).days),

  occurrenceOf(entry, firing, content) {
    const { date, firedAt, step } = firing
    const common = {
      category: 'transactional' as const,
      happenedAt: firedAt,
      dueAt: firedAt,
      notAfter: new Date(firedAt.getTime() + USEFUL_MS),
    }
    const earlier = readEarlier(entry)
    if (earlier === null) return { ...occurrenceOfPerson(entry, date), ...common }
    return { ...earlierOccurrence(earlier, step ?? stageOf(date, settingsOf(content).days) ?? '0'), ...common }
  },

  judge(situation) {
    const { record } = situation
    if (record.type !== 'instalments') return { kind: 'suppressed', because: 'record-unknown' }
    const today = localDateOf(situation.now, situation.zone)
    // A due date may have moved since the page was made.
    const open = record.instalments.filter((one) => refusalOf(one, today) === null).toSorted(byDue)
    const [first, ...others] = open
    if (first === undefined) return whyNone(record.instalments, today)
    if (others.length === 0) return { kind: 'right', saw: 'unsettled', values: valuesOfOne(situation, first, today) }
    const values = valuesOfSeveral(situation, first, open, today)
    return { kind: 'right', saw: 'unsettled', wording: 'settings.several', values }
  },
}

function daysInCommon(one: Settings, other: Settings): boolean {
  if (one.daysBefore !== null || other.daysBefore !== null) return true
  return one.days.some((day) => other.days.includes(day))
}

/** The first and the last due date that a firing on `date` may tell of; none on a day that is no stage. */
function duesToldOn(date: LocalDate, { days, daysBefore }: Settings): LocalDate[] {
  if (daysBefore !== null)
    return [Math.min(...daysBefore), Math.max(...daysBefore)].map((count) => addDays(date, count))
  return days.includes(dayOf(date)) ? [date, addDays(date, LONGEST_MONTH)] : []
}

/** Until the same day of the month comes again, which is the first stage day too many. */
function isToldOn(date: LocalDate, due: LocalDate, { days, daysBefore }: Settings): boolean {
  if (daysBefore !== null) return daysBefore.some((count) => addDays(date, count) === due)
  return days.includes(dayOf(date)) && date <= due && due < shiftDate(date, 1, 'months')
}

function occurrenceOfPerson(
  { refs }: PageEntry,
  date: LocalDate,
): Pick<Occurrence, 'key' | 'subject' | 'details' | 'about'> {
  const [first = ''] = refs
  const { contractId, period } = readInstalmentId(first) ?? { contractId: first, period: 0 }
  return {
    key: `${date}#repayment-reminder#${date}`,
    subject: { type: 'contract', id: contractId },
    details: { period: String(period), stage: date, ...(refs.length > 1 && { count: String(refs.length) }) },
    ...(refs.length > 1 && { about: refs }),
  }
}

/** Why no reminder about one instalment is right on that date; null where it is. */
function refusalOf(instalment: Instalment, today: LocalDate): Reason | null {
  if (isSettled(instalment)) return 'instalment-settled'
  if (instalment.disputedAt !== null) return 'instalment-disputed'
  if ((lastDayOfPromise(instalment) ?? '') >= today) return 'payment-promised'
  if (instalment.doubt !== null) return instalment.doubt
  if (instalment.due === null || instalment.amountMinor === null) return 'record-unknown'
  if (instalment.amountMinor === 0) return 'nothing-to-pay'
  return instalment.due < today ? 'past-due' : null
}

/** What is settled says nothing where something else is open but cannot be told of. */
function whyNone(instalments: readonly Instalment[], today: LocalDate): Verdict {
  const reasons = instalments.map((one) => refusalOf(one, today) ?? 'record-unknown')
  const because = reasons.find((reason) => reason !== 'instalment-settled') ?? 'instalment-settled'
  return { kind: because === 'instalment-settled' ? 'cancelled' : 'suppressed', because }
}

/** The earliest first; of one day as they stand on the page. */
function byDue({ due: one }: Instalment, { due: other }: Instalment): number {
  return compareDates(one ?? '', other ?? '')
}

function isSettled(instalment: Instalment): boolean {
  return instalment.paidAt !== null || instalment.listedPaid
}
