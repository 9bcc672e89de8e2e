import * as z from 'zod'
import { DELIVERY_SHARDS, EXPIRES_AT, FIRST_DELIVERY_SHARD, shardOf } from '#shared/contracts/table.ts'
import { DELIVERIES_KEPT_DAYS, Delivery, WebhookShelf } from '#shared/contracts/webhook.ts'
import type { WebhookStore } from '#shared/ports/webhook-store.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { deliveryKey, settingsKey } from './keys.ts'
import { readFields, storedFields } from './stored-fields.ts'

const DAY_SECONDS = 86_400

/** What a sender needs to tell endpoints what becomes of its texts: its bundle has a limit. */
export class DynamoWebhookWrites implements Pick<WebhookStore, 'findShelf' | 'saveDelivery'> {
  protected readonly control: ItemTable
  protected readonly campaigns: ItemTable

  constructor({ control, campaigns }: Pick<ItemTables, 'control' | 'campaigns'>) {
    this.control = control
    this.campaigns = campaigns
  }

  async findShelf(): Promise<WebhookShelf | undefined> {
    const item = await this.control.get(settingsKey('webhooks'))
    return item && readFields(WebhookShelf, item)
  }

  saveDelivery(delivery: Delivery, expectedRev: number | 'absent'): Promise<boolean> {
    return this.campaigns.putAtRev(deliveryItem(delivery), expectedRev)
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
