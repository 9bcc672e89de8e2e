import type { Campaign, Counts, Run, Tally } from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { addDays } from '#shared/domain/calendar/time.ts'
import { keptTallyOf, sumOf, tallyOfPages } from '#shared/domain/campaigns/counts.ts'
import { addCounts, addTallies } from '#shared/domain/campaigns/tally.ts'
import type { Kind } from '#shared/domain/scenarios/kind.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { getCampaign } from '../campaigns/get-campaign.ts'
import { inParallel } from '../in-parallel.ts'
import { type CountDaysDeps, countDays } from './count-days.ts'

export type ReadResultsDeps = CountDaysDeps & {
  campaigns: CampaignStore
  runs: Pick<RunStore, 'listRuns' | 'listProgress' | 'listDays' | 'saveDay'>
}

/**
 * `asOf`: when the oldest count of what may still move began; null where nothing may. `uncounted`: people of pages that are
 * not finished. `isComplete`: whether all runs and days of the range are in it.
 */
export type Results = Tally & {
  days: { date: string; counts: Counts }[]
  asOf: Date | null
  uncounted: number
  isComplete: boolean
}
export type ResultsWanted = { id: string; from: string; until: string }

type Dated = { date: string; tally: Tally }
type Part = { dated: Dated[]; asOf: Date | null; uncounted: number; isComplete: boolean }

const NO_PART: Part = { dated: [], asOf: null, uncounted: 0, isComplete: true }
const RUNS_AT_ONCE = 100
/** 92 days of thirty time zones, and as many before them. */
const MOST_RUNS = 5_000
const PAGES_READ_AT_ONCE = 5

/**
 * A campaign's messages in `[from, until]` by state, each once, by the date of the run or of the occasion: those of runs as
 * the runs keep them, single ones as `countDays` counts them. Reads up to 5,000 runs, newest first, and the pages of those
 * that keep no sums, in answers of a hundred runs; of single messages an item a day and what must be counted anew.
 * @throws AppError NOT_FOUND
 */
export async function readResults(deps: ReadResultsDeps, { id, from, until }: ResultsWanted): Promise<Results> {
  return resultsOf(deps, await getCampaign(deps, id), { from, until })
}

/** The same of a campaign that is known to be there. */
export async function resultsOf(
  deps: Omit<ReadResultsDeps, 'campaigns'>,
  campaign: Campaign,
  { from, until }: Range,
): Promise<Results> {
  const kind = kindFor(campaign)
  const [ofRuns, ofDays] = await Promise.all([
    kind.trigger === 'schedule' ? readRuns(deps, campaign.id, { from, until }) : NO_PART,
    hasSingles(kind) ? readDays(deps, campaign.id, { from, until }) : NO_PART,
  ])
  const dated = [...ofRuns.dated, ...ofDays.dated]
  return {
    ...addTallies(dated.map(({ tally }) => tally)),
    days: datesDown(from, until)
      .toReversed()
      .map((date) => ({ date, counts: addCounts(dated.filter((one) => one.date === date).map(countsOf)) })),
    asOf: ofDays.asOf,
    uncounted: ofRuns.uncounted,
    isComplete: ofRuns.isComplete && ofDays.isComplete,
  }
}

/** Whether there may be messages of it on no page: those of events, and those that were sent again by hand. */
export function hasSingles({ trigger, category }: Kind): boolean {
  return trigger === 'event' || category === 'transactional'
}

/** Every date of the range, the last one first. */
export function datesDown(from: string, until: string): string[] {
  const dates: string[] = []
  for (let date = until; date >= from; date = addDays(date, -1)) dates.push(date)
  return dates
}

function countsOf({ tally }: Dated): Counts {
  return tally.counts
}

type Range = { from: string; until: string }

async function readRuns(
  deps: Omit<ReadResultsDeps, 'campaigns'>,
  campaignId: CampaignId,
  { from, until }: Range,
): Promise<Part> {
  const { runs, isComplete } = await listRunsOf(deps, campaignId, { from, until })
  const counted = await inParallel(runs, PAGES_READ_AT_ONCE, async (run) => ({
    run,
    tally: await tallyOfRun(deps, run),
  }))
  const uncounted = counted.reduce((sum, { run, tally }) => sum + Math.max(0, run.planned - sumOf(tally.counts)), 0)
  return { dated: counted.map(({ run, tally }) => ({ date: run.date, tally })), asOf: null, uncounted, isComplete }
}

/** Sorted by their firing, whose date differs from theirs by a day at most. */
async function listRunsOf(deps: Omit<ReadResultsDeps, 'campaigns'>, campaignId: CampaignId, { from, until }: Range) {
  const runs: Run[] = []
  const before = addDays(from, -1)
  let cursor: string | undefined
  for (let read = 0; read < MOST_RUNS; read += RUNS_AT_ONCE) {
    const { items, next } = await deps.runs.listRuns(campaignId, { limit: RUNS_AT_ONCE, cursor })
    runs.push(...items.filter(({ date }) => date >= from && date <= until))
    const last = items.at(-1)
    if (next === null || (last !== undefined && last.date < before)) return { runs, isComplete: true }
    cursor = next
  }
  return { runs, isComplete: false }
}

async function tallyOfRun({ runs }: Omit<ReadResultsDeps, 'campaigns'>, run: Run): Promise<Tally> {
  return keptTallyOf(run) ?? tallyOfPages(await runs.listProgress(run.id))
}

async function readDays(
  deps: Omit<ReadResultsDeps, 'campaigns'>,
  campaignId: CampaignId,
  { from, until }: Range,
): Promise<Part> {
  const { days, left } = await countDays(deps, campaignId, datesDown(from, until))
  const open = days.flatMap(({ openUntil, countedAt }) => (openUntil === null ? [] : [countedAt.getTime()]))
  return {
    dated: days.map((day) => ({ date: day.date, tally: day })),
    asOf: open.length === 0 ? null : new Date(Math.min(...open)),
    uncounted: 0,
    isComplete: left === 0,
  }
}
