import type { Log } from '#shared/ports/log.ts'
import { type ReconcileDeps, reconcile } from '#shared/usecases/reconcile.ts'

/** Every five minutes: what a crash or a new time zone left is mended. */
export function createReconcileHandler(deps: ReconcileDeps & { log: Log }) {
  return async () => {
    const { noticeMissing, ...counts } = await reconcile(deps)
    deps.log.info('RECONCILE_FINISHED', counts)
    if (noticeMissing !== null) deps.log.error('HOLIDAYS_READ_MISSING', { date: `${noticeMissing}-01-01` })
  }
}
