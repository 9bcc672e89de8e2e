import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type { Kernel } from './kernel.ts'
import type { Ending } from './pool.ts'
import type { Random } from './random.ts'

export type DeadJob = { queue: string; body: string; reason: string }

type Job = { id: string; body: string; receives: number; state: 'hidden' | 'seen' | 'deleted' }

/** How a queue behaves while there are faults. */
export type QueueManners = { active: boolean; duplicate: number; late: number; deleteLost: number }

export type QueueSetup = {
  name: string
  batch: number
  /** Longer than a lease, as on AWS. */
  visibilityMs: number
  mostReceives: number
  deliver: (event: SQSEvent, ended: (ending: Ending<SQSBatchResponse>) => void) => void
  buried: (job: DeadJob) => void
}

const LATEST_MS = 45_000

/** At least once, in no order: a job comes up late, twice, or again when its worker was too slow to delete it. */
export class SimQueue {
  readonly #kernel: Kernel
  readonly #random: Random
  readonly #manners: QueueManners
  readonly #setup: QueueSetup
  readonly #seen: Job[] = []
  readonly #delivered = new Map<string, Job>()
  #put = 0
  #pumping = false

  constructor(kernel: Kernel, random: Random, manners: QueueManners, setup: QueueSetup) {
    this.#kernel = kernel
    this.#random = random
    this.#manners = manners
    this.#setup = setup
  }

  put(body: string): void {
    this.#accept(body)
    if (this.#manners.active && this.#random.chance(this.#manners.duplicate)) this.#accept(body)
  }

  #accept(body: string): void {
    this.#put += 1
    const job: Job = { id: `${this.#setup.name}-${this.#put}`, body, receives: 0, state: 'hidden' }
    this.#showAfter(job, this.#isLate() ? this.#random.logBetween(10, LATEST_MS) : this.#random.between(1, 15))
  }

  #isLate(): boolean {
    return this.#manners.active && this.#random.chance(this.#manners.late)
  }

  #showAfter(job: Job, delayMs: number): void {
    const { receives } = job
    this.#kernel.after(delayMs, () => {
      if (job.state !== 'hidden' || job.receives !== receives) return
      job.state = 'seen'
      this.#seen.push(job)
      this.#pump()
    })
  }

  #pump(): void {
    if (this.#pumping) return
    this.#pumping = true
    this.#kernel.after(1, () => {
      this.#pumping = false
      const batch = this.#takeBatch()
      if (batch.length > 0) this.#deliver(batch)
      if (this.#seen.length > 0) this.#pump()
    })
  }

  #takeBatch(): Job[] {
    const batch: Job[] = []
    while (batch.length < this.#setup.batch && this.#seen.length > 0) {
      const [job] = this.#seen.splice(Math.floor(this.#random.next() * this.#seen.length), 1)
      if (job === undefined) break
      if (job.receives >= this.#setup.mostReceives) this.#bury(job)
      else batch.push(job)
    }
    return batch
  }

  #bury(job: Job): void {
    job.state = 'deleted'
    this.#setup.buried({ queue: this.#setup.name, body: job.body, reason: 'tries used up' })
  }

  #deliver(batch: readonly Job[]): void {
    for (const job of batch) {
      job.receives += 1
      job.state = 'hidden'
      this.#delivered.set(handleOf(job), job)
      this.#showAfter(job, this.#setup.visibilityMs)
    }
    const event = { Records: batch.map((job) => sqsRecordOf(job, this.#setup.name)) }
    this.#setup.deliver(event, (ending) => {
      if (ending.kind !== 'done') return
      const failed = new Set(ending.value.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
      for (const job of batch) {
        const kept = this.#manners.active && this.#random.chance(this.#manners.deleteLost)
        if (!failed.has(job.id) && !kept) this.#delete(job)
      }
    })
  }

  /** A delivery that failed comes again soon, if the worker lives to say so and nobody has received the job since. */
  giveBack(receiptHandle: string, afterSeconds: number): void {
    const job = this.#delivered.get(receiptHandle)
    if (job === undefined || receiptHandle !== handleOf(job) || job.state !== 'hidden') return
    this.#showAfter(job, afterSeconds * 1_000)
  }

  #delete(job: Job): void {
    if (job.state === 'seen') this.#seen.splice(this.#seen.indexOf(job), 1)
    job.state = 'deleted'
  }
}

/** Another for each delivery. */
function handleOf({ id, receives }: Pick<Job, 'id' | 'receives'>): string {
  return `${id}/${receives}`
}

/** As Lambda gets it. */
export function sqsRecordOf({ id, body, receives }: Pick<Job, 'id' | 'body' | 'receives'>, queue: string): SQSRecord {
  return {
    messageId: id,
    receiptHandle: handleOf({ id, receives }),
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: '0',
      SenderId: '000000000000',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:sim:000000000000:${queue}`,
    awsRegion: 'sim',
  }
}
