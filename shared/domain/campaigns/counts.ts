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

/** A run's figures where its own item holds them: all of its people as too late, or the sums kept at its end. */
export function keptCountsOf(run: Run): Counts | null {
  if (isCountedOnly(run)) return run.planned === 0 ? {} : { expired: run.planned }
  return run.counts
}

/** A run's figures: those that it holds itself, or the sums over its counted pages. */
export function countsOfRun(run: Run, pages: readonly Pick<PageProgress, 'counts'>[]): Counts {
  return keptCountsOf(run) ?? sumsOf(pages)
}

/** The sums over those pages that are counted. */
export function sumsOf(pages: readonly Pick<PageProgress, 'counts'>[]): Counts {
  return addCounts(pages.flatMap(({ counts }) => (counts === null ? [] : [counts])))
}

/**
 * What a closed run may keep: the sums once every page is counted and none has a mark to be counted again; null before. Who
 * keeps them must have read the pages within 15 minutes: a page is marked longer than that before its new count is written.
 */
export function settledSums(run: Run, pages: readonly PageProgress[]): Counts | null {
  const isSettled = ({ state, counts, wakeAt }: PageProgress) =>
    state === 'finished' && counts !== null && wakeAt === null
  return pages.length === run.pages && pages.every(isSettled) ? sumsOf(pages) : null
}

export function isSame(one: Counts | null, other: Counts): boolean {
  return MessageState.options.every((state) => (one?.[state] ?? 0) === (other[state] ?? 0))
}

/** How many messages were counted. */
export function sumOf(counts: Counts): number {
  return Object.values(counts).reduce((sum: number, count) => sum + (count ?? 0), 0)
}
