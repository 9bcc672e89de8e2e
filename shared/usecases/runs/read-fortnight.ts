import type { Campaign, Counts } from '#shared/contracts/campaign.ts'
import { addDays, type LocalDate } from '#shared/domain/calendar/time.ts'
import { addCounts } from '#shared/domain/campaigns/tally.ts'
import { inParallel } from '../in-parallel.ts'
import { type ReadResultsDeps, type Results, resultsOf } from './read-results.ts'

export type ReadFortnightDeps = Omit<ReadResultsDeps, 'campaigns'>
type Day = { date: LocalDate; counts: Counts }
export type Fortnight = {
  /** The last one is today. */
  days: Day[]
  /** Those that have any message in these days, each day of theirs that has. */
  campaigns: { id: string; name: string; days: Day[] }[]
  /** People of runs that are not finished, who stand in no figure yet. */
  uncounted: number
  isComplete: boolean
}

export const FORTNIGHT_DAYS = 14
const AT_ONCE = 5
/** Single messages of one campaign that one answer counts anew; the rest is told as it was counted before. */
const MOST_COUNTED = 2_000

/** The messages of these campaigns in the 14 days up to `today` by state, each once: those of runs and those of events. */
export async function readFortnight(
  deps: ReadFortnightDeps,
  campaigns: readonly Campaign[],
  today: LocalDate,
): Promise<Fortnight> {
  const range = { from: addDays(today, 1 - FORTNIGHT_DAYS), until: today }
  const counting = { ...deps, mostCounted: MOST_COUNTED }
  const all = await inParallel(campaigns, AT_ONCE, async (campaign) => ({
    campaign,
    results: await resultsOf(counting, campaign, range),
  }))
  const dates = Array.from({ length: FORTNIGHT_DAYS }, (_, index) => addDays(range.from, index))
  return {
    days: dates.map((date, index) => ({ date, counts: addCounts(all.map(({ results }) => countsOn(results, index))) })),
    campaigns: all
      .map(({ campaign: { id, content }, results }) => ({ id, name: content.name, days: results.days.filter(hasAny) }))
      .filter(({ days }) => days.length > 0),
    uncounted: all.reduce((sum, { results }) => sum + results.uncounted, 0),
    isComplete: all.every(({ results }) => results.isComplete),
  }
}

function countsOn({ days }: Results, index: number): Counts {
  return days[index]?.counts ?? {}
}

function hasAny({ counts }: Day): boolean {
  return Object.keys(counts).length > 0
}
