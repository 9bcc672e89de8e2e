import { deliverySk } from '#shared/adapters/dynamo/keys.ts'
import type { DeliveryId, WebhookId } from '#shared/contracts/ids.ts'
import { DELIVERY_SHARDS, shardOf } from '#shared/contracts/table.ts'
import type { Delivery, WebhookShelf } from '#shared/contracts/webhook.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { DueDelivery, WebhookStore } from '#shared/ports/webhook-store.ts'
import { copyOf } from './copy.ts'
import { pageOfSorted } from './pages.ts'

/** Endpoints and deliveries, like the tables; nothing expires. */
export class MemoryWebhookStore implements WebhookStore {
  private shelf: WebhookShelf | undefined
  private readonly secrets = new Map<WebhookId, string>()
  private readonly deliveries = new Map<DeliveryId, Delivery>()

  async findShelf(): Promise<WebhookShelf | undefined> {
    return this.shelf === undefined ? undefined : copyOf(this.shelf)
  }

  async saveShelf(shelf: WebhookShelf, expectedVersion: number | 'absent'): Promise<boolean> {
    if ((this.shelf?.version ?? 'absent') !== expectedVersion) return false
    this.shelf = copyOf(shelf)
    return true
  }

  async findSecret(id: WebhookId): Promise<string | undefined> {
    return this.secrets.get(id)
  }

  async keepSecret(id: WebhookId, secret: string): Promise<void> {
    this.secrets.set(id, secret)
  }

  async removeSecret(id: WebhookId): Promise<void> {
    this.secrets.delete(id)
  }

  async findDelivery(id: DeliveryId): Promise<Delivery | undefined> {
    const found = this.deliveries.get(id)
    return found && copyOf(found)
  }

  async saveDelivery(delivery: Delivery, expectedRev: number | 'absent'): Promise<boolean> {
    if ((this.deliveries.get(delivery.id)?.rev ?? 'absent') !== expectedRev) return false
    this.deliveries.set(delivery.id, copyOf(delivery))
    return true
  }

  async removeDelivery(id: DeliveryId, expectedRev: number): Promise<boolean> {
    return this.deliveries.get(id)?.rev === expectedRev && this.deliveries.delete(id)
  }

  async listDeliveries(webhookId: WebhookId, request: PageRequest): Promise<PageOf<Delivery>> {
    const items = [...this.deliveries.values()].filter((one) => one.webhookId === webhookId).map(copyOf)
    const keyOf = ({ event }: Delivery) => deliverySk(event)
    return pageOfSorted({ list: ['deliveries', webhookId], items, keyOf, newestFirst: true }, request)
  }

  async listDue(shard: number, until: Date, limit: number): Promise<DueDelivery[]> {
    return [...this.deliveries.values()]
      .flatMap(({ id, wakeAt }) => (wakeAt !== null && wakeAt <= until ? [{ id, wakeAt: new Date(wakeAt) }] : []))
      .filter(({ id }) => shardOf(id, DELIVERY_SHARDS) === shard)
      .sort((a, b) => a.wakeAt.getTime() - b.wakeAt.getTime())
      .slice(0, limit)
  }

  async handOver({ id, wakeAt }: DueDelivery, nextWakeAt: Date): Promise<boolean> {
    const found = this.deliveries.get(id)
    if (found?.wakeAt?.getTime() !== wakeAt.getTime()) return false
    found.wakeAt = new Date(nextWakeAt)
    return true
  }
}
