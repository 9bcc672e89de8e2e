import { type CampaignContent, PAGE_SIZE, type PageEntry } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { ImportId } from '#shared/contracts/ids.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import { daysKeptOn } from '#shared/domain/calendar/anniversaries.ts'
import { DEFAULT_ZONE, type LocalDate, monthOf } from '#shared/domain/calendar/time.ts'
import { firesIn, settleZone } from '#shared/domain/people/contact-place.ts'
import { isMeant, isOpen } from '#shared/domain/people/membership.ts'
import { daysOf } from '#shared/domain/records/record-days.ts'
import { type AudienceSource, type Firing, goesByDate, type ScheduledKind } from '#shared/domain/scenarios/kind.ts'
import { firstOfEach, mergeEntries } from '#shared/domain/scenarios/selection.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { findFollowed } from '../follow-merged.ts'
import { forManager, type ReceiverDeps, readDigestEntries } from './read-digest-entries.ts'

export type AudienceDeps = ReceiverDeps & {
  contacts: Pick<
    ContactStore,
    'findMany' | 'listByBirthday' | 'listByDate' | 'scan' | 'listIdsByPhone' | 'save' | 'listZones' | 'addZone'
  >
  records: Pick<
    RecordStore,
    'listInstalmentsByContact' | 'listEarlierInstalments' | 'renewInstalments' | 'listKeptByDate' | 'findKept'
  >
  imports: Pick<ImportStore, 'listMembers'>
  /** How many people a page holds at least, where more follow. @default 100 */
  pageSize?: number
}

/** A stretch of an audience, and from where to read on; null at the end. */
export type AudienceStretch = { entries: PageEntry[]; after: string | null }

type Asked = { kind: ScheduledKind; firing: Firing; content: CampaignContent; source: AudienceSource }

/**
 * The next stretch of the people of one firing, read from `cursor` on; it may be empty before the end. Whoever is in the
 * audience when read is in it once. Reads may lag behind writes by a moment: what is sent is judged again then.
 */
export async function readAudience(deps: AudienceDeps, asked: Asked, cursor: string | null): Promise<AudienceStretch> {
  const stretch = await readStretch(deps, asked, cursor)
  const { isOncePerPerson = false, mergesPeople = false } = asked.kind
  if (isOncePerPerson) return { ...stretch, entries: firstOfEach(stretch.entries) }
  return mergesPeople ? { ...stretch, entries: mergeEntries(stretch.entries) } : stretch
}

async function readStretch(deps: AudienceDeps, asked: Asked, cursor: string | null): Promise<AudienceStretch> {
  const limit = deps.pageSize ?? PAGE_SIZE
  switch (asked.source.from) {
    case 'everyone': {
      const { list } = asked.content.audience
      if (list !== undefined) return readList(deps, asked, list, { limit, cursor })
      const page = await deps.contacts.scan({ limit, cursor: cursor ?? undefined })
      return { entries: await entriesOf(deps, asked, page.items), after: page.next }
    }
    case 'nobody':
      return { entries: [], after: null }
    case 'birthdays':
      return readBirthdays(deps, asked, asked.source.keys, { limit, cursor })
    case 'instalments':
      return goesByDate(asked.firing)
        ? readByContact(deps, asked, asked.source.months, { limit, cursor })
        : readByInstalment(deps, asked, { limit, cursor })
    case 'dates':
      return readDates(deps, asked, asked.source, { limit, cursor })
    case 'records':
      return readRecordDates(deps, asked, asked.source, { limit, cursor })
    case 'instalments-due':
      return readDue(deps, asked, asked.source.dates, { limit, cursor })
    case 'employee-birthdays':
      return {
        entries: await readDigestEntries(deps, asked.kind, asked.firing, asked.content, asked.source.keys),
        after: null,
      }
  }
}

/** Those on an uploaded list, by contact. */
async function readList(deps: AudienceDeps, asked: Asked, list: ImportId, { limit, cursor }: Stretch) {
  const page = await deps.imports.listMembers(list, { limit, cursor: cursor ?? undefined })
  const found = await findFollowed(
    deps.contacts,
    page.items.map(({ contactId }) => contactId),
  )
  const content = { ...asked.content, listed: true }
  const people = [...new Map([...found.values()].map((contact) => [contact.id, contact])).values()]
  return { entries: await entriesOf(deps, { ...asked, content }, people), after: page.next }
}

type Stretch = { limit: number; cursor: string | null }

