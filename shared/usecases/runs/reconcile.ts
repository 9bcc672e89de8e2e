import type { Campaign, PageProgress, Run } from '#shared/contracts/campaign.ts'
import type { CampaignJob } from '#shared/contracts/jobs.ts'
import { nextFiring, toCron } from '#shared/domain/calendar/firing.ts'
import { DEFAULT_ZONE, HOUR_MS, localDateOf, minuteOfDay } from '#shared/domain/calendar/time.ts'
import { yearWithoutNotice } from '#shared/domain/calendar/working-days.ts'
import { editedAtOf } from '#shared/domain/campaigns/campaign-time.ts'
import { keptCountsOf, NO_SUMS, settledSums, sumOf } from '#shared/domain/campaigns/counts.ts'
import { isReadable } from '#shared/domain/campaigns/readable.ts'
import { isWaiting, notesLastOrder } from '#shared/domain/campaigns/waiting-campaigns.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { CampaignSchedule, CampaignSchedules } from '#shared/ports/campaign-schedules.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { mendWaiting } from '../campaigns/keep-waiting.ts'
import { recordCampaign } from '../campaigns/record-campaign.ts'
import { schedulesOf } from '../campaigns/schedule-campaign.ts'
import type { AuditDeps } from '../history/keep-audit.ts'
import { type AnswerMissedDeps, answerMissed } from './answer-missed.ts'

export type ReconcileDeps = AuditDeps &
  AnswerMissedDeps & {
    campaigns: Pick<CampaignStore, 'list' | 'findWaiting' | 'saveWaiting'>
    contacts: Pick<ContactStore, 'listZones'>
    schedules: Pick<CampaignSchedules, 'list' | 'put'>
    runs: Pick<RunStore, 'listRuns' | 'listProgress' | 'saveRun'>
    queues: Pick<Queues, 'campaignJob'>
    clock: Pick<Clock, 'now'>
  }

/** `gaps`: runs whose pages are all finished and yet do not sum up to what was planned. */
export type ReconcileCounts = { schedules: number; runs: number; gaps: number }
/**
 * `noticeMissing`: the year whose days off somebody should add; told once a day, null at all other times. `unreadable`: campaigns
 * that this release cannot read, which nothing was done for.
 */
export type ReconcileOutcome = ReconcileCounts & { noticeMissing: number | null; unreadable: string[] }

/** A run ends within days; one that a pause has kept for longer than this is closed by hand, if anybody still asks. */
const LOOK_BACK_MS = 45 * 24 * 60 * 60_000
const RUNS_READ_AT_ONCE = 50
const EVERY_MS = 5 * 60_000
/** A firing younger than this is still on its way. */
const GRACE_MS = 10 * 60_000

/**
 * Mends what a crash, an outage or a new time zone left: schedules that active campaigns should have and do not, firings
 * without a run, runs that are not frozen whole, what events are told of campaigns, those whose pages are all finished, and entries of the audit about campaigns. A repeat finds nothing to do.
 * A campaign whose settings cannot be read keeps nothing from the others.
 */
export async function reconcile(deps: ReconcileDeps): Promise<ReconcileOutcome> {
  const listed = await deps.campaigns.list()
  const all = listed.filter(isReadable)
  const unreadable = listed.filter((campaign) => !all.includes(campaign)).map(({ id }) => id)
  for (const campaign of all) if (isJustChanged(campaign, deps.clock.now())) await recordCampaign(deps, campaign)
  await mendWaiting(deps, all, deps.clock.now())
  for (const { id } of all.filter((campaign) => isJustEdited(campaign, deps.clock.now())))
    await deps.queues.campaignJob({ type: 'follow-edit', campaignId: id })
  for (const { id } of all.filter((campaign) => isJustBegun(campaign, deps.clock.now())))
    await deps.queues.campaignJob({ type: 'note-last-orders', campaignId: id })
  const campaigns = all.filter((campaign) => kindFor(campaign).trigger === 'schedule')
  const schedules = await mendSchedules(deps, campaigns)
  const counts: ReconcileCounts = { schedules, runs: 0, gaps: 0 }
  const until = new Date(deps.clock.now().getTime() - GRACE_MS)
  for (const campaign of campaigns) {
    if (campaign.state === 'active' || campaign.state === 'paused') await answerMissed(deps, campaign, until)
    await closeRuns(deps, campaign, counts)
  }
  return { ...counts, noticeMissing: findMissingNotice(deps.clock.now()), unreadable }
}

/** It comes every five minutes, so once in the first five of a day. */
function findMissingNotice(now: Date): number | null {
  const isDaysFirst = minuteOfDay(now, DEFAULT_ZONE) < 5
  return isDaysFirst ? yearWithoutNotice(localDateOf(now, DEFAULT_ZONE)) : null
}

/** Longer than clocks differ or rounds fail. What is older waits for the campaign's next change. */
function isJustChanged({ changedAt }: Campaign, now: Date): boolean {
  return now.getTime() - changedAt.getTime() <= 6 * HOUR_MS
}

/** Once or twice after each edit, in case whoever edited was cut off before they asked for it. */
function isJustEdited(campaign: Campaign, now: Date): boolean {
  const editedAt = editedAtOf(campaign)
  return isWaiting(campaign) && editedAt !== null && now.getTime() - editedAt.getTime() <= 2 * EVERY_MS
}

