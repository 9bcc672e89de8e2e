import type { Campaign, PageEntry, Run } from '#shared/contracts/campaign.ts'
import { runIdOf } from '#shared/contracts/ids.ts'
import type { CampaignJob } from '#shared/contracts/jobs.ts'
import type { AudienceSource, Firing, ScheduledKind } from '#shared/domain/kinds/kind.ts'
import { localDateOf } from '#shared/domain/time.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { type AudienceDeps, readAudience } from './read-audience.ts'
import { scheduledKindOf } from './send-page.ts'

export type RunDeps = AudienceDeps & {
  campaigns: Pick<CampaignStore, 'find'>
  runs: RunStore
  queues: Queues
  clock: Clock
  /** Milliseconds this worker may go on for. */
  remainingMs(): number
}

export type RunOutcome =
  | { kind: 'frozen'; pages: number; planned: number }
  | { kind: 'nothing'; because: string }
  | { kind: 'paused' }

type RunJob = Extract<CampaignJob, { type: 'run' }>

const PAGE_SIZE = 100
/** How long a page that was handed over may take before it comes up again. */
export const PAGE_HAND_OVER_MS = 1_800_000
const STOP_EARLY_MS = 30_000

/**
 * A campaign's hour has come: freezes its audience into pages of about 100, each written once and handed to the bulk lane
 * at once. A repeat goes on where the pages end, so a crash between two steps neither skips nor doubles anybody; a firing
 * that is frozen already changes nothing. Firings of a campaign that is not active, or from before it was, do nothing.
 */
export async function runCampaign(deps: RunDeps, job: RunJob): Promise<RunOutcome> {
  const campaign = await deps.campaigns.find(job.campaignId)
  if (campaign?.state !== 'active' || campaign.activeSince === null) return { kind: 'nothing', because: 'not-active' }
  if (job.firedAt < campaign.activeSince) return { kind: 'nothing', because: 'before-activation' }
  const kind = scheduledKindOf({ kind: campaign.kind })
  const firing: Firing = { ...job, date: localDateOf(job.firedAt, job.zone) }
  const source = kind.audienceOf(firing, campaign.content)
  if (source === null) return { kind: 'nothing', because: 'not-today' }
  const run = await findOrCreateRun(deps, campaign, firing)
  if (run.state !== 'freezing') return { kind: 'nothing', because: 'already-frozen' }
  return freeze(deps, run, { kind, firing, content: campaign.content, source })
}

async function findOrCreateRun(deps: RunDeps, campaign: Campaign, firing: Firing): Promise<Run> {
  const id = runIdOf({ campaignId: campaign.id, part: firing.part, firedAt: firing.firedAt, zone: firing.zone })
  const run: Run = {
    id,
    campaignId: campaign.id,
    version: campaign.version,
    kind: campaign.kind,
    part: firing.part,
    zone: firing.zone,
    date: firing.date,
    firedAt: firing.firedAt,
    state: 'freezing',
    pages: 0,
    planned: 0,
    rev: 1,
  }
  const known = await deps.runs.findRun(id)
  if (known !== undefined) return known
  if (await deps.runs.saveRun(run, 'absent')) return run
  return (await deps.runs.findRun(id)) ?? run
}

type Asked = { kind: ScheduledKind; firing: Firing; content: Campaign['content']; source: AudienceSource }

async function freeze(deps: RunDeps, begun: Run, asked: Asked): Promise<RunOutcome> {
  let run = begun
  let cursor = run.pages === 0 ? null : ((await deps.runs.findAudience(run.id, run.pages))?.after ?? null)
  let atEnd = run.pages > 0 && cursor === null
  while (!atEnd) {
    if (deps.remainingMs() < STOP_EARLY_MS) return { kind: 'paused' }
    const page = await gatherPage(deps, asked, cursor)
    if (page.entries.length === 0) break
    const written = await writePage(deps, run, page)
    cursor = written.after
    atEnd = cursor === null
    run = await saveRun(deps, run, { pages: run.pages + 1, planned: run.planned + written.entries.length })
  }
  const state = run.pages === 0 ? 'closed' : 'sending'
  run = await saveRun(deps, run, { state })
  return { kind: 'frozen', pages: run.pages, planned: run.planned }
}

type Gathered = { entries: PageEntry[]; after: string | null }

async function gatherPage(deps: RunDeps, asked: Asked, from: string | null): Promise<Gathered> {
  const entries: PageEntry[] = []
  let cursor = from
  do {
    const stretch = await readAudience(deps, asked, cursor)
    entries.push(...stretch.entries)
    cursor = stretch.after
  } while (cursor !== null && entries.length < PAGE_SIZE)
  return { entries, after: cursor }
}

/** The page as it stands: one that an earlier try wrote is kept, also if the audience has changed since. */
async function writePage(deps: RunDeps, run: Run, { entries, after }: Gathered): Promise<Gathered> {
  const number = run.pages + 1
  const fresh = await deps.runs.createAudience({ runId: run.id, number, entries, after })
  const page = fresh ? { entries, after } : ((await deps.runs.findAudience(run.id, number)) ?? { entries, after })
  const wakeAt = new Date(deps.clock.now().getTime() + PAGE_HAND_OVER_MS)
  const progress = { runId: run.id, number, state: 'open' as const, wakeAt, counts: null, countedAt: null, rev: 1 }
  await deps.runs.saveProgress(progress, 'absent')
  await deps.queues.sendJobs('bulk', [{ type: 'page', runId: run.id, number }])
  return page
}

/** Two workers on one firing write the same pages; the slower one's count is the one that loses. */
async function saveRun(deps: RunDeps, run: Run, change: Partial<Run>): Promise<Run> {
  const next = { ...run, ...change, rev: run.rev + 1 }
  if (await deps.runs.saveRun(next, run.rev)) return next
  return (await deps.runs.findRun(run.id)) ?? next
}
