import type { ReplyId } from '#shared/contracts/reply.ts'
import type { Delivery, OutgoingEvent, ToldMove, Webhook } from '#shared/contracts/webhook.ts'
import { confirmDelivery, foretell, newDelivery } from '#shared/domain/webhooks/delivery-life.ts'
import type { NewEvent } from '#shared/domain/webhooks/move-event.ts'
import { wants } from '#shared/domain/webhooks/wants.ts'
import type { WebhookStore } from '#shared/ports/webhook-store.ts'
import { type ReadWebhooksDeps, readWebhooksLately } from './read-webhooks.ts'

export type AnnounceDeps = ReadWebhooksDeps & {
  webhooks: Pick<WebhookStore, 'findShelf' | 'saveDelivery'>
}

/** `replyId` names the reply whose words go with it. */
export type Announced = NewEvent & { replyId?: ReplyId }

/**
 * Hands over what has happened to every endpoint that wants to hear of it. Call it after what it tells of is written, where a
 * repeat comes by again: the same cause is one event, however often it comes. Without an endpoint it writes nothing.
 */
export async function announce(deps: AnnounceDeps, events: readonly Announced[]): Promise<void> {
  if (events.length === 0) return
  const webhooks = await readWebhooksLately(deps)
  for (const event of events) {
    const wanting = webhooks.filter((one) => wants(one, event.type))
    if (wanting.length > 0) await handOver(deps, wanting, await eventOf(event))
  }
}

async function handOver(deps: AnnounceDeps, wanting: readonly Webhook[], event: OutgoingEvent): Promise<void> {
  const now = deps.clock.now()
  for (const { id } of wanting) await deps.webhooks.saveDelivery(newDelivery({ webhookId: id, event, now }), 'absent')
}

/**
 * Writes down for every endpoint that wants it what is about to happen; empty where none does. Whatever becomes of the writer
 * after this, the sweep comes by and looks whether it came about.
 */
export async function foretellMove(deps: AnnounceDeps, told: { event: NewEvent; move: ToldMove }): Promise<Delivery[]> {
  const wanting = (await readWebhooksLately(deps)).filter((one) => wants(one, told.event.type))
  if (wanting.length === 0) return []
  const event = await eventOf(told.event)
  const foretold = wanting.map(({ id }) => foretell({ webhookId: id, event, now: deps.clock.now() }, told.move))
  for (const delivery of foretold) await deps.webhooks.saveDelivery(delivery, 'absent')
  return foretold
}

/** It came about: each is due now. One that others have dealt with already stays as it is. */
export async function confirmAll({ webhooks, clock }: AnnounceDeps, foretold: readonly Delivery[]): Promise<void> {
  for (const delivery of foretold) await webhooks.saveDelivery(confirmDelivery(delivery, clock.now()), delivery.rev)
}

/** The same type and cause always give the same id. */
export async function eventOf({ type, cause, at, data, replyId }: Announced): Promise<OutgoingEvent> {
  const bytes = new TextEncoder().encode(`${type}\n${cause}`)
  const print = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 16)]
  const id = `evt_${print.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
  return { id, type, timestamp: at, data, replyId: replyId ?? null }
}
