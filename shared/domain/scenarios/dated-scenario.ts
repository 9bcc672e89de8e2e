import type { PageEntry } from '#shared/contracts/campaign.ts'
import { Subject } from '#shared/contracts/message.ts'
import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import type { Scenario, Step } from '#shared/contracts/scenario.ts'
import type { LocalTime } from '../calendar/time.ts'
import { instalmentId } from '../records/instalment-id.ts'
import { anchorDateFor, anchorDatesOn, BIRTHDAY_PATH, endOfUse } from './anchors.ts'
import { isNothingNew, issueToWrite, REMINDING } from './issues.ts'
import { findUnmet, type ReadScenario } from './judge-scenario.ts'
import { keyOf, scenarioKeyOf } from './keys.ts'
import type { AudienceSource, Candidate, Firing, Occurrence, ScheduledKind } from './kind.ts'
import { type Known, NOTHING_KNOWN } from './known.ts'
import { columnOf, fieldOf } from './paths.ts'
import { birthdaysOn } from './rules/birthday.ts'

type DatedRules = Pick<
  ScheduledKind,
  'firings' | 'audienceOf' | 'select' | 'occurrenceOf' | 'goesToManager' | 'isOncePerPerson' | 'mergesPeople'
>

/** Checked when it is saved: a step by the calendar names its hour. */
const HOUR: LocalTime = '10:00'

/** What a scenario does whose texts follow dates: each step fires daily at its hour, and finds whose moment falls on that day. */
export function datedRules(scenario: ReadScenario): DatedRules {
  const stepOf = ({ part }: Firing) => scenario.steps.find(({ id }) => id === part)
  return {
    goesToManager: scenario.to === 'manager',
    isOncePerPerson: isOncePerPerson(scenario),
    mergesPeople: scenario.merge === 'person',
    firings: () => partsOf(scenario),
    audienceOf: (firing, { since }) => {
      const step = stepOf(firing)
      if (step === undefined) return issueToWrite(scenario, firing) === null ? null : { from: 'nobody' }
      return isOver(scenario, firing, since) ? null : sourceOf(step, scenario, firing)
    },
    select: (candidate, firing) => {
      const step = stepOf(firing)
      return step === undefined ? null : entryOf(step, scenario, { candidate, firing })
    },
    occurrenceOf: (entry, firing) => occurrenceOf(entry, firing, scenario),
  }
}

function partsOf({ steps, issues }: Scenario): ReturnType<DatedRules['firings']> {
  const parts = steps.map(({ id, moment }) => ({ part: id, rule: { time: moment.place.at ?? HOUR } }))
  const [first] = parts
  return first === undefined || issues?.remind == null ? parts : [...parts, { ...first, part: REMINDING }]
}

/** Where it is not known since when the content holds, the run that fires says whether there is anything new. */
function isOver(scenario: Scenario, firing: Firing, since: Date | undefined): boolean {
  if (scenario.issues !== undefined) return since !== undefined && isNothingNew(scenario, firing, since)
  return scenario.until !== undefined && firing.date > scenario.until
}

function sourceOf(step: Step, { about }: Scenario, { date }: Firing): AudienceSource | null {
  const { anchor } = step.moment
  const dates = anchorDatesOn(date, step)
  if (dates.length === 0) return null
  if (about === 'instalment') return { from: 'instalments-due', dates }
  if ('yearly' in anchor && anchor.yearly === BIRTHDAY_PATH)
    return { from: 'birthdays', keys: [...new Set(dates.flatMap((one) => birthdaysOn(one)))] }
  const path = 'yearly' in anchor ? anchor.yearly : 'date' in anchor ? anchor.date : ''
  const field = fieldOf(path)
  if (field !== null) return { from: 'records', type: about, field, dates, yearly: 'yearly' in anchor }
  const column = columnOf(path)
  return column === null ? { from: 'everyone' } : { from: 'dates', column, dates, yearly: 'yearly' in anchor }
}

type Asked = { candidate: Candidate; firing: Firing }

