import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import { CampaignJob, type QueueName, SendJob } from '#shared/contracts/jobs.ts'
import type { Queues } from '#shared/ports/queues.ts'
import { QUEUE_SETTINGS } from '../local/queues/queue-settings.ts'
import { sqsEventOf } from '../local/queues/sqs-event.ts'

type Handler = (event: SQSEvent) => Promise<SQSBatchResponse>
type Waiting = { id: string; body: string }

const ENTRIES_A_SEND = 10

/**
 * Queues in memory that count the requests SQS would be asked: one for each ten jobs that are sent together, one to
 * receive a batch, one to delete it. Batches are as large as the platform's own settings allow.
 */
export class CountedQueues implements Queues {
  requests = 0
  readonly #waiting = new Map<QueueName, Waiting[]>()
  #sent = 0

  async sendJobs(lane: 'transactional' | 'bulk', jobs: readonly SendJob[]): Promise<void> {
    this.#put(
      `send-${lane}`,
      jobs.map((job) => z.encode(SendJob, job)),
    )
  }

  async campaignJob(job: CampaignJob): Promise<void> {
    this.#put('campaigns', [z.encode(CampaignJob, job)])
  }

  /** Delivers until nothing waits, one batch after the other; `after` is called after each. */
  async drain(handlers: Partial<Record<QueueName, Handler>>, after: () => void = () => undefined): Promise<void> {
    for (let queue = this.#next(); queue !== undefined; queue = this.#next()) {
      const batch = (this.#waiting.get(queue) ?? []).splice(0, QUEUE_SETTINGS[queue].batchSize)
      this.requests += 2
      const now = new Date(0)
      const jobs = batch.map(({ id, body }) => ({ id, queue, body, sentAtMs: 0, failures: 0, dead: null }))
      const answer = await handlers[queue]?.(sqsEventOf(jobs, now))
      if (answer?.batchItemFailures.length !== 0) throw new Error(`a job on ${queue} failed`)
      after()
    }
  }

  #next(): QueueName | undefined {
    return [...this.#waiting].find(([, waiting]) => waiting.length > 0)?.[0]
  }

  #put(queue: QueueName, jobs: readonly unknown[]): void {
    this.requests += Math.ceil(jobs.length / ENTRIES_A_SEND)
    const waiting = this.#waiting.get(queue) ?? []
    this.#waiting.set(queue, waiting)
    waiting.push(...jobs.map((job) => ({ id: `job-${++this.#sent}`, body: JSON.stringify(job) })))
  }
}
