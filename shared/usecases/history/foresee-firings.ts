import type { Campaign, CampaignContent } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { runIdOf } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Instalment, KeptRecord } from '#shared/contracts/record.ts'
import { heldFrom, isAnsweredBy, versionAt } from '#shared/domain/campaigns/campaign-time.ts'
import { firingsBetween } from '#shared/domain/scenarios/firings.ts'
import { heldSince } from '#shared/domain/scenarios/issues.ts'
import type { AudienceSource, Firing } from '#shared/domain/scenarios/kind.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import { mayMean, selectPerson } from '#shared/domain/scenarios/selection.ts'
import { isOfAYear } from '#shared/domain/sending/message-place.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { withGroups } from '../read-groups.ts'
import { readCampaign } from '../sending/read-campaign.ts'
import { type Foreseen, foresee } from './forecast.ts'
import type { Lived } from './past-contents.ts'

export type ForeseeFiringsDeps = {
  campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf'>
  messages: Pick<MessageStore, 'findMany'>
  runs: Pick<RunStore, 'findRun'>
}

/** `answered`: another message has its occasion already. */
export type Answered = Foreseen & { answered: 'campaign' | 'run' | null }

/** A firing that was missed, or whose page waits for its hour, is answered this long after; no text is of use for longer. */
export const LOOK_BACK_MS = 48 * 3_600_000

/** `now`: from when on it is looked; what is due by then stands to be looked up. */
export type Looked = {
  contact: Contact
  /** Whether what goes to managers is somebody else's. */
  hasManager: boolean
  instalments: readonly Instalment[]
  records: readonly KeptRecord[]
  lived: readonly Lived[]
  until: Date
  now: Date
  /** What was read of the contact's messages, and what is looked up besides. */
  known: Map<string, Message>
}

/** What the firings of these campaigns mean for a person until an instant, those of the last two days too that are still to come. */
export async function foreseeAll(deps: ForeseeFiringsDeps, looked: Looked): Promise<Answered[]> {
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
  deps: ForeseeFiringsDeps,
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
  const content = heldSince(campaign.content, campaign.content.since ?? heldFrom(campaign, campaign.version))
  const fires = { campaignId: campaign.id, content, zone, since: campaign.activeSince }
  return firingsBetween(kind, fires, { after, until, isWanted: (source: AudienceSource) => mayMean(source, looked) })
}

/** A firing of the last two days: its page still waits, or its run was missed and is asked for. */
async function isStillToCome(
  { runs }: Pick<ForeseeFiringsDeps, 'runs'>,
  { contact }: Looked,
  campaign: Campaign,
  firing: Firing,
): Promise<boolean> {
  if (!isAnsweredBy(campaign, firing.firedAt) || contact.createdAt > firing.firedAt) return false
  const run = await runs.findRun(runIdOf({ ...firing, campaignId: campaign.id }))
  return run?.state !== 'closed'
}

async function readBefore(
  deps: Pick<ForeseeFiringsDeps, 'campaigns'>,
  { id }: Campaign,
  version: number,
): Promise<CampaignContent> {
  return withGroups(deps, (await readCampaign(deps.campaigns, id, version)).content)
}

type Fired = { campaign: Campaign; firing: Firing }

async function foreseeFiring(
  deps: ForeseeFiringsDeps,
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