/** Its refs: the anchor's date, then what else the key or the record needs. Who surely does not enter is never selected. */
function entryOf(step: Step, scenario: ReadScenario, { candidate, firing }: Asked): PageEntry | null {
  const { about } = scenario
  const { contact, instalment } = candidate
  const record = candidate.record ?? null
  const known: Known = { ...NOTHING_KNOWN, contact, instalment, record }
  const date = anchorDateFor(firing.date, step, about, known)
  if (date === null || findUnmet(scenario, { when: null }, known) === 'condition-not-met') return null
  if (about === 'instalment') {
    if (instalment === null || instalment.contactId === null) return null
    return { contactId: instalment.contactId, refs: [date, instalment.contractId, String(instalment.period)] }
  }
  if (record !== null)
    return record.contactId === null ? null : { contactId: record.contactId, refs: [date, record.id] }
  return contact === null ? null : { contactId: contact.id, refs: [date, contact.createdAt.toISOString().slice(0, 10)] }
}

function occurrenceOf(entry: PageEntry, firing: Firing, scenario: ReadScenario): Occurrence {
  const { date, firedAt, zone, part } = firing
  const [anchor = date, second = '', third = ''] = entry.refs
  const isForManager = scenario.to === 'manager'
  const person = isForManager ? third : entry.contactId
  const isInstalment = scenario.about === 'instalment'
  const isKept = isAboutKept(scenario)
  const step = scenario.steps.find(({ id }) => id === part)
  const dateAt = (path: string) => (path === pathOf(step) ? anchor : null)
  const about = aboutOf(entry, scenario)
  const record = isInstalment ? `${second}:${third}` : isKept ? second : person
  return {
    key: keyFor(scenario, { record, step: part, anchor, date, since: second }),
    subject: subjectOf(scenario, { person, id: second }),
    category: isForManager ? 'internal' : scenario.category,
    details: {
      step: part,
      anchor,
      ...(isInstalment && { period: third }),
      ...(isKept && { record: scenario.about }),
      ...((step?.late === 'end-of-day' || scenario.merge !== null) && { date }),
      scenario: scenario.slug,
    },
    ...(about.length > 1 && { about }),
    happenedAt: firedAt,
    dueAt: firedAt,
    notAfter: step === undefined ? firedAt : endOfUse(step, { dueAt: firedAt, day: date, zone, dateAt }),
  }
}

/** Of several records of a person the first is told where no key names the record. */
function isOncePerPerson(scenario: Scenario): boolean {
  const isAboutRecords = scenario.about === 'instalment' || isAboutKept(scenario)
  return isAboutRecords && scenario.merge === null && scenario.once !== 'record'
}

/** Whether its texts are about records of a declared type; a date of a contact is none of a record's. */
function isAboutKept({ about, steps }: Scenario): boolean {
  const isOfRecord = ({ moment: { anchor } }: Step) =>
    fieldOf('date' in anchor ? anchor.date : 'yearly' in anchor ? anchor.yearly : '') !== null
  return keptType(about) !== undefined && steps.some(isOfRecord)
}

function subjectOf(scenario: Scenario, { person, id }: { person: string; id: string }): Occurrence['subject'] {
  if (scenario.about === 'instalment') return { type: 'contract', id }
  return isAboutKept(scenario) ? Subject.parse({ type: scenario.about, id }) : { type: 'contact', id: person }
}

function pathOf(step: Step | undefined): string | null {
  const anchor = step?.moment.anchor
  return anchor !== undefined && 'date' in anchor ? anchor.date : null
}

type KeyInput = { record: string; step: string; anchor: string; date: string; since: string }

/** The ids of all that a merged text is about: each stands with its date on the line of the page. */
function aboutOf({ refs }: PageEntry, { about, merge }: Scenario): string[] {
  if (merge === null) return []
  if (about !== 'instalment') return refs.filter((_, place) => place % 2 === 1)
  return refs.flatMap((contractId, place) =>
    place % 3 === 1 ? [instalmentId({ contractId, period: Number(refs[place + 1]) })] : [],
  )
}

function keyFor(read: ReadScenario, { record, step, anchor, date, since }: KeyInput): string {
  const { once, merge } = read
  const scenario = scenarioKeyOf(read)
  if (merge !== null) return keyOf({ day: date, scenario, step })
  if (once === 'person-and-day') return keyOf({ day: date, scenario, step })
  if (once === 'person') return keyOf({ day: since, scenario, step })
  return keyOf({ day: anchor, scenario, record, step })
}
