import type { Run } from '#shared/contracts/campaign.ts'
import type { RunStore } from '#shared/ports/run-store.ts'

type SaveRunDeps = { runs: Pick<RunStore, 'findRun' | 'saveRun'> }

/** The run as it stands afterwards: with the change, or as somebody left it who was there first. */
export async function saveRun(deps: SaveRunDeps, run: Run, change: Partial<Run>): Promise<Run> {
  const next = { ...run, ...change, rev: run.rev + 1 }
  if (await deps.runs.saveRun(next, run.rev)) return next
  return (await deps.runs.findRun(run.id)) ?? next
}
