import type { Campaign, CampaignContent } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { runIdOf } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Instalment, KeptRecord } from '#shared/contracts/record.ts'
import { localDateOf } from '#shared/domain/calendar/time.ts'
import { isAnsweredBy, versionAt } from '#shared/domain/campaigns/campaign-time.ts'
import { firingsBetween } from '#shared/domain/scenarios/firings.ts'
import type { AudienceSource, Firing } from '#shared/domain/scenarios/kind.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import { mayMean, selectPerson } from '#shared/domain/scenarios/selection.ts'
import { isOfAYear } from '#shared/domain/sending/message-place.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { idsOfPerson } from '../follow-merged.ts'
import { withListed } from '../list-columns.ts'
import { withGroups } from '../read-groups.ts'
import { readCampaign } from '../sending/read-campaign.ts'
import {
  type Foreseen,
  foresee,
  newestOf,
  readActive,
  readSettings,
  type Scene,
  type SettingsDeps,
} from './forecast.ts'
import { type Lived, readLived } from './past-contents.ts'
import { duesAskedAbout, readInstalmentsOfPerson } from './read-instalments.ts'
import { type RememberedDeps, rememberReads } from './remembered-reads.ts'

export type ForeseePersonDeps = RememberedDeps &
  SettingsDeps & {
    campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf' | 'listPage'>
    records: Pick<RecordStore, 'listInstalmentsOfContact' | 'listInstalmentsOfContract' | 'listKeptOfContact'>
    messages: Pick<MessageStore, 'findMany' | 'listNewest'>
    runs: Pick<RunStore, 'findRun'>
    clock: Pick<Clock, 'now'>
  }

/** `answered`: another message has its occasion already. */
export type Answered = Foreseen & { answered: 'campaign' | 'run' | null }
/** `scene`: what it is judged by. */
export type PersonAhead = { scene: Scene; planned: readonly Foreseen[]; foreseen: readonly Answered[] }

/** A firing that was missed, or whose page waits for its hour, is answered this long after; no text is of use for longer. */
const LOOK_BACK_MS = 48 * 3_600_000

/** `read`: what the same question has read before. */
type Span = {
  until: Date
  now: Date
  read?: Pick<Scene, 'countries' | 'shops' | 'rules' | 'templates'> & { messages: readonly Message[] }
}

/**
 * What a person is to get until an instant: planned messages, and what active campaigns that the clock starts will make.
 * Reads this person's records alone.
 */
export async function foreseePerson(
  deps: ForeseePersonDeps,
  contact: Contact,
  { until, now, read }: Span,
): Promise<PersonAhead> {
  const ids = idsOfPerson(contact)
  const [messages, active, settings, kept] = await Promise.all([
    read?.messages ?? newestOf(deps, ids),
    readActive(deps.campaigns),
    read === undefined ? readSettings(deps) : settingsIn(read),
    Promise.all(ids.map((id) => deps.records.listKeptOfContact(id))),
  ])
  const campaigns = await withListed(deps, active, ids)
  const from = new Date(now.getTime() - LOOK_BACK_MS)
  const lived = await readLived(deps, campaigns, { from, until: now })
  const days = { from: localDateOf(from, contact.zone), until: localDateOf(until, contact.zone) }
  const dues = duesAskedAbout(lived.flatMap(contentsOf), contact.zone, days)
  const instalments = await readInstalmentsOfPerson(deps, ids, dues, messages)
  const reads = rememberReads(deps, { contacts: [contact], instalments })
  const scene = { reads, campaigns: deps.campaigns, found: campaigns, ...settings }
  const planned = messages.filter(
    ({ state, subject, dueAt }) => isOpen(state) && subject.type !== 'digest' && dueAt <= until,
  )
  const known = new Map(messages.map((message) => [message.id, message]))
  const records = kept.flat()
  const foreseen = await foreseeAll(deps, { contact, instalments, records, lived, until, now, known })
  return { scene, planned: planned.map((message) => ({ message, from: now, refs: [] })), foreseen }
}

function settingsIn({ countries, shops, rules, templates }: NonNullable<Span['read']>) {
  return { countries, shops, rules, templates }
}

