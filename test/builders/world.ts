import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import { createRunCampaignHandler } from '#functions/run-campaign/handler.ts'
import { createSendMessageHandler } from '#functions/send-message/handler.ts'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import { createPhoneHasher } from '#shared/adapters/system/phone-hasher.ts'
import { workersNamed } from '#shared/adapters/system/workers.ts'
import type { Campaign } from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { CampaignJob, SendJob } from '#shared/contracts/jobs.ts'
import type { Message, ShippedKindId } from '#shared/contracts/message.ts'
import { QUESTION_SHARD } from '#shared/contracts/table.ts'
import { COUNTRIES } from '#shared/domain/people/number-country.ts'
import type { SubmitAnswer } from '#shared/domain/sending/submit-answer.ts'
import type { CampaignSchedules } from '#shared/ports/campaign-schedules.ts'
import type { DeadLetter, DeadLetters } from '#shared/ports/dead-letters.ts'
import type { Log } from '#shared/ports/log.ts'
import type { Pace } from '#shared/ports/pace.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { SmsProvider, Submit } from '#shared/ports/sms-provider.ts'
import { activateCampaign } from '#shared/usecases/campaigns/activate-campaign.ts'
import { createCampaign } from '#shared/usecases/campaigns/create-campaign.ts'
import { scheduleCampaign } from '#shared/usecases/campaigns/schedule-campaign.ts'
import { acceptOrderEvent } from '#shared/usecases/intake/accept-order-event.ts'
import { createPace } from '#shared/usecases/line/keep-pace.ts'
import { reconcile } from '#shared/usecases/runs/reconcile.ts'
import { sweepDue } from '#shared/usecases/sending/sweep-due.ts'
import { sqsEventOf } from '../../local/queues/sqs-event.ts'
import { IMMORTAL, Life, ProcessGone } from './life.ts'
import { MemorySchedules } from './memory-schedules.ts'

export type SentText = Submit & { at: Date }
type Job = { queue: string; body: string; failures: number; visibleAtMs: number }

const NO_LOG: Log = { debug: () => undefined, info: () => undefined, error: () => undefined }
const MOST_FAILURES = 5
/** Each is asked at each step of the clock; that there may be many is for the stores' own tests. */
const SHARDS = 2
const LINE = {
  provider: 'test',
  rates: { transactional: 1_000_000, bulk: 1_000_000 },
  priceMicros: 50_000,
  zone: 'Asia/Shanghai',
  countries: COUNTRIES,
  dailyBudgetMicros: null,
}
/** Longer than a lease, as on AWS: whoever held a message when a job failed is gone when it comes again. */
const VISIBILITY_MS = 180_000

/** The platform in memory on a clock that stands until it is moved: the shipped handlers with the events AWS gives them. */
export class World {
  readonly stores: Stores
  readonly sent: SentText[] = []
  readonly deadLetters: DeadLetter[] = []
  #jobs: Job[] = []
  #life = IMMORTAL
  #pace: Pace | null = null
  /** What the provider answers next; accepted when empty. */
  readonly answers: SubmitAnswer[] = []
  nowMs: number
  monotonic = 0

  constructor(start: string, stores: Stores = createMemoryStores(SHARDS)) {
    this.nowMs = Date.parse(start)
    this.stores = stores
  }

  readonly schedules = new MemorySchedules(() => new Date(this.nowMs))
  readonly clock = { now: () => new Date(this.nowMs), monotonicMs: () => this.monotonic }
  readonly hasher = createPhoneHasher('test-pepper')

  readonly queues: Queues = {
    sendJobs: async (lane, jobs) => {
      for (const job of jobs) this.#put(`send-${lane}`, z.encode(SendJob, job))
    },
    campaignJob: async (job) => this.#put('campaigns', z.encode(CampaignJob, job)),
  }

  readonly sms: SmsProvider = {
    name: 'test',
    countingFor: () => 'cn-flat',
    submit: async (submit) => {
      const answer = this.answers.shift() ?? { kind: 'accepted', providerMessageId: `p-${this.sent.length + 1}` }
      if (answer.kind === 'accepted' || answer.kind === 'unknown') this.sent.push({ ...submit, at: this.clock.now() })
      return answer
    },
  }

