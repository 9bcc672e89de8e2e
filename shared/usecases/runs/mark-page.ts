import type { PageProgress } from '#shared/contracts/campaign.ts'
import type { RunId } from '#shared/contracts/ids.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { untilSaved } from '../until-saved.ts'

export type MarkPageDeps = { runs: Pick<RunStore, 'findProgress' | 'saveProgress'>; clock: Clock }

/** Receipts come in crowds: a page is counted again once, a while after the last stretch of them began. */
const COUNT_AFTER_MS = 20 * 60_000
/** A mark this far ahead will do: its count begins when no worker of now is left, so it sees what this one writes next. */
const OUTLIVES_WORKERS_MS = 15 * 60_000
const CLOCKS_DIFFER_MS = 60_000
/**
 * Has a finished page counted again; call it right before one of its messages moves on. An open page needs no mark: when
 * it is finished it is marked at once if any of its messages may still move.
 * @throws AppError CONFLICT (retryable) when others were first each time
 */
export async function markPage(deps: MarkPageDeps, page: { runId: RunId; number: number }): Promise<void> {
  await untilSaved({ what: 'the page', context: { runId: page.runId } }, async () => {
    const progress = await deps.runs.findProgress(page.runId, page.number)
    if (progress?.state !== 'finished') return 'done'
    const now = deps.clock.now()
    if (isMarked(progress, now) && leftMs(progress, now) > OUTLIVES_WORKERS_MS) return 'done'
    const marked = { ...progress, wakeAt: whenToCount(now), rev: progress.rev + 1 }
    return (await deps.runs.saveProgress(marked, progress.rev)) ? 'done' : 'lost'
  })
}

export function whenToCount(now: Date): Date {
  return new Date(now.getTime() + COUNT_AFTER_MS)
}

/**
 * Whether the page will be handed over to be counted, and is not yet: a message of it may be about to move, so that a
 * count that began now might miss it. Handing over moves `wakeAt` further ahead than any mark.
 */
export function isMarked(progress: PageProgress, now: Date): boolean {
  const left = leftMs(progress, now)
  return left > 0 && left <= COUNT_AFTER_MS + CLOCKS_DIFFER_MS
}

function leftMs({ wakeAt }: PageProgress, now: Date): number {
  return wakeAt === null ? 0 : wakeAt.getTime() - now.getTime()
}
