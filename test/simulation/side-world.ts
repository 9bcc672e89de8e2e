import type { Stores } from '#shared/adapters/stores.ts'
import { workersNamed } from '#shared/adapters/system/workers.ts'
import type { RunId } from '#shared/contracts/ids.ts'
import type { CampaignJob, SendJob } from '#shared/contracts/jobs.ts'
import type { Pace } from '#shared/ports/pace.ts'
import { carryOutInstead } from '#shared/usecases/receipts/carry-out-instead.ts'
import { runCampaign } from '#shared/usecases/runs/run-campaign.ts'
import { sendPage } from '#shared/usecases/runs/send-page.ts'
import { sendMessages } from '#shared/usecases/sending/send-messages.ts'
import { forkStores } from './fork-stores.ts'
import { Violation } from './kernel.ts'
import { hasher, LINE, type WorkerDeps } from './worker-deps.ts'
import type { World } from './world.ts'

export type Submitted = { to: string; text: string; atMs: number }
type Due = { wakeAt: Date; dueAt: Date; campaignId: string; name: string; job: SendJob }
/** Asked of a page and of a message that came off one by its run, of others by their campaign. */
type Wanted = (of: { runId: RunId | null; campaignId: string | null }) => boolean

const EVER = new Date('9999-12-31T00:00:00Z')
/** Many times what a run of forty people needs. */
const MOST_LOOKS = 4_000

/**
 * What would become of the world if nothing else happened: its stores as they are now, one worker that never fails, a line
 * that is open, and a clock that stands still until something is due.
 */
export class SideWorld {
  nowMs: number
  readonly stores: Stores
  readonly deps: WorkerDeps
  /** By message. */
  readonly submits = new Map<string, Submitted>()
  readonly campaignJobs: CampaignJob[] = []
  #jobs: SendJob[] = []
  /** Steps that text nobody, whose tasks are opened elsewhere. */
  #silent: Extract<CampaignJob, { type: 'carry-out' }>[] = []
  #ids = 0

  private constructor(stores: Stores, nowMs: number, pageSize: number) {
    this.stores = stores
    this.nowMs = nowMs
    this.deps = this.#worker(pageSize)
  }

  static async of({ platform, kernel, scenario }: World): Promise<SideWorld> {
    return new SideWorld(await forkStores(platform.stores), kernel.nowMs, scenario.pageSize)
  }

  /** The same around these stores. */
  static over(stores: Stores, { kernel, scenario }: World): SideWorld {
    return new SideWorld(stores, kernel.nowMs, scenario.pageSize)
  }

  /** What was handed over at this moment is done. */
  settle(): Promise<void> {
    return this.#work()
  }

  /** A firing comes at its time, and what it hands over is done with before anything else is. */
  async fire(firing: Extract<CampaignJob, { type: 'run' }>): Promise<void> {
    this.nowMs = Math.max(this.nowMs, firing.firedAt.getTime())
    await runCampaign(this.deps, firing)
    await this.#work()
  }

