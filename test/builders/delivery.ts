import { MessageId, WebhookId } from '#shared/contracts/ids.ts'
import type { Delivery, Webhook } from '#shared/contracts/webhook.ts'
import { newDelivery } from '#shared/domain/webhooks/delivery-life.ts'

const AT = new Date('2026-12-01T01:00:00Z')

export function aWebhook(fields: Partial<Webhook> = {}): Webhook {
  return {
    id: WebhookId.parse('whk_00000000000000000001'),
    url: 'https://hooks.example.com/carillon',
    types: ['*'],
    active: true,
    createdAt: AT,
    changedAt: AT,
    by: 'admin/test',
    rev: 1,
    ...fields,
  }
}

/** That a text arrived, due at once; `n` tells several apart. */
export function aDelivery(n = 1, fields: Partial<Delivery> = {}): Delivery {
  const event = {
    id: `evt_${String(n).padStart(32, '0')}`,
    type: 'message.delivered',
    timestamp: new Date(AT.getTime() + n * 1000),
    data: { messageId: MessageId.parse('msg_QzEK'), contactId: 'C1', reason: null },
    replyId: null,
  }
  return { ...newDelivery({ webhookId: aWebhook().id, event, now: AT }), ...fields }
}
