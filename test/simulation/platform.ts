import { gzipSync } from 'node:zlib'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import { createAcceptBusEventHandler } from '#functions/accept-bus-event/handler.ts'
import { receiptEventOf } from '#functions/delivery-log-batch.ts'
import { createReconcileHandler } from '#functions/reconcile/handler.ts'
import { createRecordReceiptHandler } from '#functions/record-receipt/handler.ts'
import { createRunCampaignHandler } from '#functions/run-campaign/handler.ts'
import { createSendMessageHandler } from '#functions/send-message/handler.ts'
import { createSweepDueHandler } from '#functions/sweep-due/handler.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import { CampaignJob, SendJob } from '#shared/contracts/jobs.ts'
import { Receipt } from '#shared/contracts/receipt.ts'
import { QUESTION_SHARD } from '#shared/contracts/table.ts'
import type { CampaignSchedules } from '#shared/ports/campaign-schedules.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { Redelivery } from '#shared/ports/redelivery.ts'
import { MOST_SKEW_MS } from './at-submit.ts'
import { Carrier, type CarrierMood } from './carrier.ts'
import type { Fates } from './faults.ts'
import { IndexLag } from './index-lag.ts'
import type { Kernel } from './kernel.ts'
import { type Ending, Pool } from './pool.ts'
import type { Random } from './random.ts'
import { ResentWrites } from './resent-writes.ts'
import { type DeadJob, type QueueManners, SimQueue, sqsRecordOf } from './sim-queue.ts'
import { SimSchedules } from './sim-schedules.ts'
import { Truth } from './truth.ts'
import { Wakes } from './wakes.ts'
import type { Read } from './watch.ts'
import { createWatchedStores } from './watched-stores.ts'
import { type Stalled, Worker } from './worker.ts'
import { createWorkerDeps, type WorkerDeps } from './worker-deps.ts'

export type QueueName = 'send-transactional' | 'send-bulk' | 'campaigns' | 'order-events'

type Setup = {
  kernel: Kernel
  random: Random
  fates: Fates
  mood: CarrierMood
  workers: number
  pageSize: number
  perSecond: number
  timeOutMs: number
  /** Nothing fires after this. */
  firesUntilMs: number
}

const MINUTE_MS = 60_000
const VISIBILITY_MS = 180_000
const MOST_RECEIVES = 5
const LONGEST_RETRY_MS = 3_600_000

/** The shipped handlers on workers that fail, around stores that do not. */
export class Platform {
  readonly truth = new Truth()
  readonly stores: Stores
  readonly lag: IndexLag
  readonly carrier: Carrier
  readonly schedules: SimSchedules
  readonly pool: Pool<WorkerDeps>
  readonly queues: Record<QueueName, SimQueue>
  readonly manners: QueueManners = { active: false, duplicate: 0, late: 0, deleteLost: 0 }
  deadJobs: DeadJob[] = []
  /** What was ever among the dead letters, so that it may have been done days late. */
  readonly buried: string[] = []
  /** Hears of everything that a worker reads and may rely on. */
  onRead: (read: Read) => void = () => undefined
  onStall: (call: Stalled) => void = () => undefined
  readonly #kernel: Kernel
  readonly #random: Random
  readonly #wakes: Wakes
  readonly #resent = new ResentWrites()
  /** All workers that ever were. */
  readonly hired: Worker[] = []
  #born = 0
  /** Of the code that workers who start now have: the same, but for a field that a later release adds to each job. */
  release = 1

  constructor({ kernel, random, fates, mood, workers, pageSize, perSecond, timeOutMs, firesUntilMs }: Setup) {
    this.#kernel = kernel
    this.#random = random
    this.#wakes = new Wakes(kernel, {
      sweep: (ended) => this.pool.invoke('sweep', (deps) => createSweepDueHandler(deps)(), ended),
      reconcile: (ended) => this.pool.invoke('reconcile', (deps) => createReconcileHandler(deps)(), ended),
      nextDue: () => this.lag.seeingAll(() => this.#nextDue()),
      isUnfinished: () => [...this.truth.runs.values()].some(({ state }) => state === 'freezing'),
    })
    this.lag = new IndexLag(random.fork(), () => kernel.nowMs)
    this.stores = createWatchedStores({
      truth: this.truth,
      nowMs: () => kernel.nowMs,
      read: (read) => this.onRead(read),
      note: (what, detail) => kernel.note(what, 0, detail),
      wakes: (at) => this.#wakes.sweepAt(at.getTime()),
      lag: this.lag,
      changed: () => this.#wakes.reconcileSoon(),
    })
    const deliver = (receipt: Receipt) => this.#deliverReceipt(receipt, MINUTE_MS)
    this.carrier = new Carrier({ kernel, random: random.fork(), fates, truth: this.truth, deliver }, mood)
    this.schedules = new SimSchedules(kernel, random.fork(), {
      untilMs: firesUntilMs,
      fire: ({ campaignId, part, zone }, firedAt) =>
        this.queues.campaigns.put(
          JSON.stringify(z.encode(CampaignJob, { type: 'run', campaignId, part, zone, firedAt })),
        ),
    })
    this.pool = new Pool(kernel, { workers, timeOutMs }, () => this.#hire(fates, { pageSize, perSecond }))
    this.queues = {
      'send-transactional': this.#queue('send-transactional', 3, createSendMessageHandler),
      'send-bulk': this.#queue('send-bulk', 2, createSendMessageHandler),
      campaigns: this.#queue('campaigns', 1, createRunCampaignHandler),
      'order-events': this.#queue('order-events', 3, createAcceptBusEventHandler),
    }
  }

