import type { Campaign, CampaignContent, PageEntry, Run } from '#shared/contracts/campaign.ts'
import { runIdOf } from '#shared/contracts/ids.ts'
import type { CampaignJob } from '#shared/contracts/jobs.ts'
import type { AudienceSource, Firing, ScheduledKind } from '#shared/domain/kinds/kind.ts'
import { PAGE_HAND_OVER_MS } from '#shared/domain/message-lifecycle.ts'
import { localDateOf } from '#shared/domain/time.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { type AudienceDeps, readAudience } from './read-audience.ts'
import { scheduledKindOf } from './send-page.ts'

export type RunDeps = AudienceDeps & {
  campaigns: Pick<CampaignStore, 'find' | 'findVersion'>
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
const STOP_EARLY_MS = 30_000

/**
 * A campaign's hour has come: freezes its audience into pages of about 100, each written once and handed to the bulk lane
 * at once. A repeat goes on where the pages end, so a crash between two steps neither skips nor doubles anybody; a firing
 * that is frozen already changes nothing. Firings of a campaign that is not active, or from before it was, do nothing but
 * end a freezing that such a campaign had begun, so that its run can close.
 */
export async function runCampaign(deps: RunDeps, job: RunJob): Promise<RunOutcome> {
  const [campaign, begun] = await Promise.all([deps.campaigns.find(job.campaignId), deps.runs.findRun(runIdOf(job))])
  if (begun !== undefined && begun.state !== 'freezing') return { kind: 'nothing', because: 'already-frozen' }
  if (campaign?.state !== 'active' || campaign.activeSince === null) return leave(deps, begun, 'not-active')
  if (job.firedAt < campaign.activeSince) return leave(deps, begun, 'before-activation')
  const kind = scheduledKindOf({ kind: campaign.kind })
  const firing: Firing = { ...job, date: localDateOf(job.firedAt, job.zone) }
  const content = await contentOf(deps, campaign, begun)
  const source = kind.audienceOf(firing, content)
  if (source === null) return leave(deps, begun, 'not-today')
  const run = begun === undefined ? await createRun(deps, campaign, firing) : await adoptPage(deps, begun)
  if (run.state !== 'freezing') return { kind: 'nothing', because: 'already-frozen' }
  return freeze(deps, run, { kind, firing, content, source })
}

async function leave(deps: RunDeps, begun: Run | undefined, because: string): Promise<RunOutcome> {
  if (begun !== undefined) await endFreezing(deps, await adoptPage(deps, begun))
  return { kind: 'nothing', because }
}

/** A run keeps the version it began with, also when the campaign was changed before it was frozen whole. */
async function contentOf(deps: RunDeps, campaign: Campaign, begun: Run | undefined): Promise<CampaignContent> {
  if (begun === undefined || begun.version === campaign.version) return campaign.content
  return (await deps.campaigns.findVersion(campaign.id, begun.version)) ?? campaign.content
}

async function createRun(deps: RunDeps, campaign: Campaign, firing: Firing): Promise<Run> {
  const run: Run = {
    id: runIdOf({ campaignId: campaign.id, part: firing.part, firedAt: firing.firedAt, zone: firing.zone }),
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
  if (await deps.runs.saveRun(run, 'absent')) return run
  return (await deps.runs.findRun(run.id)) ?? run
}

/** A page that was written right before a crash belongs to its run, whoever is in the audience by now. */
async function adoptPage(deps: RunDeps, run: Run): Promise<Run> {
  const page = await deps.runs.findAudience(run.id, run.pages + 1)
  if (page === undefined) return run
  await handOverPage(deps, run.id, page.number)
  return saveRun(deps, run, { pages: page.number, planned: run.planned + page.entries.length })
}

type Asked = { kind: ScheduledKind; firing: Firing; content: CampaignContent; source: AudienceSource }

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
  const { pages, planned } = await endFreezing(deps, run)
  return { kind: 'frozen', pages, planned }
}

async function endFreezing(deps: RunDeps, run: Run): Promise<Run> {
  return saveRun(deps, run, { state: run.pages === 0 ? 'closed' : 'sending' })
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

/** The page as it stands: one that another worker wrote first is kept, also if the audience has changed since. */
async function writePage(deps: RunDeps, run: Run, { entries, after }: Gathered): Promise<Gathered> {
  const number = run.pages + 1
  const fresh = await deps.runs.createAudience({ runId: run.id, number, entries, after })
  const page = fresh ? { entries, after } : ((await deps.runs.findAudience(run.id, number)) ?? { entries, after })
  await handOverPage(deps, run.id, number)
  return page
}

async function handOverPage(deps: RunDeps, runId: Run['id'], number: number): Promise<void> {
  const wakeAt = new Date(deps.clock.now().getTime() + PAGE_HAND_OVER_MS)
  const progress = { runId, number, state: 'open' as const, wakeAt, counts: null, countedAt: null, rev: 1 }
  await deps.runs.saveProgress(progress, 'absent')
  await deps.queues.sendJobs('bulk', [{ type: 'page', runId, number }])
}

/** Two workers on one firing write the same pages; the slower one's count is the one that loses. */
async function saveRun(deps: RunDeps, run: Run, change: Partial<Run>): Promise<Run> {
  const next = { ...run, ...change, rev: run.rev + 1 }
  if (await deps.runs.saveRun(next, run.rev)) return next
  return (await deps.runs.findRun(run.id)) ?? next
}
