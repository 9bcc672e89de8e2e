import type { Campaign } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { runIdOf } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Instalment, KeptRecord } from '#shared/contracts/record.ts'
import { localDateOf } from '#shared/domain/calendar/time.ts'
import { isAnsweredBy, versionAt } from '#shared/domain/campaigns/campaign-time.ts'
import { AppError } from '#shared/domain/errors.ts'
import { pageOfList } from '#shared/domain/paging.ts'
import { settleZone } from '#shared/domain/people/contact-place.ts'
import { firingsBetween } from '#shared/domain/scenarios/firings.ts'
import type { AudienceSource, Firing, ScheduledKind } from '#shared/domain/scenarios/kind.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import { mayMean, selectPerson } from '#shared/domain/scenarios/selection.ts'
import { isOfAYear } from '#shared/domain/sending/message-place.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { PageOf } from '#shared/ports/page-of.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { readCampaign } from '../sending/read-campaign.ts'
import {
  type Foreseen,
  type Foretold,
  foresee,
  foretell,
  newestOf,
  readActive,
  readSettings,
  type SettingsDeps,
} from './forecast.ts'
import { duesAskedAbout, readInstalments } from './read-instalments.ts'
import { type RememberedDeps, rememberReads } from './remembered-reads.ts'

export type CalendarDeps = RememberedDeps &
  SettingsDeps & {
    campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'listPage'>
    contacts: Pick<ContactStore, 'find'>
    records: Pick<RecordStore, 'listInstalmentsOfContact' | 'listInstalmentsOfContract' | 'listKeptOfContact'>
    messages: Pick<MessageStore, 'findMany' | 'listNewest'>
    runs: Pick<RunStore, 'findRun'>
    clock: Pick<Clock, 'now'>
  }

export type CalendarAsked = {
  contactId: string
  until: Date | undefined
  limit: number
  cursor: string | undefined
}
/** `answered`: another message has its occasion already. */
export type CalendarItem = Foretold & { isPlanned: boolean; answered: 'campaign' | 'run' | null }

/** A firing that was missed, or whose page waits for its hour, is answered this long after; no text is of use for longer. */
const LOOK_BACK_MS = 48 * 3_600_000

/**
 * What a contact is to get until an instant, at most 12 months on, soonest first: planned messages, and what active
 * campaigns that the clock starts will make, each with what becomes of it if nothing else happens. Without digests, which
 * follow from other people's birthdays. Reads this contact's records alone. Undefined for a cursor of another list.
 * @throws AppError NOT_FOUND
 */
export async function listCalendar(
  deps: CalendarDeps,
  { contactId, until, limit, cursor }: CalendarAsked,
): Promise<PageOf<CalendarItem> | undefined> {
  const now = deps.clock.now()
  const found = await deps.contacts.find(contactId)
  if (found === undefined) throw new AppError('NOT_FOUND', 'There is no such contact.', { retryable: false })
  const items = await itemsOf(deps, settleZone(found, now), soonerOf(until, now), now)
  return pageOfList(items, {
    list: 'calendar',
    limit,
    cursor,
    keyOf: ({ message }) => `${message.dueAt.toISOString()} ${message.occurrence} ${message.campaignId}`,
  })
}

function soonerOf(until: Date | undefined, now: Date): Date {
  const longest = new Date(now)
  longest.setUTCFullYear(now.getUTCFullYear() + 1)
  return until === undefined || until > longest ? longest : until
}

async function itemsOf(deps: CalendarDeps, contact: Contact, until: Date, now: Date): Promise<CalendarItem[]> {
  const [messages, campaigns, settings, records] = await Promise.all([
    newestOf(deps, contact.id),
    readActive(deps.campaigns),
    readSettings(deps),
    deps.records.listKeptOfContact(contact.id),
  ])
  const days = {
    from: localDateOf(new Date(now.getTime() - LOOK_BACK_MS), contact.zone),
    until: localDateOf(until, contact.zone),
  }
  const dues = duesAskedAbout(campaigns, contact.zone, days)
  const instalments = await readInstalments(deps, contact.id, dues, messages)
  const reads = rememberReads(deps, { contacts: [contact], instalments })
  const scene = { reads, campaigns: deps.campaigns, found: campaigns, ...settings }
  const planned = messages.filter(
    ({ state, subject, dueAt }) => isOpen(state) && subject.type !== 'digest' && dueAt <= until,
  )
  const known = new Map(messages.map((message) => [message.id, message]))
  const foreseen = await foreseeAll(deps, { contact, instalments, records, campaigns, until, now, known })
  const [ofPlanned, ofForeseen] = await Promise.all([
    foretell(
      scene,
      planned.map((message) => ({ message, from: now, refs: [] })),
    ),
    foretell(scene, foreseen),
  ])
  const answered = new Map(foreseen.map(({ message, answered }) => [message, answered]))
  return [
    ...ofPlanned.map((one) => ({ ...one, isPlanned: true, answered: null })),
    ...ofForeseen.map((one) => ({ ...one, isPlanned: false, answered: answered.get(one.message) ?? null })),
  ]
}

