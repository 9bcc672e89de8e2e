import { DELIVERY_SHARDS } from '#shared/contracts/table.ts'
import { DELIVERY_HAND_OVER_MS } from '#shared/domain/webhooks/delivery-life.ts'
import type { WebhookQueue } from '#shared/ports/webhook-queue.ts'
import type { DueDelivery, WebhookStore } from '#shared/ports/webhook-store.ts'
import { allOf } from '../in-parallel.ts'
import { type ReadWebhooksDeps, readWebhooksLately } from './read-webhooks.ts'

export type SweepDeliveriesDeps = ReadWebhooksDeps & {
  webhooks: Pick<WebhookStore, 'findShelf' | 'listDue' | 'handOver'>
  webhookQueue: WebhookQueue
  remainingMs(): number
}

const READ_AT_ONCE = 200
const STOP_EARLY_MS = 15_000

/**
 * Hands over every delivery that is due, those first that wait longest; how many. `wakeAt` moves on before the job is sent, so
 * that a job that is lost brings its delivery up again. Where there is no endpoint it reads one small item at most.
 */
export async function sweepDeliveries(deps: SweepDeliveriesDeps): Promise<number> {
  if ((await readWebhooksLately(deps)).length === 0) return 0
  const counts = await allOf(Array.from({ length: DELIVERY_SHARDS }, (_, shard) => sweepShard(deps, shard)))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function sweepShard(deps: SweepDeliveriesDeps, shard: number): Promise<number> {
  let handed = 0
  while (deps.remainingMs() > STOP_EARLY_MS) {
    const due = await deps.webhooks.listDue(shard, deps.clock.now(), READ_AT_ONCE)
    const moved = await moveOn(deps, due)
    if (moved.length > 0) await deps.webhookQueue.deliver(moved.map(({ id }) => id))
    handed += moved.length
    if (due.length < READ_AT_ONCE || moved.length === 0) break
  }
  return handed
}

async function moveOn({ webhooks, clock }: SweepDeliveriesDeps, due: readonly DueDelivery[]): Promise<DueDelivery[]> {
  const next = new Date(clock.now().getTime() + DELIVERY_HAND_OVER_MS)
  const moved = await allOf(due.map(async (one) => ((await webhooks.handOver(one, next)) ? [one] : [])))
  return moved.flat()
}
