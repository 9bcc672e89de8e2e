import type { Log } from '#shared/ports/log.ts'
import { type SweepDeps, sweepDue } from '#shared/usecases/sending/sweep-due.ts'
import { type SweepDeliveriesDeps, sweepDeliveries } from '#shared/usecases/webhooks/sweep-deliveries.ts'

/** Every minute: what is due goes to the send queues, and after it what endpoints are to hear. */
export function createSweepDueHandler(deps: SweepDeps & SweepDeliveriesDeps & { log: Log }) {
  return async () => {
    const counts = await sweepDue(deps)
    const deliveries = await sweepDeliveries(deps)
    deps.log.info('SWEEP_FINISHED', { ...counts, deliveries })
  }
}
