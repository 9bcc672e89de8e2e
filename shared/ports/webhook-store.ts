import type { DeliveryId, WebhookId } from '#shared/contracts/ids.ts'
import type { Delivery, WebhookShelf } from '#shared/contracts/webhook.ts'
import type { PageOf, PageRequest } from './page-of.ts'

export type DueDelivery = { id: DeliveryId; wakeAt: Date }

/** The endpoints that are told what happens, and what is on its way to them. */
export interface WebhookStore {
  /** Strongly consistent; undefined before there was any. */
  findShelf(): Promise<WebhookShelf | undefined>
  /** Conditioned like `MessageStore.save`, on the version. */
  saveShelf(shelf: WebhookShelf, expectedVersion: number | 'absent'): Promise<boolean>
  findSecret(id: WebhookId): Promise<string | undefined>
  /** Written before its endpoint, once. */
  keepSecret(id: WebhookId, secret: string): Promise<void>
  /** A repeat changes nothing. */
  removeSecret(id: WebhookId): Promise<void>

  /** Strongly consistent. */
  findDelivery(id: DeliveryId): Promise<Delivery | undefined>
  /** Conditioned like `MessageStore.save`. */
  saveDelivery(delivery: Delivery, expectedRev: number | 'absent'): Promise<boolean>
  /** Removes one of this revision; false when it has another, and nothing changed. */
  removeDelivery(id: DeliveryId, expectedRev: number): Promise<boolean>
  /** Newest event first, foretold ones among them. @throws AppError INVALID_INPUT for a foreign cursor */
  listDeliveries(id: WebhookId, page: PageRequest): Promise<PageOf<Delivery>>
  /** Those of one shard in `[0, DELIVERY_SHARDS)` to look at by `until`, oldest first. May lag behind writes by a moment. */
  listDue(shard: number, until: Date, limit: number): Promise<DueDelivery[]>
  /** Moves `wakeAt` from what was seen; false when it moved meanwhile. Does not count as a revision. */
  handOver(due: DueDelivery, nextWakeAt: Date): Promise<boolean>
}
