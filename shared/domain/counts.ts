import type { Counts, PageProgress, Run } from '#shared/contracts/campaign.ts'
import { MessageState } from '#shared/contracts/message.ts'

/** The sums by state; a state that nothing counts is left out. */
export function addCounts(counts: readonly Counts[]): Counts {
  const sums: Counts = {}
  for (const state of MessageState.options) {
    const sum = counts.reduce((total, count) => total + (count[state] ?? 0), 0)
    if (sum > 0) sums[state] = sum
  }
  return sums
}

/** Whether a run was answered so late that its people were counted, not written down one by one. */
export function isCountedOnly({ missed }: Pick<Run, 'missed'>): boolean {
  return missed !== null && missed.people !== null
}

/** A run's figures: the sums over its counted pages, or all of its people as too late. */
export function countsOfRun(run: Run, pages: readonly Pick<PageProgress, 'counts'>[]): Counts {
  if (isCountedOnly(run)) return run.planned === 0 ? {} : { expired: run.planned }
  return addCounts(pages.flatMap(({ counts }) => (counts === null ? [] : [counts])))
}

/** How many messages were counted. */
export function sumOf(counts: Counts): number {
  return Object.values(counts).reduce((sum: number, count) => sum + (count ?? 0), 0)
}
