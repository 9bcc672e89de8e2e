import type { RunId } from '#shared/contracts/ids.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { RunStore } from '#shared/ports/run-store.ts'

export type MarkPageDeps = { runs: Pick<RunStore, 'findProgress' | 'saveProgress'>; clock: Clock }

/** Receipts come in crowds: a page is counted again once, a while after the first of them. */
const COUNT_AFTER_MS = 10 * 60_000

/**
 * Has a finished page counted again, since one of its messages moved on. A page that is marked already, or still open, is
 * left as it is; when others change it at this moment they count it, or the next receipt marks it.
 */
export async function markPage(deps: MarkPageDeps, page: { runId: RunId; number: number }): Promise<void> {
  const progress = await deps.runs.findProgress(page.runId, page.number)
  if (progress === undefined || progress.state !== 'finished' || progress.wakeAt !== null) return
  const wakeAt = new Date(deps.clock.now().getTime() + COUNT_AFTER_MS)
  await deps.runs.saveProgress({ ...progress, wakeAt, rev: progress.rev + 1 }, progress.rev)
}