  /** What the running process was started with; a crash ends all of it for good, and then the next process is given. */
  get deps() {
    if (this.#life.isOver) this.#live(IMMORTAL)
    const life = this.#life
    return {
      messages: life.hold(this.stores.messages),
      runs: life.hold(this.stores.runs),
      dryRuns: life.hold(this.stores.dryRuns),
      contacts: life.hold(this.stores.contacts),
      records: life.hold(this.stores.records),
      campaigns: life.hold(this.stores.campaigns),
      optOuts: life.hold(this.stores.optOuts),
      events: life.hold(this.stores.events),
      imports: life.hold(this.stores.imports),
      lines: life.hold(this.stores.lines),
      ownNumbers: life.hold(this.stores.ownNumbers),
      approvalSettings: life.hold(this.stores.approvalSettings),
      shops: life.hold(this.stores.shops),
      rules: life.hold(this.stores.rules),
      templates: life.hold(this.stores.templates),
      counts: life.hold(this.stores.counts),
      audit: life.hold(this.stores.audit),
      webhooks: life.hold(this.stores.webhooks),
      lineDefaults: LINE,
      pace: this.#paceOf(life),
      clock: this.clock,
      hasher: this.hasher,
      queues: life.hold(this.queues),
      schedules: life.hold<CampaignSchedules>(this.schedules),
      sms: life.hold(this.sms),
      log: NO_LOG,
      ids: { create: (prefix: string) => `${prefix}${String(++this.#ids).padStart(20, '0')}` },
      workers: workersNamed(life.name),
      deadLetters: this.#letters,
      remainingMs: () => 900_000,
    }
  }
  readonly #letters: DeadLetters = { put: async (letter) => void this.deadLetters.push(letter) }
  #ids = 0

  #paceOf(life: Life): Pace {
    const pause = async (ms: number) => {
      this.monotonic += ms
    }
    this.#pace ??= createPace({ lines: life.hold(this.stores.lines), clock: this.clock, defaults: LINE, pause })
    return this.#pace
  }

