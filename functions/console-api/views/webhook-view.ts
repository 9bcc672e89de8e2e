import type { DeliveryView, WebhookView } from '#shared/contracts/console-api/webhook.ts'
import type { Delivery, Webhook } from '#shared/contracts/webhook.ts'

export function viewWebhook({ by, createdAt, changedAt, ...webhook }: Webhook): WebhookView {
  return { ...webhook, createdAt: createdAt.toISOString(), changedAt: changedAt.toISOString(), changedBy: by }
}

/** Of the event only what it is and whom it is about: no words of anybody. */
export function viewDelivery({ id, event, state, tries, answer, triedAt, wakeAt }: Delivery): DeliveryView {
  const idIn = (name: string) => (typeof event.data[name] === 'string' ? event.data[name] : null)
  return {
    id,
    eventId: event.id,
    type: event.type,
    timestamp: event.timestamp.toISOString(),
    state: state === 'foretold' ? 'waiting' : state,
    tries,
    answer,
    triedAt: triedAt?.toISOString() ?? null,
    nextAt: wakeAt?.toISOString() ?? null,
    messageId: idIn('messageId'),
    contactId: idIn('contactId'),
  }
}
