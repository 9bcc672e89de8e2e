import type { QueueName } from '#shared/contracts/jobs.ts'

/** Where a queue is. @throws AppError CONFIGURATION for one that this function was not told of */
export type UrlOf = (queue: QueueName) => string