function isOpen(state: Message['state']): boolean {
  return state === 'planned' || state === 'claimed'
}

type Looked = {
  contact: Contact
  instalments: readonly Instalment[]
  records: readonly KeptRecord[]
  campaigns: readonly Campaign[]
  until: Date
  now: Date
  /** What was read of the contact's messages, and what is looked up besides. */
  known: Map<string, Message>
}
type Answered = Foreseen & { answered: CalendarItem['answered'] }

async function foreseeAll(deps: CalendarDeps, looked: Looked): Promise<Answered[]> {
  const each = await Promise.all(looked.campaigns.map((campaign) => foreseeCampaign(deps, looked, campaign)))
  const foreseen = each.flat().toSorted((a, b) => a.message.dueAt.getTime() - b.message.dueAt.getTime())
  const mayBeThere = foreseen.filter(({ message }) => isOfAYear(message.occurrence) || message.dueAt <= looked.now)
  const ids = mayBeThere.map(({ message }) => message.id).filter((id) => !looked.known.has(id))
  for (const [id, message] of await deps.messages.findMany([...new Set(ids)])) looked.known.set(id, message)
  return foreseen.flatMap((one) => {
    const holder = looked.known.get(one.message.id)
    if (holder === undefined) looked.known.set(one.message.id, one.message)
    else if (one.message.dueAt <= looked.now) return []
    const answered = holder === undefined ? null : holder.campaignId === one.message.campaignId ? 'run' : 'campaign'
    return [{ ...one, answered }]
  })
}

async function foreseeCampaign(deps: CalendarDeps, looked: Looked, campaign: Campaign): Promise<Foreseen[]> {
  const kind = kindFor(campaign)
  if (kind.trigger === 'event' || campaign.activeSince === null) return []
  const { contact, now, until } = looked
  const zones = new Set([contact.zone, ...(contact.formerZone === null ? [] : [contact.formerZone.zone])])
  const earliest = Math.max(now.getTime() - LOOK_BACK_MS, campaign.activeSince.getTime() - 1)
  const span = { after: new Date(earliest), until, isWanted: (source: AudienceSource) => mayMean(source, looked) }
  const found: Foreseen[] = []
  for (const zone of zones) {
    const fires = { campaignId: campaign.id, content: campaign.content, zone }
    for (const firing of firingsBetween(kind, fires, span)) {
      if (firing.firedAt <= now && !(await isStillToCome(deps, looked, campaign, firing))) continue
      found.push(...(await foreseeFiring(deps, looked, { campaign, kind, firing })))
    }
  }
  return found
}

/** A firing of the last two days: its page still waits, or its run was missed and is asked for. */
async function isStillToCome(
  { runs }: CalendarDeps,
  { contact }: Looked,
  campaign: Campaign,
  firing: Firing,
): Promise<boolean> {
  if (!isAnsweredBy(campaign, firing.firedAt) || contact.createdAt > firing.firedAt) return false
  const run = await runs.findRun(runIdOf({ ...firing, campaignId: campaign.id }))
  return run?.state !== 'closed'
}

type Fired = { campaign: Campaign; kind: ScheduledKind; firing: Firing }

async function foreseeFiring(
  deps: CalendarDeps,
  looked: Looked,
  { campaign, kind, firing }: Fired,
): Promise<Foreseen[]> {
  const version = versionAt(campaign, firing.firedAt)
  const isCurrent = version === campaign.version
  const content = isCurrent ? campaign.content : (await readCampaign(deps.campaigns, campaign.id, version)).content
  const { entries } = selectPerson(kind, firing, content, looked)
  return entries
    .map((entry) => foresee(campaign, { version, ...entry, occurrence: kind.occurrenceOf(entry, firing, content) }))
    .filter(({ message: { notAfter } }) => notAfter === null || notAfter > looked.now)
    .map((one) => ({ ...one, from: one.from > looked.now ? one.from : looked.now }))
}
