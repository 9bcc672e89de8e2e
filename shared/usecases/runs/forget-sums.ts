import type { Run } from '#shared/contracts/campaign.ts'
import { NO_SUMS } from '#shared/domain/campaigns/counts.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { untilSaved } from '../until-saved.ts'

/**
 * Takes the kept sums off a closed run; call it before a page's new count is written. A crash in between leaves a run whose
 * sums are added up anew. Nobody keeps them again meanwhile, since a page that is being counted still has its mark.
 * @throws AppError CONFLICT (retryable)
 */
export async function forgetSums(runs: Pick<RunStore, 'findRun' | 'saveRun'>, run: Run): Promise<void> {
  await untilSaved({ what: 'the run', context: { runId: run.id } }, async (again) => {
    const known = again ? await runs.findRun(run.id) : run
    if (known === undefined || known.counts === null) return 'done'
    return (await runs.saveRun({ ...known, ...NO_SUMS, rev: known.rev + 1 }, known.rev)) ? 'done' : 'lost'
  })
}
