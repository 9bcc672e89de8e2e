import type { Campaign, FiringBook } from '#shared/contracts/campaign.ts'
import { runIdOf } from '#shared/contracts/ids.ts'
import type { CampaignJob } from '#shared/contracts/jobs.ts'
import { DEFAULT_ZONE } from '#shared/domain/calendar/time.ts'
import { isAnsweredBy, stretchesOf } from '#shared/domain/campaigns/campaign-time.ts'
import { firingsBetween } from '#shared/domain/scenarios/firings.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { inParallel } from '../in-parallel.ts'
import { readCampaign } from '../sending/read-campaign.ts'

export type AnswerMissedDeps = {
  campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf' | 'findFirings' | 'saveFirings'>
  contacts: Pick<ContactStore, 'listZones'>
  runs: Pick<RunStore, 'findRun'>
  queues: Pick<Queues, 'campaignJob'>
  clock: Pick<Clock, 'now'>
}

type Firing = Extract<CampaignJob, { type: 'run' }>

/** What is longer ago stays unanswered: a run of that age would not be closed any more. */
const LOOK_BACK_MS = 45 * 24 * 60 * 60_000
const READ_AT_ONCE = 10

/**
 * Asks for the runs of firings until `until` that have none: missed in a pause, by a crash or in an outage. Each goes by the
 * version that held at its time; the oldest first. A repeat asks again for what has no run yet, which changes nothing.
 * Answers how many were asked for; the zones of a paused campaign are only noted.
 */
export async function answerMissed(deps: AnswerMissedDeps, campaign: Campaign, until: Date): Promise<number> {
  if (kindFor(campaign).trigger === 'event' || campaign.activeSince === null) return 0
  const book = await openBook(deps, campaign)
  if (campaign.state !== 'active' || book === undefined) return 0
  const expected = await listExpected(deps, campaign, book, until)
  const runs = await inParallel(expected, READ_AT_ONCE, (firing) => deps.runs.findRun(runIdOf(firing)))
  const missing = expected.filter((_, index) => runs[index] === undefined)
  for (const firing of missing) await deps.queues.campaignJob(firing)
  const isDone = expected.length > 0 && missing.length === 0
  if (isDone) await deps.campaigns.saveFirings({ ...book, doneUntil: until, rev: book.rev + 1 }, book.rev)
  return missing.length
}

/** With the zones of now: in a new one nothing was missed before. Nothing when somebody else was writing it. */
async function openBook(deps: AnswerMissedDeps, campaign: Campaign): Promise<FiringBook | undefined> {
  const now = deps.clock.now()
  const book = await deps.campaigns.findFirings(campaign.id)
  // Those of numbers in the settings are among them since the activation.
  const zones = [...new Set([DEFAULT_ZONE, ...(await deps.contacts.listZones())])]
  const fresh = zones.filter((zone) => book?.zones[zone] === undefined)
  if (book !== undefined && fresh.length === 0) return book
  const since = book === undefined ? firstKnown(campaign) : now
  const next: FiringBook = {
    campaignId: campaign.id,
    zones: { ...book?.zones, ...Object.fromEntries(fresh.map((zone) => [zone, since])) },
    doneUntil: book?.doneUntil ?? since,
    rev: (book?.rev ?? 0) + 1,
  }
  return (await deps.campaigns.saveFirings(next, book?.rev ?? 'absent')) ? next : undefined
}

/** Just before the activation, or the last change where release 0.1 did not keep what held before. */
function firstKnown({ activeSince, changedAt, versions }: Campaign): Date {
  const first = versions === null && activeSince !== null && activeSince < changedAt ? changedAt : activeSince
  return new Date((first ?? changedAt).getTime() - 1)
}

async function listExpected(
  deps: AnswerMissedDeps,
  campaign: Campaign,
  { zones, doneUntil }: FiringBook,
  until: Date,
): Promise<Firing[]> {
  const earliest = new Date(Math.max(doneUntil.getTime(), until.getTime() - LOOK_BACK_MS))
  const firings: Firing[] = []
  for (const stretch of stretchesOf(campaign, earliest, until)) {
    const { content } = await readCampaign(deps.campaigns, campaign.id, stretch.version)
    for (const [zone, since] of Object.entries(zones)) {
      const from = since > stretch.from ? since : stretch.from
      firings.push(...firingsIn({ ...campaign, content }, zone, from, stretch.until))
    }
  }
  return firings.toSorted((a, b) => a.firedAt.getTime() - b.firedAt.getTime())
}

function firingsIn(campaign: Campaign, zone: string, after: Date, until: Date): Firing[] {
  const { id: campaignId, content, activeSince: since } = campaign
  const kind = kindFor(campaign)
  if (kind.trigger !== 'schedule') return []
  return firingsBetween(kind, { campaignId, content, zone, since }, { after, until })
    .filter(({ firedAt }) => isAnsweredBy(campaign, firedAt))
    .map(({ part, firedAt }) => ({ type: 'run', campaignId, part, zone, firedAt }))
}
