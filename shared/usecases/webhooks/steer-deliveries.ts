import { DeliveryId } from '#shared/contracts/ids.ts'
import { type Delivery, TEST_EVENT } from '#shared/contracts/webhook.ts'
import { AppError } from '#shared/domain/errors.ts'
import { leftToJob, newDelivery, redriven } from '#shared/domain/webhooks/delivery-life.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Ids } from '#shared/ports/ids.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { WebhookQueue } from '#shared/ports/webhook-queue.ts'
import type { WebhookStore } from '#shared/ports/webhook-store.ts'
import { type AuditDeps, recordDeed } from '../history/keep-audit.ts'
import { untilSaved } from '../until-saved.ts'
import { eventOf } from './announce.ts'
import { getWebhook } from './keep-webhooks.ts'

export type SteerDeliveriesDeps = AuditDeps & { webhooks: WebhookStore; webhookQueue: WebhookQueue; clock: Clock }

/** Newest event first; what was only foretold is left out, so that a page may be short. @throws AppError NOT_FOUND */
export async function listDeliveries(
  deps: Pick<SteerDeliveriesDeps, 'webhooks'>,
  id: string,
  page: PageRequest,
): Promise<PageOf<Delivery>> {
  const webhook = await getWebhook(deps, id)
  const { items, next } = await deps.webhooks.listDeliveries(webhook.id, page)
  return { items: items.filter(({ state }) => state !== 'foretold'), next }
}

/**
 * Has a delivery that ended, well or not, posted once more with all its tries, under the same event id. A repeat finds it
 * waiting. @throws AppError NOT_FOUND
 */
export async function redriveDelivery(
  deps: SteerDeliveriesDeps,
  { webhookId, id, by }: { webhookId: string; id: string; by: string },
): Promise<Delivery> {
  return untilSaved({ what: 'this delivery' }, async () => {
    const found = await findDelivery(deps, webhookId, id)
    if (found.state === 'waiting') return found
    const at = deps.clock.now()
    const before = { state: found.state }
    const deed = { at, by, what: 'webhook.redriven', before, after: { event: found.event.id } }
    await recordDeed(deps, { type: 'webhook', id: webhookId }, deed)
    const again = redriven(found, at)
    if (!(await deps.webhooks.saveDelivery(again, found.rev))) return 'lost'
    await deps.webhookQueue.deliver([again.id])
    return again
  })
}

/** Puts an event of the type `webhook.test` on its way, also to an endpoint that is off. @throws AppError NOT_FOUND */
export async function testWebhook(
  deps: SteerDeliveriesDeps & { ids: Ids },
  { id, by }: { id: string; by: string },
): Promise<Delivery> {
  const webhook = await getWebhook(deps, id)
  const at = deps.clock.now()
  await recordDeed(deps, { type: 'webhook', id }, { at, by, what: 'webhook.tested', before: null, after: null })
  const cause = deps.ids.create('try_')
  const event = await eventOf({ type: TEST_EVENT, cause, at, data: { webhookId: webhook.id } })
  const delivery = leftToJob(newDelivery({ webhookId: webhook.id, event, now: at }), at)
  await deps.webhooks.saveDelivery(delivery, 'absent')
  await deps.webhookQueue.deliver([delivery.id])
  return delivery
}

async function findDelivery(deps: SteerDeliveriesDeps, webhookId: string, id: string): Promise<Delivery> {
  const webhook = await getWebhook(deps, webhookId)
  const named = DeliveryId.safeParse(id)
  const found = named.success ? await deps.webhooks.findDelivery(named.data) : undefined
  if (found !== undefined && found.webhookId === webhook.id && found.state !== 'foretold') return found
  throw new AppError('NOT_FOUND', 'There is no such delivery.', { retryable: false })
}