async function entriesOf(deps: AudienceDeps, asked: Asked, contacts: readonly Contact[]): Promise<PageEntry[]> {
  const settled: Contact[] = []
  for (const contact of contacts) if (contact.mergedInto === null) settled.push(await settle(deps, contact))
  const entries = settled.flatMap((contact) => entryOfContact(asked, contact).map((entry) => ({ entry, contact })))
  if (asked.kind.goesToManager !== true) return entries.map(({ entry }) => entry)
  const told: PageEntry[] = []
  for (const { entry, contact } of entries) told.push(await forManager(deps, entry, contact))
  return told
}

/**
 * The contact in the zone that follows from what is known of them by now: release 0.1 stored a guess from the country. It
 * is written down at the first reading; whoever changed the contact meanwhile has done so too.
 */
async function settle(deps: AudienceDeps, contact: Contact): Promise<Contact> {
  const settled = settleZone(contact, deps.clock.now())
  if (settled === contact) return contact
  await deps.contacts.addZone(settled.zone)
  await deps.contacts.save({ ...settled, rev: contact.rev + 1 }, contact.rev)
  return settled
}

function entryOfContact({ kind, firing, content }: Asked, contact: Contact): PageEntry[] {
  if (!firesIn(contact, firing) || !isMeant(contact, content)) return []
  const entry = kind.select({ contact, instalment: null }, firing, content)
  return entry === null ? [] : [entry]
}

async function readBirthdays(
  deps: AudienceDeps,
  asked: Asked,
  keys: readonly string[],
  { limit, cursor }: Stretch,
): Promise<AudienceStretch> {
  const [index, inner] = readKeyCursor(cursor)
  const key = keys[index]
  if (key === undefined) return { entries: [], after: null }
  const page = await deps.contacts.listByBirthday(key, { limit, cursor: inner })
  return { entries: await entriesOf(deps, asked, page.items), after: placeAfter(index, page.next, keys.length) }
}

/** Where to read on in lists that come one after another. */
function placeAfter(index: number, next: string | null, lists: number): string | null {
  if (next !== null) return `${index}:${next}`
  return index + 1 < lists ? `${index + 1}:` : null
}

function readKeyCursor(cursor: string | null): [number, string | undefined] {
  if (cursor === null) return [0, undefined]
  const cut = cursor.indexOf(':')
  return [Number(cursor.slice(0, cut)), cursor.slice(cut + 1) || undefined]
}

/** One date after another; who stands at a date that has moved since is read, and not selected. */
async function readDates(
  deps: AudienceDeps,
  asked: Asked,
  { column, dates, yearly }: Extract<AudienceSource, { from: 'dates' }>,
  { limit, cursor }: Stretch,
): Promise<AudienceStretch> {
  const places = dates.flatMap((date) => (yearly ? anniversariesOn(date) : [placeOn(date)]))
  const [index, inner] = readKeyCursor(cursor)
  const place = places[index]
  if (place === undefined) return { entries: [], after: null }
  const page = await deps.contacts.listByDate({ column, ...place }, { limit, cursor: inner })
  const found = await deps.contacts.findMany([...new Set(page.items.map(({ contactId }) => contactId))])
  const standing = page.items.flatMap(({ contactId, date }) => {
    const contact = found.get(contactId)
    return contact?.custom?.[column] === date ? [contact] : []
  })
  return { entries: await entriesOf(deps, asked, standing), after: placeAfter(index, page.next, places.length) }
}

/** As `readDates`; the contacts of the records decide who is meant. */
async function readRecordDates(
  deps: AudienceDeps,
  asked: Asked,
  { type, field, dates, yearly }: Extract<AudienceSource, { from: 'records' }>,
  { limit, cursor }: Stretch,
): Promise<AudienceStretch> {
  const places = dates.flatMap((date) => (yearly ? anniversariesOn(date) : [placeOn(date)]))
  const [index, inner] = readKeyCursor(cursor)
  const place = places[index]
  if (place === undefined) return { entries: [], after: null }
  const page = await deps.records.listKeptByDate({ type, field, ...place }, { limit, cursor: inner })
  const after = placeAfter(index, page.next, places.length)
  const found = await deps.records.findKept(page.items.map(({ id }) => ({ type, id })))
  const byId = new Map(found.map((record) => [record.id, record]))
  const standing = page.items.flatMap(({ id, date }) => {
    const record = byId.get(id)
    return record !== undefined && daysOf(record).some(([name, day]) => name === field && day === date) ? [record] : []
  })
  const owners = await deps.contacts.findMany([...new Set(standing.flatMap(({ contactId }) => contactId ?? []))])
  const contacts = new Map<string, Contact>()
  for (const [id, contact] of owners) contacts.set(id, await settle(deps, contact))
  const meant = standing.filter((record) => isMeantFor(asked, contacts, record))
  const entries = meant.flatMap((record) => {
    const contact = contacts.get(record.contactId ?? '') ?? null
    return asked.kind.select({ contact, instalment: null, record }, asked.firing, asked.content) ?? []
  })
  return { entries, after }
}

