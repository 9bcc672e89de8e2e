import type { QueueName } from '#shared/contracts/jobs.ts'

export type QueueSettings = {
  /** Most jobs in one event. */
  batchSize: number
  /** Most events at a time. */
  concurrency: number
  /** After that long without an answer the jobs of an event are delivered again, in machine time. */
  visibilityTimeoutMs: number
}

/** Tries before a job goes to the dead letters. */
export const MAX_RECEIVE_COUNT = 5

/** Waits before the second try, the third, and all later ones, in machine time: a steered clock may stand still. */
export const REDELIVERY_DELAYS_MS: readonly number[] = [200, 1000, 2000]

const minutes = (count: number) => count * 60_000

export const QUEUE_SETTINGS: Readonly<Record<QueueName, QueueSettings>> = {
  'send-transactional': { batchSize: 1, concurrency: 20, visibilityTimeoutMs: minutes(3) },
  'send-bulk': { batchSize: 1, concurrency: 5, visibilityTimeoutMs: minutes(30) },
  campaigns: { batchSize: 1, concurrency: 2, visibilityTimeoutMs: minutes(30) },
  imports: { batchSize: 1, concurrency: 1, visibilityTimeoutMs: minutes(90) },
  'order-events': { batchSize: 10, concurrency: 2, visibilityTimeoutMs: minutes(3) },
  webhooks: { batchSize: 1, concurrency: 5, visibilityTimeoutMs: minutes(3) },
  receipts: { batchSize: 10, concurrency: 2, visibilityTimeoutMs: minutes(3) },
}
