import * as z from 'zod'
import { type DeliveryId, deliveryIdOf, WebhookId } from '#shared/contracts/ids.ts'
import { Instant } from '#shared/contracts/primitives.ts'
import { FIRST_DELIVERY_SHARD } from '#shared/contracts/table.ts'
import { Delivery, WebhookShelf } from '#shared/contracts/webhook.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { DueDelivery, WebhookStore } from '#shared/ports/webhook-store.ts'
import type { Item } from './item.ts'
import { deliveriesPk, deliveryKeyOfId, readDeliveryKey, settingsKey, webhookSecretKey } from './keys.ts'
import { readFields, readJson, readStored, storedFields } from './stored-fields.ts'
import { DynamoWebhookWrites } from './webhook-writes.ts'

const SecretItem = z.object({ secret: z.string() })
const DueItem = z.object({ pk: z.string(), sk: z.string(), wakeAt: Instant })

/**
 * The endpoints in one small item, each secret in one of its own, and deliveries for 30 days. What is due of them stands in
 * the index of pages that are due, under shards of its own, so that neither is read with the other.
 */
export class DynamoWebhookStore extends DynamoWebhookWrites implements WebhookStore {
  /** The table's conditions are on `rev`. */
  saveShelf(shelf: WebhookShelf, expectedVersion: number | 'absent'): Promise<boolean> {
    const item = { ...storedFields(z.encode(WebhookShelf, shelf)), ...settingsKey('webhooks'), rev: shelf.version }
    return this.control.putAtRev(item, expectedVersion)
  }

  async findSecret(id: WebhookId): Promise<string | undefined> {
    const item = await this.control.get(webhookSecretKey(id))
    return item && readStored(SecretItem, item).secret
  }

  keepSecret(id: WebhookId, secret: string): Promise<void> {
    return this.control.put({ ...webhookSecretKey(id), secret })
  }

  removeSecret(id: WebhookId): Promise<void> {
    return this.control.remove(webhookSecretKey(id))
  }

  async findDelivery(id: DeliveryId): Promise<Delivery | undefined> {
    const key = deliveryKeyOfId(id)
    const item = key && (await this.campaigns.get(key))
    return item && readDelivery(item)
  }

  async removeDelivery(id: DeliveryId, expectedRev: number): Promise<boolean> {
    const key = deliveryKeyOfId(id)
    return key !== undefined && this.campaigns.removeAtRev(key, expectedRev)
  }

  async listDeliveries(id: WebhookId, request: PageRequest): Promise<PageOf<Delivery>> {
    const { items, next } = await this.campaigns.page({ hash: deliveriesPk(id), newestFirst: true }, request)
    return { items: items.map(readDelivery), next }
  }

  async listDue(shard: number, until: Date, limit: number): Promise<DueDelivery[]> {
    const range = { is: 'at-most', value: until.toISOString() } as const
    const hash = FIRST_DELIVERY_SHARD + shard
    const items = await this.campaigns.query({ index: 'byDue', hash, range }, limit)
    return items.map((item) => {
      const { wakeAt, ...key } = readStored(DueItem, item)
      const { webhookId, event } = readDeliveryKey(key)
      return { id: deliveryIdOf(WebhookId.parse(webhookId), event), wakeAt }
    })
  }

  async handOver({ id, wakeAt }: DueDelivery, nextWakeAt: Date): Promise<boolean> {
    const key = deliveryKeyOfId(id)
    if (key === undefined) return false
    return this.campaigns.move(key, 'wakeAt', wakeAt.toISOString(), nextWakeAt.toISOString())
  }
}

/** @throws AppError MALFORMED_ITEM (not retryable) */
function readDelivery(item: Item): Delivery {
  const parsed = (text: unknown) => (text === undefined ? null : readJson(z.unknown(), text))
  return readFields(Delivery, {
    ...item,
    event: parsed(item.event),
    move: parsed(item.move),
    answer: parsed(item.answer),
  })
}
