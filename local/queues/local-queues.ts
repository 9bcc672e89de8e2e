import { randomUUID } from 'node:crypto'
import type { SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import type { Item } from '#shared/adapters/dynamo/item.ts'
import type { ItemTable } from '#shared/adapters/dynamo/item-table.ts'
import { CampaignJob, type QueueName, SendJob } from '#shared/contracts/jobs.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Queues } from '#shared/ports/queues.ts'
import { DeliveryLane, type Ending, type SqsHandler } from './delivery-lane.ts'
import type { Job } from './job.ts'
import { type JobLedger, openJobLedger } from './job-ledger.ts'
import { MAX_RECEIVE_COUNT, QUEUE_SETTINGS, REDELIVERY_DELAYS_MS } from './queue-settings.ts'
import { sqsEventOf } from './sqs-event.ts'

export type DeadLetter = {
  id: string
  queue: string
  body: string
  reason: string
  receiveCount: number
  at: Date
}

export interface DeadLetters {
  /** Puts aside a record that can never succeed, at once; its batch may answer for it or not. A repeat changes nothing. */
  put(queue: string, record: SQSRecord, reason: string): Promise<void>
}

/** Since the queues were opened, with what an earlier process left: jobs that came, and those that came to an end. */
export type JobCounts = { put: number; ended: number }

export interface LocalQueues extends Queues {
  /** On disk when it is fulfilled, and `besides` in the same commit; delivered at least once. */
  put(queue: QueueName, bodies: readonly string[], besides?: readonly Item[]): Promise<void>
  /** From now on this handler gets the queue's jobs, also those that an earlier process left. */
  consume(queue: QueueName, handler: SqsHandler): void
  /** Says why a record is about to be answered as failed; kept with the dead letter if it becomes one. */
  noteFailure(messageId: string, reason: string): void
  /** What a queue has to do: jobs that nobody has taken, jobs that are worked on. */
  loadOf(queue: QueueName): { isWaiting: boolean; isAtWork: boolean }
  /** Resolves when no consumed queue has a visible, waiting or running job. @throws AppError QUEUE_UNAVAILABLE on stop */
  idle(): Promise<void>
  counts(): JobCounts
  readonly deadLetters: DeadLetters & {
    /** Newest first, from the first that was buried before this key of `deadKeyOf`. */
    newest(limit: number, before?: string): DeadLetter[]
    find(id: string): DeadLetter | undefined
    /** Puts a dead letter back on its queue; false when there is none with this id (any more). It stays one where this fails. */
    redrive(id: string): Promise<boolean>
    /** Takes a dead letter away; a job that is none stays. A repeat changes nothing. */
    discard(id: string): Promise<void>
  }
  /** Delivers nothing more; resolves when what is in flight has been answered, at the latest after the grace. */
  stop(options: { graceMs: number }): Promise<void>
}

type Options = {
  /** Keeps the jobs. */
  table: ItemTable
  /** Stamps jobs and dead letters; redelivery runs on machine time. */
  clock: Clock
  redeliveryDelaysMs?: readonly number[]
}

/** Standard SQS queues in process, kept on disk. After a restart all unacknowledged jobs are visible at once. */
export async function createLocalQueues(options: Options): Promise<LocalQueues> {
  return new DiskQueues(options, await openJobLedger(options.table))
}

class DiskQueues implements LocalQueues {
  readonly #clock: Clock
  readonly #ledger: JobLedger
  readonly #delaysMs: readonly number[]
  readonly #lanes = new Map<string, DeliveryLane>()
  /** The receipt handle of each delivery whose answer still counts, by job. */
  readonly #deliveries = new Map<string, string>()
  readonly #notes = new Map<string, string>()
  readonly #writes = new Set<Promise<void>>()
  #idleWaiters: PromiseWithResolvers<void>[] = []
  #stopping: Promise<void> | undefined
  #stopped = false
  #ended = 0

  constructor({ clock, redeliveryDelaysMs = REDELIVERY_DELAYS_MS }: Options, ledger: JobLedger) {
    this.#clock = clock
    this.#delaysMs = redeliveryDelaysMs
    this.#ledger = ledger
    for (const [queue, settings] of Object.entries(QUEUE_SETTINGS)) {
      this.#lanes.set(
        queue,
        new DeliveryLane({
          ...settings,
          eventOf: (ids) => this.#eventOf(ids),
          settle: (endings) => this.#settle(endings),
          rested: () => this.#wakeIdle(),
        }),
      )
    }
    this.#offer([...this.#ledger.list()].filter((job) => !job.dead))
  }

  async sendJobs(lane: 'transactional' | 'bulk', jobs: readonly SendJob[]): Promise<void> {
    await this.put(
      `send-${lane}`,
      jobs.map((job) => JSON.stringify(z.encode(SendJob, job))),
    )
  }

  async campaignJob(job: CampaignJob): Promise<void> {
    await this.put('campaigns', [JSON.stringify(z.encode(CampaignJob, job))])
  }

  async put(queue: QueueName, bodies: readonly string[], besides: readonly Item[] = []): Promise<void> {
    this.#mustRun()
    const sentAtMs = this.#clock.now().getTime()
    const jobs = bodies.map((body): Job => ({ id: randomUUID(), queue, body, sentAtMs, failures: 0, dead: null }))
    await this.#underWay(this.#ledger.save(jobs, besides), () => this.#offer(jobs))
    this.#wakeIdle()
  }

  consume(queue: QueueName, handler: SqsHandler): void {
    this.#lanes.get(queue)?.consume(handler)
  }

  loadOf(queue: QueueName): { isWaiting: boolean; isAtWork: boolean } {
    const { isWaiting = false, isAtWork = false } = this.#lanes.get(queue) ?? {}
    return { isWaiting, isAtWork }
  }

  noteFailure(messageId: string, reason: string): void {
    this.#notes.set(messageId, reason)
  }

  async idle(): Promise<void> {
    this.#mustRun()
    if (this.#atRest) return
    const waiter = Promise.withResolvers<void>()
    this.#idleWaiters.push(waiter)
    await waiter.promise
  }

  counts(): JobCounts {
    const open = [...this.#ledger.list()].filter((job) => !job.dead).length
    return { put: this.#ended + open, ended: this.#ended }
  }

  readonly deadLetters = {
    put: async (queue: string, record: SQSRecord, reason: string) => {
      this.#mustRun()
      const job = this.#ledger.find(record.messageId) ?? jobOf(queue, record)
      if (!job.dead) await this.#bury(job, reason)
    },
    newest: (limit: number, before?: string) => this.#ledger.listDead(limit, before).flatMap(deadLetterOf),
    find: (id: string) => {
      const job = this.#ledger.find(id)
      return job && deadLetterOf(job)[0]
    },
    redrive: async (id: string) => {
      this.#mustRun()
      const job = this.#ledger.find(id)
      if (!job?.dead) return false
      const again = { ...job, failures: 0, dead: null }
      try {
        await this.#underWay(this.#ledger.save([again]), () => this.#offer([again]))
      } catch (error) {
        // Still a dead letter, as on the disk: else nobody would find it before the next start.
        await this.#ledger.save([job]).catch(() => undefined)
        throw error
      }
      return true
    },
    discard: async (id: string) => {
      this.#mustRun()
      if (this.#ledger.find(id)?.dead) await this.#underWay(this.#ledger.remove([id]))
    },
  }

  stop({ graceMs }: { graceMs: number }): Promise<void> {
    this.#stopping ??= this.#stop(graceMs)
    return this.#stopping
  }

  async #stop(graceMs: number): Promise<void> {
    const grace = Promise.withResolvers<void>()
    const timer = setTimeout(() => grace.resolve(), graceMs)
    await Promise.race([grace.promise, Promise.all([...this.#lanes.values()].map((lane) => lane.stop()))])
    clearTimeout(timer)
    this.#stopped = true
    await Promise.allSettled(this.#writes)
    for (const waiter of this.#idleWaiters) waiter.reject(stoppedError())
  }

  get #atRest(): boolean {
    return this.#writes.size === 0 && [...this.#lanes.values()].every((lane) => lane.atRest)
  }

  #offer(jobs: readonly Job[]): void {
    for (const { id, queue } of jobs) this.#lanes.get(queue)?.offer(id)
  }

  /** A write of jobs that are not offered yet: until it is done, and `then` with it, nothing is at rest. */
  async #underWay(write: Promise<void>, then: () => void = () => undefined): Promise<void> {
    this.#writes.add(write)
    try {
      await write
      then()
    } finally {
      this.#writes.delete(write)
    }
  }

  /** What the disk does not take stands in memory, and is worked again after a restart. */
  #inTime(write: Promise<void>): void {
    void this.#underWay(write)
      .catch(() => undefined)
      .then(() => this.#wakeIdle())
  }

  #eventOf(ids: readonly string[]) {
    const jobs = ids.flatMap((id) => this.#ledger.find(id) ?? []).filter((job) => !job.dead)
    if (jobs.length === 0) return undefined
    const event = sqsEventOf(jobs, this.#clock.now())
    for (const record of event.Records) this.#deliveries.set(record.messageId, record.receiptHandle)
    return event
  }

  #settle(endings: readonly Ending[]): void {
    if (this.#stopped) return // the jobs are still on disk and come again after the restart
    const counting = endings.filter(({ id, receiptHandle }) => this.#deliveries.get(id) === receiptHandle)
    const done = counting.filter((ending) => ending.failure === undefined).map((ending) => ending.id)
    this.#ended += done.filter((id) => this.#ledger.find(id)?.dead === null).length
    if (done.length > 0) this.#inTime(this.#ledger.remove(done))
    for (const { id, failure } of counting) {
      this.#deliveries.delete(id)
      if (failure !== undefined) this.#failed(id, failure)
      this.#notes.delete(id)
    }
  }

  #failed(id: string, failure: string): void {
    const job = this.#ledger.find(id)
    if (!job) return
    const failures = job.failures + 1
    if (failures >= MAX_RECEIVE_COUNT) {
      this.#inTime(this.#bury(job, this.#notes.get(id) ?? failure))
      return
    }
    this.#inTime(this.#ledger.save([{ ...job, failures }]))
    this.#lanes.get(job.queue)?.offer(id, this.#delaysMs[Math.min(failures, this.#delaysMs.length) - 1])
  }

  async #bury(job: Job, reason: string): Promise<void> {
    const dead = { reason, atMs: this.#clock.now().getTime() }
    this.#deliveries.delete(job.id)
    if (this.#ledger.find(job.id)?.dead === null) this.#ended += 1
    await this.#ledger.save([{ ...job, failures: job.failures + 1, dead }])
  }

  #wakeIdle(): void {
    if (!this.#atRest) return
    const waiters = this.#idleWaiters
    this.#idleWaiters = []
    for (const waiter of waiters) waiter.resolve()
  }

  #mustRun(): void {
    if (this.#stopped) throw stoppedError()
  }
}

function jobOf(queue: string, record: SQSRecord): Job {
  const { messageId: id, body, attributes } = record
  return { id, queue, body, sentAtMs: Number(attributes.SentTimestamp), failures: 0, dead: null }
}

function deadLetterOf({ id, queue, body, failures, dead }: Job): DeadLetter[] {
  return dead ? [{ id, queue, body, reason: dead.reason, receiveCount: failures, at: new Date(dead.atMs) }] : []
}

function stoppedError(): AppError {
  return new AppError('QUEUE_UNAVAILABLE', 'the queues are stopped', { retryable: true })
}