/** What is to leave, each once. */
export function toLeave({ planned, foreseen }: Pick<PersonAhead, 'planned' | 'foreseen'>): Foreseen[] {
  return [...planned, ...foreseen.filter(({ answered }) => answered === null)]
}

/** What it does from now on, and what it did. */
function contentsOf({ campaign, past }: Lived): Campaign[] {
  return [campaign, ...past.map(({ content }) => ({ ...campaign, content }))]
}

function isOpen(state: Message['state']): boolean {
  return state === 'planned' || state === 'claimed'
}

type Looked = {
  contact: Contact
  instalments: readonly Instalment[]
  records: readonly KeptRecord[]
  lived: readonly Lived[]
  until: Date
  now: Date
  /** What was read of the contact's messages, and what is looked up besides. */
  known: Map<string, Message>
}

async function foreseeAll(deps: ForeseePersonDeps, looked: Looked): Promise<Answered[]> {
  const each = await Promise.all(looked.lived.map((one) => foreseeCampaign(deps, looked, one)))
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

async function foreseeCampaign(
  deps: ForeseePersonDeps,
  looked: Looked,
  { campaign, past }: Lived,
): Promise<Foreseen[]> {
  const kind = kindFor(campaign)
  if (kind.trigger === 'event' || campaign.activeSince === null) return []
  const { contact, now, until } = looked
  const zones = new Set([contact.zone, ...(contact.formerZone === null ? [] : [contact.formerZone.zone])])
  const found: Foreseen[] = []
  for (const zone of zones) {
    for (const { content, from, until } of past)
      for (const firing of firingsOf({ ...campaign, content }, zone, { looked, after: from, until }))
        if (await isStillToCome(deps, looked, campaign, firing))
          found.push(...(await foreseeFiring(deps, looked, { campaign, firing })))
    for (const firing of firingsOf(campaign, zone, { looked, after: now, until }))
      found.push(...(await foreseeFiring(deps, looked, { campaign, firing })))
  }
  return found
}

type Between = { looked: Looked; after: Date; until: Date }

/** The firings with these contents that may mean the contact. */
function firingsOf(campaign: Campaign, zone: string, between: Between): Firing[] {
  const kind = kindFor(campaign)
  if (kind.trigger === 'event' || campaign.activeSince === null) return []
  const { looked, after, until } = between
  const fires = { campaignId: campaign.id, content: campaign.content, zone, since: campaign.activeSince }
  return firingsBetween(kind, fires, { after, until, isWanted: (source: AudienceSource) => mayMean(source, looked) })
}

/** A firing of the last two days: its page still waits, or its run was missed and is asked for. */
async function isStillToCome(
  { runs }: ForeseePersonDeps,
  { contact }: Looked,
  campaign: Campaign,
  firing: Firing,
): Promise<boolean> {
  if (!isAnsweredBy(campaign, firing.firedAt) || contact.createdAt > firing.firedAt) return false
  const run = await runs.findRun(runIdOf({ ...firing, campaignId: campaign.id }))
  return run?.state !== 'closed'
}

async function readBefore(deps: ForeseePersonDeps, { id }: Campaign, version: number): Promise<CampaignContent> {
  return withGroups(deps, (await readCampaign(deps.campaigns, id, version)).content)
}

type Fired = { campaign: Campaign; firing: Firing }

async function foreseeFiring(
  deps: ForeseePersonDeps,
  looked: Looked,
  { campaign, firing }: Fired,
): Promise<Foreseen[]> {
  const version = versionAt(campaign, firing.firedAt)
  const isCurrent = version === campaign.version
  const content = isCurrent ? campaign.content : await readBefore(deps, campaign, version)
  const kind = kindFor({ ...campaign, content })
  if (kind.trigger === 'event') return []
  const { entries } = selectPerson(kind, firing, content, looked)
  const runId = runIdOf({ ...firing, campaignId: campaign.id })
  return entries
    .map((entry) =>
      foresee(campaign, { version, ...entry, occurrence: kind.occurrenceOf(entry, firing, content), runId }),
    )
    .filter(({ message: { notAfter } }) => notAfter === null || notAfter > looked.now)
    .map((one) => ({ ...one, from: one.from > looked.now ? one.from : looked.now }))
}