  /** Goes on from one thing that is due to the next until `untilMs`, among those that are wanted. */
  async goOn(untilMs: number, isWanted: Wanted): Promise<void> {
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      const next = await this.#nextDue(isWanted)
      if (next === undefined || next.wakeAt.getTime() > untilMs) return
      this.nowMs = Math.max(this.nowMs, next.wakeAt.getTime())
      this.#jobs.push(next.job)
      await this.#work()
    }
    throw new Violation('settles', 'a run by itself goes round in circles')
  }

  async #work(): Promise<void> {
    for (let job = this.#jobs.shift(); job !== undefined; job = this.#jobs.shift()) {
      if (job.type === 'messages') await sendMessages(this.deps, job.ids)
      else await sendPage(this.deps, job, job.again === true)
      for (const silent of this.#silent.splice(0)) await carryOutInstead(this.deps, silent.id)
    }
  }

  async #nextDue(isWanted: Wanted): Promise<Due | undefined> {
    const due = [...(await this.#dueMessages(isWanted)), ...(await this.#duePages(isWanted))]
    return due.sort(byTurn)[0]
  }

  async #dueMessages(isWanted: Wanted): Promise<Due[]> {
    const { messages } = this.stores
    const listed = await Promise.all(shardsOf(messages).map((shard) => messages.listDue(shard, EVER, MOST_LOOKS)))
    const found = await messages.findMany(listed.flat().map(({ id }) => id))
    return listed.flat().flatMap(({ id, wakeAt, campaignId }) => {
      const message = found.get(id)
      if (message?.state !== 'planned' || !isWanted({ runId: message.page?.runId ?? null, campaignId })) return []
      return [
        {
          wakeAt,
          dueAt: message.dueAt,
          campaignId,
          name: `${message.contactId} ${id}`,
          job: { type: 'messages' as const, ids: [id] },
        },
      ]
    })
  }

  async #duePages(isWanted: Wanted): Promise<Due[]> {
    const { runs } = this.stores
    const listed = await Promise.all(shardsOf(runs).map((shard) => runs.listDuePages(shard, EVER, MOST_LOOKS)))
    const due: Due[] = []
    for (const { runId, number, wakeAt } of listed.flat()) {
      if (!isWanted({ runId, campaignId: null })) continue
      const isFinished = (await runs.findProgress(runId, number))?.state === 'finished'
      const run = isFinished ? undefined : await runs.findRun(runId)
      if (run === undefined) continue
      const { campaignId, firedAt: dueAt } = run
      due.push({ wakeAt, dueAt, campaignId, name: runId, job: { type: 'page', runId, number, again: true } })
    }
    return due
  }

  #worker(pageSize: number): WorkerDeps {
    const clock = { now: () => new Date(this.nowMs), monotonicMs: () => this.nowMs }
    const nothing = async () => undefined
    return {
      ...this.stores,
      clock,
      pace: this.#pace(),
      lineDefaults: { ...LINE, rates: { transactional: 1_000, bulk: 1_000 } },
      erasureQueue: { erase: nothing },
      queues: {
        sendJobs: async (_lane, jobs) => void this.#jobs.push(...jobs),
        campaignJob: async (job) => {
          if (job.type === 'carry-out') this.#silent.push(job)
          else this.campaignJobs.push(job)
        },
      },
      schedules: { put: nothing, removeAll: nothing, list: async () => [] },
      deadLetters: { put: nothing },
      redelivery: { giveBack: nothing },
      webhookQueue: { deliver: nothing },
      sms: {
        name: LINE.provider,
        countingFor: () => 'cn-flat',
        submit: async ({ messageId, to, text }) => {
          if (this.submits.has(messageId)) throw new Violation('duplicate', `${messageId} leaves twice`)
          this.submits.set(messageId, { to, text, atMs: this.nowMs })
          return { kind: 'accepted', providerMessageId: `side-${this.submits.size}` }
        },
      },
      workers: workersNamed('side'),
      hasher,
      log: { debug: () => undefined, info: () => undefined, error: () => undefined },
      ids: { create: (prefix) => `${prefix}side${String(++this.#ids).padStart(8, '0')}` },
      pageSize,
      remainingMs: () => 900_000,
      parseLine: () => {
        throw new Error('nothing is received here')
      },
    }
  }

  /** The line as it is set, but open and without end. */
  #pace(): Pace {
    return {
      prepare: async () => {
        const line = await this.stores.lines.find(LINE.provider)
        const { countries = null, shopsVersion = 0, rulesVersion = 0, templatesVersion = 0 } = line ?? {}
        const versions = { shopsVersion, rulesVersion, templatesVersion }
        return { kind: 'open', readAtMs: this.nowMs, perSecond: 1_000, countries, ...versions }
      },
      take: () => true,
      giveBack: () => undefined,
      report: async () => undefined,
    }
  }
}

/** Of several that are due at one instant any may go first; here those that forecasts let go first. */
function byTurn(a: Due, b: Due): number {
  const later = a.wakeAt.getTime() - b.wakeAt.getTime() || a.dueAt.getTime() - b.dueAt.getTime()
  if (later !== 0) return later
  return `${a.campaignId} ${a.name}` < `${b.campaignId} ${b.name}` ? -1 : 1
}

function shardsOf({ dueShards }: { dueShards: number }): number[] {
  return Array.from({ length: dueShards }, (_, shard) => shard)
}
