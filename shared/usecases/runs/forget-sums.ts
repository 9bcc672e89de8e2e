import type { Run } from '#shared/contracts/campaign.ts'
import { NO_SUMS } from '#shared/domain/campaigns/counts.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { RunStore } from '#shared/ports/run-store.ts'

const TRIES = 3

/**
 * Takes the kept sums off a closed run; call it before a page's new count is written. A crash in between leaves a run whose
 * sums are added up anew. Nobody keeps them again meanwhile, since a page that is being counted still has its mark.
 * @throws AppError CONFLICT (retryable)
 */
export async function forgetSums(runs: Pick<RunStore, 'findRun' | 'saveRun'>, run: Run): Promise<void> {
  let known: Run | undefined = run
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (known === undefined || known.counts === null) return
    if (await runs.saveRun({ ...known, ...NO_SUMS, rev: known.rev + 1 }, known.rev)) return
    known = await runs.findRun(run.id)
  }
  throw new AppError('CONFLICT', 'the run keeps changing', { retryable: true, context: { runId: run.id } })
}