  #queue(name: QueueName, batch: number, create: (deps: WorkerDeps) => (event: SQSEvent) => Promise<SQSBatchResponse>) {
    return new SimQueue(this.#kernel, this.#random.fork(), this.manners, {
      name,
      batch,
      visibilityMs: VISIBILITY_MS,
      mostReceives: MOST_RECEIVES,
      deliver: (event, ended) => this.pool.invoke(name, (deps) => create(deps)(event), ended),
      buried: (job) => this.bury(job),
    })
  }

  #hire(fates: Fates, sizes: Pick<Setup, 'pageSize' | 'perSecond'>): { worker: Worker; deps: WorkerDeps } {
    this.#born += 1
    const skewMs = this.#random.between(-MOST_SKEW_MS, MOST_SKEW_MS)
    const worker = new Worker(this.#kernel, fates, { name: `w${this.#born}`, skewMs, resent: this.#resent })
    this.hired.push(worker)
    worker.onStall = (call) => this.onStall(call)
    const outside = {
      ...sizes,
      stores: this.stores,
      queues: this.#queuesOf(this.release),
      schedules: this.schedules as CampaignSchedules,
      bury: (job: DeadJob) => this.bury(job),
      redelivery: this.#redelivery,
    }
    return { worker, deps: createWorkerDeps({ kernel: this.#kernel, worker, carrier: this.carrier, ...outside }) }
  }

  /** What a later release puts on a queue, an earlier one may have to work on, and the other way round. */
  #queuesOf(release: number): Queues {
    const textOf = (job: object) => JSON.stringify(release === 1 ? job : { ...job, sinceRelease: release })
    return {
      sendJobs: async (lane, jobs) => {
        for (const job of jobs) this.queues[`send-${lane}`].put(textOf(z.encode(SendJob, job)))
      },
      campaignJob: async (job) => this.queues.campaigns.put(textOf(z.encode(CampaignJob, job))),
    }
  }

  readonly #redelivery: Redelivery = {
    giveBack: async ({ queueArn, receiptHandle }, afterSeconds) => {
      const name = queueArn.split(':').at(-1)
      for (const [queue, jobs] of Object.entries(this.queues))
        if (queue === name) jobs.giveBack(receiptHandle, afterSeconds)
    },
  }

  bury(job: DeadJob): void {
    this.#kernel.note('dead letter', 0, () => `${job.queue} ${job.reason}`)
    this.deadJobs.push(job)
    this.buried.push(job.body)
  }

  /** Work of one invocation that its caller asks for again and again until it is done. */
  insist<T>(what: string, work: (deps: WorkerDeps) => Promise<T>, then: (value: T) => void, pauseMs = 2_000): void {
    this.pool.invoke<T>(what, work, (ending) => {
      if (ending.kind === 'done') return then(ending.value)
      const next = Math.min(LONGEST_RETRY_MS, pauseMs * 2)
      this.#kernel.after(pauseMs, () => this.insist(what, work, then, next))
    })
  }

  #deliverReceipt(receipt: Receipt, pauseMs: number): void {
    const message = JSON.stringify(z.encode(Receipt, receipt))
    const batch = { messageType: 'DATA_MESSAGE', logEvents: [{ id: receipt.providerMessageId, message }] }
    const data = gzipSync(JSON.stringify(batch), { level: 1 }).toString('base64')
    const body = JSON.stringify(receiptEventOf({ awslogs: { data } }))
    const event = { Records: [sqsRecordOf({ id: receipt.providerMessageId, body, receives: 1 }, 'receipts')] }
    const work = async (deps: WorkerDeps) => {
      const { batchItemFailures } = await createRecordReceiptHandler(deps)(event)
      if (batchItemFailures.length > 0) throw new Error('the record comes again')
    }
    this.insist('receipt', work, () => undefined, pauseMs)
  }

  async #nextDue(): Promise<number | null> {
    const ever = new Date(8.64e15)
    const { messages, runs } = this.stores
    let soonest = Number.POSITIVE_INFINITY
    for (const { wakeAt } of await messages.listDue(QUESTION_SHARD, ever, 1))
      soonest = Math.min(soonest, wakeAt.getTime())
    for (let shard = 0; shard < messages.dueShards; shard += 1) {
      for (const { wakeAt } of await messages.listDue(shard, ever, 1)) soonest = Math.min(soonest, wakeAt.getTime())
      for (const { wakeAt } of await runs.listDuePages(shard, ever, 1)) soonest = Math.min(soonest, wakeAt.getTime())
    }
    return Number.isFinite(soonest) ? soonest : null
  }
}

export type { Ending }
