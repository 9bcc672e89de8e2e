import {
  type CampaignContent,
  PAGE_SIZE,
  type PageAudience,
  type PageEntry,
  type Run,
} from '#shared/contracts/campaign.ts'
import { runIdOf } from '#shared/contracts/ids.ts'
import type { CampaignJob } from '#shared/contracts/jobs.ts'
import { localDateOf } from '#shared/domain/calendar/time.ts'
import { isAnsweredBy, versionAt } from '#shared/domain/campaigns/campaign-time.ts'
import type { AudienceSource, Firing, ScheduledKind } from '#shared/domain/scenarios/kind.ts'
import { PAGE_HAND_OVER_MS } from '#shared/domain/sending/message-lifecycle.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RightOfWay } from '#shared/ports/right-of-way.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { readCampaign } from '../sending/read-campaign.ts'
import { beginRun } from './begin-run.ts'
import { type AudienceDeps, readAudience } from './read-audience.ts'
import { scheduledKindOf } from './send-page.ts'

export type RunDeps = AudienceDeps & {
  campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'listPage' | 'findFormer' | 'keepFormer'>
  runs: RunStore
  queues: Queues
  clock: Clock
  /** Milliseconds this worker may go on for. */
  remainingMs(): number
  /** @default nobody to let go first */
  rightOfWay?: RightOfWay
}

export type RunOutcome =
  | { kind: 'frozen'; pages: number; planned: number }
  | { kind: 'nothing'; because: string }
  | { kind: 'paused' }

type RunJob = Extract<CampaignJob, { type: 'run' }>

const STOP_EARLY_MS = 30_000

/**
 * A campaign's hour has come: freezes its audience into pages of about 100, each written once and handed to the bulk lane
 * at once. A repeat goes on where the pages end, so a crash between two steps neither skips nor doubles anybody; a firing
 * that is frozen already changes nothing. Who is meant, and with which words, follows from the version that held at the
 * firing's time. A firing from before a pause or stop is frozen whole also after it: its messages wait, or say why they are
 * not sent. One in a pause does nothing until the campaign goes on. So long after its time that a line for each person would
 * help nobody, only their number is kept.
 */
export async function runCampaign(deps: RunDeps, job: RunJob): Promise<RunOutcome> {
  const [campaign, begun] = await Promise.all([deps.campaigns.find(job.campaignId), deps.runs.findRun(runIdOf(job))])
  if (begun !== undefined && begun.state !== 'freezing') return { kind: 'nothing', because: 'already-frozen' }
  if (campaign === undefined) return { kind: 'nothing', because: 'not-known' }
  if (begun === undefined && !isAnsweredBy(campaign, job.firedAt)) return { kind: 'nothing', because: 'not-active' }
  const kind = scheduledKindOf({ kind: campaign.kind })
  const firing = { ...job, date: localDateOf(job.firedAt, job.zone), step: begun?.step ?? null }
  const version = begun?.version ?? versionAt(campaign, job.firedAt)
  const { content } = await readCampaign(deps.campaigns, campaign.id, version)
  const source = kind.audienceOf(firing, content)
  if (source === null) return { kind: 'nothing', because: 'not-today' }
  const run = begun ?? (await beginRun(deps, campaign, firing, version))
  const asked = { kind, firing: run, content, source }
  return run.missed === null || run.missed.people === null ? freeze(deps, run, asked) : countMissed(deps, run, asked)
}

/** One line on the run for all: how many were meant. A repeat goes on where the counting was left. */
async function countMissed(deps: RunDeps, run: Run, asked: Asked): Promise<RunOutcome> {
  let people = run.missed?.people ?? 0
  let cursor = run.missed?.after ?? null
  do {
    if (deps.remainingMs() < STOP_EARLY_MS) {
      await saveRun(deps, run, { missed: { people, after: cursor } })
      return { kind: 'paused' }
    }
    const stretch = await readAudience(deps, asked, cursor)
    people += stretch.entries.length
    cursor = stretch.after
  } while (cursor !== null)
  const closed = await saveRun(deps, run, { state: 'closed', planned: people, missed: { people, after: null } })
  return { kind: 'frozen', pages: 0, planned: closed.planned }
}

type Asked = { kind: ScheduledKind; firing: Firing; content: CampaignContent; source: AudienceSource }

type Gathered = Pick<PageAudience, 'entries' | 'after'>

/** Several workers on one firing write the same pages: each goes on from what stands there, whoever wrote it. */
async function freeze(deps: RunDeps, begun: Run, asked: Asked): Promise<RunOutcome> {
  let run = begun
  let last: PageAudience | undefined
  while (run.state === 'freezing') {
    if (deps.remainingMs() < STOP_EARLY_MS) return { kind: 'paused' }
    if (run.pages > 0 && last?.number !== run.pages) last = await deps.runs.findAudience(run.id, run.pages)
    if (run.pages > 0 && (last?.after ?? null) === null) run = await endFreezing(deps, run)
    else ({ run, page: last } = await addPage(deps, run, await gatherPage(deps, asked, last?.after ?? null)))
  }
  return { kind: 'frozen', pages: run.pages, planned: run.planned }
}

/** In a large audience hardly anybody may be meant: what time is left for is a page, be it short or empty, and its place. */
async function gatherPage(deps: RunDeps, asked: Asked, from: string | null): Promise<Gathered> {
  const { pageSize = PAGE_SIZE } = deps
  const entries: PageEntry[] = []
  let cursor = from
  do {
    await deps.rightOfWay?.beforeStretch()
    const stretch = await readAudience(deps, asked, cursor)
    entries.push(...stretch.entries)
    cursor = stretch.after
  } while (cursor !== null && entries.length < pageSize && deps.remainingMs() >= STOP_EARLY_MS)
  return { entries, after: cursor }
}

/** The next page as it stands afterwards: one that another worker wrote first is kept, also if the audience has changed. */
async function addPage(deps: RunDeps, run: Run, gathered: Gathered): Promise<{ run: Run; page: PageAudience }> {
  const fresh = { runId: run.id, number: run.pages + 1, ...gathered }
  const isFirst = await deps.runs.createAudience(fresh)
  const page = isFirst ? fresh : ((await deps.runs.findAudience(run.id, fresh.number)) ?? fresh)
  if (page.entries.length === 0 && page.after === null) return { run: await endFreezing(deps, run), page }
  await handOverPage(deps, run.id, page.number)
  const change = { pages: page.number, planned: run.planned + page.entries.length }
  return { run: await saveRun(deps, run, change), page }
}

async function endFreezing(deps: RunDeps, run: Run): Promise<Run> {
  return saveRun(deps, run, { state: run.pages === 0 ? 'closed' : 'sending' })
}

async function handOverPage(deps: RunDeps, runId: Run['id'], number: number): Promise<void> {
  const wakeAt = new Date(deps.clock.now().getTime() + PAGE_HAND_OVER_MS)
  const progress = { runId, number, state: 'open' as const, wakeAt, counts: null, countedAt: null, rev: 1 }
  await deps.runs.saveProgress(progress, 'absent')
  await deps.queues.sendJobs('bulk', [{ type: 'page', runId, number }])
}

/** The run as it stands afterwards: with the change, or as somebody left it who was there first. */
async function saveRun(deps: RunDeps, run: Run, change: Partial<Run>): Promise<Run> {
  const next = { ...run, ...change, rev: run.rev + 1 }
  if (await deps.runs.saveRun(next, run.rev)) return next
  return (await deps.runs.findRun(run.id)) ?? next
}