  #live(life: Life): void {
    this.#life = life
    this.#pace = null
  }

  /** A campaign of this kind with its defaults and these settings, active from now on. */
  async campaign(kind: ShippedKindId, settings: Record<string, unknown> = {}): Promise<CampaignId> {
    return this.#activate(await this.#create({ kind, settings }))
  }

  /** A broadcast of service texts, which no cap of marketing holds back, active from now on. */
  async serviceBroadcast(settings: Record<string, unknown>): Promise<CampaignId> {
    const asked = { kind: 'broadcast', category: 'transactional', settings, mayBeTransactional: true } as const
    return this.#activate(await this.#create(asked))
  }

  /** A campaign of a scenario of one's own, active from now on. */
  async scenario(scenario: Record<string, unknown>, audience: Record<string, string[]> = {}): Promise<CampaignId> {
    return this.#activate(await this.#create({ kind: 'custom', scenario, audience, mayBeTransactional: true }))
  }

  /** One that is active since now without being asked whether it meets another, as release 0.1 let it. */
  async formerCampaign(kind: ShippedKindId, settings: Record<string, unknown> = {}): Promise<CampaignId> {
    const campaign = await this.#create({ kind, settings })
    await this.stores.campaigns.keepVersion(campaign.id, campaign.version, campaign.content)
    const active = { ...campaign, state: 'active' as const, activeSince: this.clock.now(), rev: 2 }
    await this.stores.campaigns.save(active, 1)
    await scheduleCampaign(this.deps, active)
    return campaign.id
  }

  async #create(asked: Omit<Parameters<typeof createCampaign>[1], 'by'>): Promise<Campaign> {
    const created = await createCampaign(this.deps, { by: 'admin/test', ...asked })
    if (created.kind !== 'created') throw new Error(JSON.stringify(created))
    return created.campaign
  }

  async #activate({ id }: Campaign): Promise<CampaignId> {
    const { kind: outcome } = await activateCampaign(this.deps, { id, by: 'admin/test' })
    if (outcome !== 'done') throw new Error(`the campaign is not active: ${outcome}`)
    return id
  }

  /** Kills the process once, at its nth call of a store, queue, schedule or provider from now: before or after its effect. */
  crashAt(nth: number, when: 'before' | 'after'): Life {
    this.#live(new Life(nth, when))
    return this.#life
  }

  /** @throws ProcessGone when the process was killed meanwhile: the sender gets no answer, and tries again. */
  async accept(event: unknown) {
    return acceptOrderEvent(this.deps, event, 'webhook')
  }

  /** Delivers every job that is to be seen, and what follows from it. */
  async drain(): Promise<void> {
    const seen = ({ visibleAtMs }: Job) => visibleAtMs <= this.nowMs
    for (let job = this.#jobs.find(seen); job !== undefined; job = this.#jobs.find(seen)) {
      this.#jobs = this.#jobs.filter((other) => other !== job)
      const handler =
        job.queue === 'campaigns' ? createRunCampaignHandler(this.deps) : createSendMessageHandler(this.deps)
      await this.#deliver(job, handler)
    }
  }

  async #deliver(job: Job, handler: (event: SQSEvent) => Promise<SQSBatchResponse>): Promise<void> {
    const id = `job-${++this.#ids}`
    const event = sqsEventOf(
      [{ id, queue: job.queue, body: job.body, sentAtMs: this.nowMs, failures: job.failures, dead: null }],
      this.clock.now(),
    )
    const { batchItemFailures } = await handler(event)
    if (batchItemFailures.length === 0) return
    if (job.failures + 1 >= MOST_FAILURES)
      this.deadLetters.push({ queue: job.queue, body: job.body, reason: 'tries used up', messageId: id })
    else this.#jobs.push({ ...job, failures: job.failures + 1, visibleAtMs: this.nowMs + VISIBILITY_MS })
  }

  async #survive(work: Promise<unknown>): Promise<void> {
    await work.catch((error: unknown) => {
      if (!(error instanceof ProcessGone)) throw error
    })
  }

  /** Jumps from due instant to due instant up to this one, and finishes it. */
  async advance(to: string): Promise<void> {
    const target = Date.parse(to)
    await this.#settle()
    for (let next = await this.#nextDue(); next !== null && next <= target; next = await this.#nextDue()) {
      this.nowMs = Math.max(this.nowMs, next)
      await this.#settle()
    }
    this.nowMs = target
    await this.#settle()
    await this.#survive(reconcile(this.deps))
  }

  async #settle(): Promise<void> {
    for (const { schedule, at } of this.schedules.fireDue(this.clock.now())) {
      await this.queues.campaignJob({
        type: 'run',
        campaignId: schedule.campaignId,
        part: schedule.part,
        zone: schedule.zone,
        firedAt: at,
      })
    }
    await this.#survive(sweepDue(this.deps))
    await this.drain()
  }

  async #nextDue(): Promise<number | null> {
    const ever = new Date('9999-01-01T00:00:00Z')
    const dues = [
      this.schedules.nextFiring()?.getTime() ?? Number.POSITIVE_INFINITY,
      ...this.#jobs.map((job) => job.visibleAtMs),
      ...(await this.stores.messages.listDue(QUESTION_SHARD, ever, 1)).map(({ wakeAt }) => wakeAt.getTime()),
    ]
    for (let shard = 0; shard < this.stores.messages.dueShards; shard += 1) {
      for (const one of await this.stores.messages.listDue(shard, ever, 1)) dues.push(one.wakeAt.getTime())
    }
    for (let shard = 0; shard < this.stores.runs.dueShards; shard += 1) {
      for (const one of await this.stores.runs.listDuePages(shard, ever, 1)) dues.push(one.wakeAt.getTime())
    }
    const next = Math.min(...dues)
    return Number.isFinite(next) ? next : null
  }

  async messagesOf(contactId: string): Promise<Message[]> {
    return (await this.stores.messages.listOfContact(contactId)).toSorted(
      (a, b) => a.dueAt.getTime() - b.dueAt.getTime(),
    )
  }

  #put(queue: string, job: unknown): void {
    this.#jobs.push({ queue, body: JSON.stringify(job), failures: 0, visibleAtMs: this.nowMs })
  }
}
