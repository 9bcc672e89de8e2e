import type { Campaign, CampaignContent, Run } from '#shared/contracts/campaign.ts'
import { runIdOf } from '#shared/contracts/ids.ts'
import type { CampaignJob } from '#shared/contracts/jobs.ts'
import { localDateOf } from '#shared/domain/calendar/time.ts'
import { heldFrom, isAnsweredBy, versionAt } from '#shared/domain/campaigns/campaign-time.ts'
import { endOfIssue } from '#shared/domain/scenarios/issues.ts'
import type { Firing } from '#shared/domain/scenarios/kind.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import { withGroups } from '../read-groups.ts'
import { type OpenTaskDeps, openTask } from '../records/open-task.ts'
import { readCampaign } from '../sending/read-campaign.ts'
import { beginRun } from './begin-run.ts'
import { gateOf } from './check-approval.ts'
import { type AskedFiring, isOutOfTime } from './freeze-pages.ts'
import { type HandOverDeps, handOverPages } from './hand-over-pages.ts'
import { readAudience } from './read-audience.ts'
import { type FrozenDeps, openFrozen } from './read-frozen.ts'
import { saveRun } from './save-run.ts'
import { scheduledKindOf } from './scheduled-kind.ts'

export type RunDeps = HandOverDeps &
  OpenTaskDeps &
  FrozenDeps & {
    campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf' | 'listPage' | 'findFormer' | 'keepFormer'>
  }

export type RunOutcome =
  | { kind: 'frozen'; pages: number; planned: number }
  | { kind: 'nothing'; because: string }
  /** Frozen whole, and not handed over before somebody approves the number. */
  | { kind: 'waits'; pages: number; planned: number }
  | { kind: 'paused' }

type RunJob = Extract<CampaignJob, { type: 'run' }>

/**
 * A campaign's hour has come: freezes its audience into pages of about 100, each written once and handed to the bulk lane
 * at once. A repeat goes on where the pages end, so a crash between two steps neither skips nor doubles anybody; a firing
 * that is frozen already changes nothing. Who is meant, and with which words, follows from the version that held at the
 * firing's time. A firing from before a pause or stop is frozen whole also after it: its messages wait, or say why they are
 * not sent. One in a pause does nothing until the campaign goes on. So long after its time that a line for each person would
 * help nobody, only their number is kept. Where an admin asks for approvals, nothing is handed over before the run is frozen
 * whole; one that needs an approval waits, and is looked at again when it comes and at least once an hour.
 */
export async function runCampaign(deps: RunDeps, job: RunJob): Promise<RunOutcome> {
  const [campaign, begun] = await Promise.all([deps.campaigns.find(job.campaignId), deps.runs.findRun(runIdOf(job))])
  if (begun !== undefined && begun.state !== 'freezing') return { kind: 'nothing', because: 'already-frozen' }
  if (campaign === undefined) return { kind: 'nothing', because: 'not-known' }
  if (begun === undefined && !isAnsweredBy(campaign, job.firedAt)) return { kind: 'nothing', because: 'not-active' }
  const firing = { ...job, date: localDateOf(job.firedAt, job.zone), step: begun?.step ?? null }
  const version = begun?.version ?? versionAt(campaign, job.firedAt)
  const read = await readCampaign(deps.campaigns, campaign.id, version)
  const source = scheduledKindOf({ kind: campaign.kind, content: read.content }).audienceOf(firing, read.content)
  if (source === null) return { kind: 'nothing', because: 'not-today' }
  const run = begun ?? (await begin(deps, campaign, { ...firing, version, content: read.content }))
  const issue =
    read.content.scenario && endOfIssue(read.content.scenario, firing, heldFrom(campaign, version) ?? undefined)
  if (issue != null) return endIssue(deps, run, issue)
  const readFrozen = await openFrozen(deps, campaign, run)
  const content = { ...read.content, groups: run.groups }
  const kind = scheduledKindOf({ kind: campaign.kind, content })
  const asked = { kind, firing: run, content, source, readFrozen }
  return run.missed === null || run.missed.people === null
    ? handOverPages(deps, run, asked)
    : countMissed(deps, run, asked)
}

/** Nobody is looked for: the run keeps why. The task of an issue is opened once, however often this is done. */
async function endIssue(
  deps: RunDeps,
  run: Run,
  issue: NonNullable<ReturnType<typeof endOfIssue>>,
): Promise<RunOutcome> {
  if (issue.kind === 'remind') {
    const about = { type: 'campaign', id: run.campaignId }
    const cause = `${run.campaignId}\n${issue.date}\nissue`
    await openTask(deps, { task: issue.task, cause, contactId: null, about, at: run.firedAt })
  }
  await saveRun(deps, run, { state: 'closed', ended: ENDED[issue.kind] })
  return { kind: 'frozen', pages: 0, planned: 0 }
}

const ENDED = { 'nothing-new': 'nothing-new', remind: 'task-instead', written: null } as const

type Beginning = Omit<Firing, 'step'> & { version: number; content: CampaignContent }

/** The saved audiences that the campaign names are read once for the whole run, which keeps what they said. */
async function begin(deps: RunDeps, campaign: Campaign, { content, ...firing }: Beginning): Promise<Run> {
  const [gate, { groups }] = await Promise.all([gateOf(deps), withGroups(deps, content)])
  return beginRun(deps, campaign, { ...firing, gate, groups })
}

/** One line on the run for all: how many were meant. A repeat goes on where the counting was left. */
async function countMissed(deps: RunDeps, run: Run, asked: AskedFiring): Promise<RunOutcome> {
  let people = run.missed?.people ?? 0
  let cursor = run.missed?.after ?? null
  do {
    if (isOutOfTime(deps)) {
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