type Place = { monthDay: string; year: string | null }

function placeOn(date: LocalDate): Place {
  return { monthDay: date.slice(5), year: date.slice(0, 4) }
}

function anniversariesOn(date: LocalDate): Place[] {
  return daysKeptOn(date).map((monthDay) => ({ monthDay, year: null }))
}

/** Stands before the cursors of the list by contact, which comes after what an earlier release wrote. */
const BY_CONTACT = 'contacts:'

/** What an earlier release wrote is written anew first, a stretch at a time, since it is not listed by contact. */
async function readByContact(
  deps: AudienceDeps,
  asked: Asked,
  months: readonly string[],
  { limit, cursor }: Stretch,
): Promise<AudienceStretch> {
  if (cursor?.startsWith(BY_CONTACT) === true) {
    const { entries, after } = await listByContact(deps, asked, { months, limit, cursor })
    return { entries: mergeEntries(entries), after }
  }
  return renew(deps, months, limit)
}

async function renew({ records }: AudienceDeps, months: readonly string[], limit: number): Promise<AudienceStretch> {
  const left = await Promise.all(months.map((month) => records.renewInstalments(month, limit)))
  return { entries: [], after: left.some((count) => count > 0) ? 'renewing' : BY_CONTACT }
}

/** A line an instalment of the firing's month: first those that an earlier release wrote, where it stopped going through them. */
async function readByInstalment(
  deps: AudienceDeps,
  asked: Asked,
  { limit, cursor }: Stretch,
): Promise<AudienceStretch> {
  const month = monthOf(asked.firing.date)
  if (cursor?.startsWith(BY_CONTACT) === true) return listByContact(deps, asked, { months: [month], limit, cursor })
  const page = await deps.records.listEarlierInstalments(month, { limit, cursor: cursor ?? undefined })
  return { entries: await entriesOfInstalments(deps, asked, page.items), after: page.next ?? BY_CONTACT }
}

type StretchOfMonths = Stretch & { months: readonly string[]; isAsked?: (instalment: Instalment) => boolean }

async function listByContact(
  deps: AudienceDeps,
  asked: Asked,
  { months, limit, cursor, isAsked = () => true }: StretchOfMonths,
): Promise<AudienceStretch> {
  const place = cursor?.slice(BY_CONTACT.length) || undefined
  const page = await deps.records.listInstalmentsByContact(months, { limit, cursor: place })
  const after = page.next === null ? null : BY_CONTACT + page.next
  return { entries: await entriesOfInstalments(deps, asked, page.items.filter(isAsked)), after }
}

/** A line an instalment that is due on one of these dates, or a person. */
async function readDue(
  deps: AudienceDeps,
  asked: Asked,
  dates: readonly LocalDate[],
  { limit, cursor }: Stretch,
): Promise<AudienceStretch> {
  const months = [...new Set(dates.map(monthOf))]
  if (cursor?.startsWith(BY_CONTACT) !== true) return renew(deps, months, limit)
  const isDue = ({ due }: Instalment) => due !== null && dates.includes(due)
  return listByContact(deps, asked, { months, limit, cursor, isAsked: isDue })
}

/** Contacts are read only where they decide who is meant: an open audience in the only zone needs none. */
async function entriesOfInstalments(
  deps: AudienceDeps,
  asked: Asked,
  instalments: readonly Instalment[],
): Promise<PageEntry[]> {
  const chosen = instalments.flatMap((instalment) => {
    const entry = asked.kind.select({ contact: null, instalment }, asked.firing, asked.content)
    return entry === null ? [] : [{ entry, instalment }]
  })
  const zones = await deps.contacts.listZones()
  const mustRead = !isOpen(asked.content.audience) || zones.some((zone) => zone !== asked.firing.zone)
  if (!mustRead) return chosen.map(({ entry }) => entry)
  const found = await findFollowed(deps.contacts, [...new Set(chosen.map(({ entry }) => entry.contactId))])
  const contacts = new Map<string, Contact>()
  for (const [id, contact] of found) contacts.set(id, await settle(deps, contact))
  return chosen.filter(({ instalment }) => isMeantFor(asked, contacts, instalment)).map(({ entry }) => entry)
}

/** A loan whose contact is not known belongs to the default zone, where its message tells what is missing. */
function isMeantFor(
  { firing, content }: Asked,
  contacts: ReadonlyMap<string, Contact>,
  { contactId }: Pick<Instalment, 'contactId'>,
): boolean {
  const contact = contacts.get(contactId ?? '')
  if (contact === undefined) return firing.zone === DEFAULT_ZONE && isOpen(content.audience)
  return firesIn(contact, firing) && isMeant(contact, content)
}
