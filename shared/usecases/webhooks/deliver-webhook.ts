import type { DeliveryId } from '#shared/contracts/ids.ts'
import { ReplyId } from '#shared/contracts/reply.ts'
import { type Delivery, type DeliveryAnswer, TEST_EVENT, type Webhook } from '#shared/contracts/webhook.ts'
import { afterTry, askAgain, confirmDelivery, giveUp } from '#shared/domain/webhooks/delivery-life.ts'
import { hasMoved } from '#shared/domain/webhooks/move-event.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { InboxStore } from '#shared/ports/inbox-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { PostedAnswer, WebhookPoster } from '#shared/ports/webhook-post.ts'
import type { WebhookStore } from '#shared/ports/webhook-store.ts'

export type DeliverDeps = {
  webhooks: Pick<WebhookStore, 'findShelf' | 'findSecret' | 'findDelivery' | 'saveDelivery' | 'removeDelivery'>
  messages: Pick<MessageStore, 'find'>
  inbox: Pick<InboxStore, 'find'>
  webhookPoster: WebhookPoster
  clock: Clock
}

/** `void`: what was foretold never came about. `taken`: somebody else has dealt with it. */
export type DeliverOutcome = 'delivered' | 'tried' | 'failed' | 'early' | 'void' | 'taken'

/**
 * Posts one event to its endpoint once, and writes down what came of it. A crash between the post and the record leaves it
 * due, so that the same event is posted again under the same id: at least once, never none. A repeat finds it done.
 */
export async function deliverWebhook(deps: DeliverDeps, id: DeliveryId): Promise<DeliverOutcome> {
  const found = await deps.webhooks.findDelivery(id)
  if (found === undefined || (found.state !== 'waiting' && found.state !== 'foretold')) return 'taken'
  const settled = found.state === 'waiting' ? found : await holdAgainst(deps, found)
  if (typeof settled === 'string') return settled
  const shelf = await deps.webhooks.findShelf()
  const webhook = shelf?.items.find((one) => one.id === settled.webhookId)
  const secret = webhook && (await deps.webhooks.findSecret(webhook.id))
  if (webhook === undefined || secret === undefined) return close(deps, settled, giveUp(settled, 'endpoint-removed'))
  if (!webhook.active && settled.event.type !== TEST_EVENT) return close(deps, settled, giveUp(settled, 'endpoint-off'))
  const answer = await post(deps, { webhook, secret, delivery: settled })
  return close(deps, settled, afterTry(settled, answer, deps.clock.now()))
}

/** Whether what was foretold is written by now. */
async function holdAgainst(deps: DeliverDeps, foretold: Delivery): Promise<Delivery | DeliverOutcome> {
  const now = deps.clock.now()
  const message = foretold.move === null ? undefined : await deps.messages.find(foretold.move.messageId)
  if (foretold.move !== null && message !== undefined && hasMoved(message, foretold.move)) {
    const confirmed = confirmDelivery(foretold, now)
    return (await deps.webhooks.saveDelivery(confirmed, foretold.rev)) ? confirmed : 'taken'
  }
  const again = askAgain(foretold, now)
  if (again !== null) return (await deps.webhooks.saveDelivery(again, foretold.rev)) ? 'early' : 'taken'
  return (await deps.webhooks.removeDelivery(foretold.id, foretold.rev)) ? 'void' : 'taken'
}

type Post = { webhook: Webhook; secret: string; delivery: Delivery }

async function post(deps: DeliverDeps, { webhook, secret, delivery }: Post): Promise<DeliveryAnswer> {
  const { id, type, timestamp, data, replyId } = delivery.event
  const reply = replyId === null ? undefined : await deps.inbox.find(ReplyId.parse(replyId))
  const words = reply === undefined ? {} : { text: reply.text }
  const body = JSON.stringify({ id, type, timestamp: timestamp.toISOString(), data: { ...data, ...words } })
  return answerOf(await deps.webhookPoster.post({ url: webhook.url, secret, id, body }))
}

function answerOf(answer: PostedAnswer): DeliveryAnswer {
  return answer.kind === 'answered' ? { status: answer.status, code: null } : { status: null, code: answer.code }
}

/** Whatever somebody else has made of it meanwhile stands. */
async function close(deps: DeliverDeps, before: Delivery, after: Delivery): Promise<DeliverOutcome> {
  if (!(await deps.webhooks.saveDelivery(after, before.rev))) return 'taken'
  return after.state === 'delivered' || after.state === 'failed' ? after.state : 'tried'
}
