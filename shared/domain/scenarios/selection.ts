import type { CampaignContent, PageEntry } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { isDateValue } from '#shared/contracts/custom-columns.ts'
import type { Instalment, KeptRecord } from '#shared/contracts/record.ts'
import { isAnniversary } from '../calendar/anniversaries.ts'
import { DEFAULT_ZONE, type LocalDate, monthOf } from '../calendar/time.ts'
import { firesIn } from '../people/contact-place.ts'
import { audienceChecks, isOpen } from '../people/membership.ts'
import { daysOf } from '../records/record-days.ts'
import { type Check, checkOf, notAsked } from './check.ts'
import { type AudienceSource, type Candidate, type Firing, goesByDate, type ScheduledKind } from './kind.ts'
import { birthdayKeyOf } from './rules/birthday.ts'

/** Somebody, and those of their instalments and records that are asked about; `contact` is null for a loan whose contact nobody knows. */
export type Person = {
  contact: Contact | null
  instalments: readonly Instalment[]
  /** @default none */
  records?: readonly KeptRecord[]
  /** Whether somebody can be told about them, which only whoever reads numbers knows. @default false */
  hasManager?: boolean
}

/** The lines of a page that mean a person, and how that came about: all `yes` where there is one. */
export type Selection = { entries: PageEntry[]; checks: Check[] }

/**
 * Whether one firing means a person, as reading its whole audience would tell, in steps. Without digests: whose birthdays
 * a manager is told follows from other people.
 */
export function selectPerson(kind: ScheduledKind, firing: Firing, content: CampaignContent, person: Person): Selection {
  const source = kind.audienceOf(firing, content)
  const checks = [checkOf('fires-that-day', source !== null, { date: firing.date })]
  checks.push(...audienceChecks(person.contact, content))
  const candidates = source === null ? [] : candidatesOf(source, person)
  checks.push(...sourceChecks(source, person, candidates))
  const isMeant = isFiredFor(person.contact, firing, content) && checks.every(({ result }) => result !== 'no')
  const chosen = ownEntries(
    kind,
    person,
    candidates.flatMap((candidate) => kind.select(candidate, firing, content) ?? []),
  )
  checks.push(isMeant ? checkOf('selected', chosen.length > 0) : notAsked('selected'))
  return { entries: isMeant ? merged(chosen, { kind, source, firing }) : [], checks }
}

/** A text to a manager is theirs; where nobody can be told, the line that says so is the person's own. */
function ownEntries(
  { goesToManager = false }: ScheduledKind,
  { contact, hasManager = false }: Person,
  entries: PageEntry[],
): PageEntry[] {
  if (!goesToManager || contact === null) return entries
  if (hasManager) return []
  return entries.map(({ refs, ...entry }) => ({ ...entry, refs: [...refs, contact.id] }))
}

/** One line a person where keys go by the date, or name the person alone. */
function merged(
  entries: readonly PageEntry[],
  { kind, source, firing }: { kind: ScheduledKind; source: AudienceSource | null; firing: Firing },
): PageEntry[] {
  if (kind.isOncePerPerson === true) return firstOfEach(entries)
  const isMerged = kind.mergesPeople === true || (source?.from === 'instalments' && goesByDate(firing))
  return isMerged ? mergeEntries(entries) : [...entries]
}

/** One line a person, about everything that was selected for them, in the order of the list. */
export function mergeEntries(entries: readonly PageEntry[]): PageEntry[] {
  return [...Map.groupBy(entries, ({ contactId }) => contactId)].map(([contactId, all]) => ({
    contactId,
    refs: all.flatMap(({ refs }) => refs),
  }))
}

/** The first line of each person, in the order of the list. */
export function firstOfEach(entries: readonly PageEntry[]): PageEntry[] {
  return [...Map.groupBy(entries, ({ contactId }) => contactId).values()].flatMap((all) => all.slice(0, 1))
}

