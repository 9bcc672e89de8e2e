import * as z from 'zod'
import { type DeliveryId, deliveryIdOf, WebhookId } from '#shared/contracts/ids.ts'
import { Instant } from '#shared/contracts/primitives.ts'
import { DELIVERY_SHARDS, EXPIRES_AT, FIRST_DELIVERY_SHARD, shardOf } from '#shared/contracts/table.ts'
import { DELIVERIES_KEPT_DAYS, Delivery, WebhookShelf } from '#shared/contracts/webhook.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { DueDelivery, WebhookStore } from '#shared/ports/webhook-store.ts'
import type { Item } from './item.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { deliveriesPk, deliveryKey, deliveryKeyOfId, readDeliveryKey, settingsKey, webhookSecretKey } from './keys.ts'
import { readFields, readJson, readStored, storedFields } from './stored-fields.ts'

const DAY_SECONDS = 86_400
const SecretItem = z.object({ secret: z.string() })
const DueItem = z.object({ pk: z.string(), sk: z.string(), wakeAt: Instant })

/**
 * The endpoints in one small item, each secret in one of its own, and deliveries for 30 days. What is due of them stands in
 * the index of pages that are due, under shards of its own, so that neither is read with the other.
 */
export class DynamoWebhookStore implements WebhookStore {
  private readonly control: ItemTable
  private readonly campaigns: ItemTable

  constructor({ control, campaigns }: Pick<ItemTables, 'control' | 'campaigns'>) {
    this.control = control
    this.campaigns = campaigns
  }

  async findShelf(): Promise<WebhookShelf | undefined> {
    const item = await this.control.get(settingsKey('webhooks'))
    return item && readFields(WebhookShelf, item)
  }

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

  saveDelivery(delivery: Delivery, expectedRev: number | 'absent'): Promise<boolean> {
    return this.campaigns.putAtRev(deliveryItem(delivery), expectedRev)
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

/** The event as JSON in one attribute; about 600 bytes in all. */
function deliveryItem(delivery: Delivery) {
  const { event, move, answer, ...fields } = z.encode(Delivery, delivery)
  const { id, webhookId, wakeAt } = delivery
  const keptFrom = Math.max(delivery.event.timestamp.getTime(), delivery.createdAt.getTime())
  return {
    ...storedFields(fields),
    ...deliveryKey(webhookId, delivery.event),
    event: JSON.stringify(event),
    move: move == null ? undefined : JSON.stringify(move),
    answer: answer === null ? undefined : JSON.stringify(answer),
    ...(wakeAt !== null && { dueShard: FIRST_DELIVERY_SHARD + shardOf(id, DELIVERY_SHARDS) }),
    [EXPIRES_AT]: Math.floor(keptFrom / 1000) + DELIVERIES_KEPT_DAYS * DAY_SECONDS,
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