/** Once after its activation or an edit, in case whoever activated it was cut off, or the edit made it count from that day. */
function isJustBegun(campaign: Campaign, now: Date): boolean {
  const begun = Math.max(campaign.activeSince?.getTime() ?? 0, editedAtOf(campaign)?.getTime() ?? 0)
  const ageMs = now.getTime() - begun
  return isWaiting(campaign) && notesLastOrder(campaign) && ageMs >= EVERY_MS && ageMs < 2 * EVERY_MS
}

async function mendSchedules(deps: ReconcileDeps, campaigns: readonly Campaign[]): Promise<number> {
  const zones = await deps.contacts.listZones()
  const now = deps.clock.now()
  const standing = await deps.schedules.list()
  const known = new Set(standing.map(nameOf))
  const firing = new Set(standing.filter((one) => isJustFiring(one, now)).map(placeOf))
  const missing = campaigns
    .filter(({ state }) => state === 'active')
    .flatMap((one) => schedulesOf(one, zones, now))
    // One for a single date that has fired is gone for good.
    .filter((wanted) => !known.has(nameOf(wanted)) && nextFiring(wanted.rule, wanted.zone, now) !== null)
    .filter((wanted) => !firing.has(placeOf(wanted)))
  for (const schedule of missing) await deps.schedules.put(schedule)
  return missing.length
}

/** Its single date has come, but it may not have been fired yet: put anew for the next date, it never would be. */
function isJustFiring({ rule, zone }: CampaignSchedule, now: Date): boolean {
  if (rule.date === undefined || nextFiring(rule, zone, now) !== null) return false
  return nextFiring(rule, zone, new Date(now.getTime() - GRACE_MS)) !== null
}

function placeOf({ campaignId, part, zone }: CampaignSchedule): string {
  return [campaignId, part, zone].join(' ')
}

/** With its rule: a schedule that a crash left at an old hour is not the one that is wanted. */
function nameOf({ campaignId, part, zone, rule }: CampaignSchedule): string {
  return [campaignId, part, zone, toCron(rule)].join(' ')
}

async function closeRuns(deps: ReconcileDeps, campaign: Campaign, counts: ReconcileCounts): Promise<void> {
  for (const run of await listRecentRuns(deps, campaign)) {
    if (isLeftBehind(run, deps.clock.now())) await deps.queues.campaignJob(firingOf(run))
    if (run.state === 'sending') await closeRun(deps, run, counts)
    else if (run.state === 'closed' && keptCountsOf(run) === null) await keepSums(deps, run)
  }
}

async function closeRun(deps: ReconcileDeps, run: Run, counts: ReconcileCounts): Promise<void> {
  const pages = await deps.runs.listProgress(run.id)
  const sum = sumOfRun(run, pages)
  if (sum === null) return
  const closed: Run = { ...run, state: 'closed', ...(settledSums(run, pages) ?? NO_SUMS), rev: run.rev + 1 }
  if (sum !== run.planned) counts.gaps += 1
  else if (await deps.runs.saveRun(closed, run.rev)) counts.runs += 1
}

/** Once no page is to be counted again; a run of an earlier release gets them at the first look. */
async function keepSums(deps: ReconcileDeps, run: Run): Promise<void> {
  const sums = settledSums(run, await deps.runs.listProgress(run.id))
  if (sums !== null) await deps.runs.saveRun({ ...run, ...sums, rev: run.rev + 1 }, run.rev)
}

/**
 * Its worker may be gone, and its job with it, where another worker had found nothing to do in the same job. Asked for
 * once an hour, since a large audience takes its time; who is at it meanwhile writes the same pages.
 */
function isLeftBehind({ state, firedAt }: Run, now: Date): boolean {
  const ageMs = now.getTime() - firedAt.getTime()
  return state === 'freezing' && ageMs >= HOUR_MS && ageMs % HOUR_MS < EVERY_MS
}

function firingOf({ campaignId, part, zone, firedAt }: Run): CampaignJob {
  return { type: 'run', campaignId, part, zone, firedAt }
}

/** A campaign in thirty time zones has thirty runs a day, so their number bounds nothing. */
async function listRecentRuns(deps: ReconcileDeps, { id }: Campaign): Promise<Run[]> {
  const since = new Date(deps.clock.now().getTime() - LOOK_BACK_MS)
  const runs: Run[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await deps.runs.listRuns(id, { limit: RUNS_READ_AT_ONCE, cursor })
    runs.push(...items.filter(({ firedAt }) => firedAt >= since))
    const oldest = items.at(-1)
    cursor = oldest !== undefined && oldest.firedAt >= since ? (next ?? undefined) : undefined
  } while (cursor !== undefined)
  return runs
}

/** A run closes only when this is what was planned; null while a page of it is not finished. */
function sumOfRun(run: Run, pages: readonly PageProgress[]): number | null {
  if (pages.length !== run.pages || pages.some((page) => page.state !== 'finished' || page.counts === null)) return null
  return pages.map(({ counts }) => sumOf(counts ?? {})).reduce((sum, count) => sum + count, 0)
}