/** Whether an audience from there can hold the person at all: the audience's own conditions come besides. */
export function mayMean(source: AudienceSource, person: Person): boolean {
  return candidatesOf(source, person).length > 0
}

/** As for reading an audience: a loan of nobody known belongs to the default zone, if anybody may be in the audience. */
function isFiredFor(contact: Contact | null, firing: Firing, { audience }: CampaignContent): boolean {
  return contact === null ? firing.zone === DEFAULT_ZONE && isOpen(audience) : firesIn(contact, firing)
}

function candidatesOf(source: AudienceSource, { contact, instalments, records = [] }: Person): Candidate[] {
  switch (source.from) {
    case 'everyone':
      return contact === null ? [] : [{ contact, instalment: null }]
    case 'nobody':
      return []
    case 'birthdays':
      return contact?.birthday && source.keys.includes(birthdayKeyOf(contact.birthday))
        ? [{ contact, instalment: null }]
        : []
    case 'instalments':
      return instalments
        .filter(({ due }) => due !== null && source.months.includes(monthOf(due)))
        .map((instalment) => ({ contact: null, instalment }))
    case 'instalments-due':
      return instalments
        .filter(({ due }) => due !== null && source.dates.includes(due))
        .map((instalment) => ({ contact: null, instalment }))
    case 'records':
      return records
        .filter((record) => isDatedRecord(record, source))
        .toSorted((one, other) => compareIds(placeOf(one, source), placeOf(other, source)))
        .map((record) => ({ contact, instalment: null, record }))
    case 'dates':
      return isDated(contact, source) ? [{ contact, instalment: null }] : []
    case 'employee-birthdays':
      return []
  }
}

/** Whether a column of the contact holds one of the dates, or an anniversary of it falls on one. */
function isDated(
  contact: Contact | null,
  { column, dates, yearly }: Extract<AudienceSource, { from: 'dates' }>,
): contact is Contact {
  return standsAt(contact?.custom?.[column], { dates, yearly })
}

function isDatedRecord(
  record: KeptRecord,
  { type, field, dates, yearly }: Extract<AudienceSource, { from: 'records' }>,
): boolean {
  return record.type === type && standsAt(dayOf(record, field), { dates, yearly })
}

/** Where an audience that is read by its dates has a record: the first of several is named in their text. */
function placeOf(record: KeptRecord, { field, dates, yearly }: Extract<AudienceSource, { from: 'records' }>) {
  const value = dayOf(record, field)
  const place = dates.findIndex((date) => standsAt(value, { dates: [date], yearly }))
  return [String(place).padStart(3, '0'), String(value), record.id].join(' ')
}

/** By which an audience that is read by its dates finds it. */
function dayOf(record: KeptRecord, field: string): LocalDate | undefined {
  return daysOf(record).find(([name]) => name === field)?.[1]
}

function compareIds(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

function standsAt(value: unknown, { dates, yearly }: { dates: readonly LocalDate[]; yearly: boolean }): boolean {
  if (!isDateValue(value)) return false
  return dates.some((date) => (yearly ? isAnniversary(date, value) : value === date))
}

function sourceChecks(source: AudienceSource | null, { contact }: Person, candidates: readonly Candidate[]): Check[] {
  const isFound = candidates.length > 0
  if (source?.from === 'instalments') return [checkOf('instalment-due', isFound, { months: source.months.join(', ') })]
  if (source?.from === 'instalments-due') return [checkOf('date-that-day', isFound, { about: 'instalment' })]
  if (source?.from === 'records') return [checkOf('date-that-day', isFound, { about: source.type })]
  if (source?.from === 'dates') return [checkOf('date-that-day', isFound, { about: 'contact' })]
  if (source?.from !== 'birthdays') return []
  const isKnown = contact?.birthday != null
  return [
    checkOf('birthday-known', isKnown),
    isKnown ? checkOf('birthday-that-day', isFound) : notAsked('birthday-that-day'),
  ]
}
