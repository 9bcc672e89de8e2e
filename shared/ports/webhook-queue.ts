import type { DeliveryId } from '#shared/contracts/ids.ts'

/** Durable hand-over: when it returns, each will be looked at, at least once. */
export interface WebhookQueue {
  deliver(ids: readonly DeliveryId[]): Promise<void>
}
