import type { Log } from '#shared/ports/log.ts'
import { type SweepDeps, sweepDue } from '#shared/usecases/sending/sweep-due.ts'

/** Every minute: what is due goes to the send queues. */
export function createSweepDueHandler(deps: SweepDeps & { log: Log }) {
  return async () => {
    const counts = await sweepDue(deps)
    deps.log.info('SWEEP_FINISHED', counts)
  }
}
