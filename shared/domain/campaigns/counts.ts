import type { Counts, PageProgress, Run, Tally } from '#shared/contracts/campaign.ts'
import { addCounts, addTallies } from './tally.ts'

/** Whether a run was answered so late that its people were counted, not written down one by one. */
export function isCountedOnly({ missed }: Pick<Run, 'missed'>): boolean {
  return missed !== null && missed.people !== null
}

/** A run's figures where its own item holds them: all of its people as too late, or the sums kept at its end. */
export function keptCountsOf(run: Run): Counts | null {
  if (isCountedOnly(run)) return run.planned === 0 ? {} : { expired: run.planned }
  return run.counts
}

/** What a run holds while its sums are not kept. */
export const NO_SUMS = { counts: null, reasons: null, parts: null }

/** All of a run's figures where its own item holds them; reasons and parts are none where an earlier release kept them. */
export function keptTallyOf(run: Run): Tally | null {
  const counts = keptCountsOf(run)
  if (counts === null) return null
  if (!isCountedOnly(run)) return { counts, reasons: run.reasons ?? {}, parts: run.parts ?? 0 }
  return { counts, reasons: run.planned === 0 ? {} : { 'missed-while-paused': run.planned }, parts: 0 }
}

/** A run's figures: those that it holds itself, or the sums over its counted pages. */
export function countsOfRun(run: Run, pages: readonly Pick<PageProgress, 'counts'>[]): Counts {
  return keptCountsOf(run) ?? sumsOf(pages)
}

/** The sums over those pages that are counted. */
export function sumsOf(pages: readonly Pick<PageProgress, 'counts'>[]): Counts {
  return addCounts(pages.flatMap(({ counts }) => (counts === null ? [] : [counts])))
}

/** The same with reasons and parts; a page that an earlier release counted adds none. */
export function tallyOfPages(pages: readonly Pick<PageProgress, 'counts' | 'reasons' | 'parts'>[]): Tally {
  return addTallies(
    pages.flatMap(({ counts, reasons, parts }) =>
      counts === null ? [] : [{ counts, reasons: reasons ?? {}, parts: parts ?? 0 }],
    ),
  )
}

/**
 * What a closed run may keep: the sums once every page is counted and none has a mark to be counted again; null before. Who
 * keeps them must have read the pages within 15 minutes: a page is marked longer than that before its new count is written.
 */
export function settledSums(run: Run, pages: readonly PageProgress[]): Tally | null {
  const isSettled = ({ state, counts, wakeAt }: PageProgress) =>
    state === 'finished' && counts !== null && wakeAt === null
  return pages.length === run.pages && pages.every(isSettled) ? tallyOfPages(pages) : null
}

/** How many messages were counted. */
export function sumOf(counts: Counts): number {
  return Object.values(counts).reduce((sum: number, count) => sum + (count ?? 0), 0)
}
