import * as z from 'zod'
import type { Stores } from '#shared/adapters/stores.ts'
import { createPhoneHasher } from '#shared/adapters/system/phone-hasher.ts'
import { workersNamed } from '#shared/adapters/system/workers.ts'
import { Receipt } from '#shared/contracts/receipt.ts'
import { COUNTRIES } from '#shared/domain/people/number-country.ts'
import type { CampaignSchedules } from '#shared/ports/campaign-schedules.ts'
import type { DeadLetter } from '#shared/ports/dead-letters.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { Redelivery } from '#shared/ports/redelivery.ts'
import { createPace } from '#shared/usecases/line/keep-pace.ts'
import type { Carrier } from './carrier.ts'
import type { Kernel } from './kernel.ts'
import type { DeadJob } from './sim-queue.ts'
import type { Worker } from './worker.ts'

export type WorkerDeps = ReturnType<typeof createWorkerDeps>

type Outside = {
  kernel: Kernel
  worker: Worker
  carrier: Carrier
  stores: Stores
  queues: Queues
  schedules: CampaignSchedules
  bury: (job: DeadJob) => void
  redelivery: Redelivery
  pageSize: number
  perSecond: number
}

/** The provider of the simulation, and the price of a part; each seed has a pace of its own. */
export const LINE = {
  provider: 'sim',
  priceMicros: 50_000,
  zone: 'Asia/Shanghai',
  countries: COUNTRIES.filter((country) => country !== 'EG'),
  dailyBudgetMicros: null,
}

const NO_LOG = { debug: () => undefined, info: () => undefined, error: () => undefined }
const hashes = new Map<string, string>()
const slowHasher = createPhoneHasher('simulation')

/** The same keyed hash as ever, each number once. */
export const hasher = {
  hash: (e164: string) => {
    const known = hashes.get(e164) ?? slowHasher.hash(e164)
    hashes.set(e164, known)
    return known
  },
}

/** Everything the handlers need, as one worker holds it: each call may be where it dies. */
export function createWorkerDeps(outside: Outside) {
  const { kernel, worker, carrier, stores, queues, schedules, bury, redelivery, pageSize, perSecond } = outside
  const line = { ...LINE, rates: { transactional: perSecond, bulk: perSecond } }
  const { clock } = worker
  const lines = worker.hold('lines', stores.lines, (method) => method === 'find')
  const pause = (ms: number) =>
    new Promise<void>((resolve) =>
      kernel.after(Math.ceil(ms), () => {
        if (worker.isAlive) resolve()
      }),
    )
  const buries = { put: async ({ queue, body, reason }: DeadLetter) => bury({ queue, body, reason }) }
  let ids = 0
  return {
    messages: worker.hold('messages', stores.messages, (method) => method === 'save'),
    runs: worker.hold('runs', stores.runs),
    dryRuns: worker.hold('dryRuns', stores.dryRuns),
    approvalSettings: worker.hold('approvalSettings', stores.approvalSettings),
    contacts: worker.hold('contacts', stores.contacts),
    records: worker.hold('records', stores.records),
    campaigns: worker.hold('campaigns', stores.campaigns),
    optOuts: worker.hold('optOuts', stores.optOuts),
    events: worker.hold('events', stores.events),
    imports: worker.hold('imports', stores.imports),
    shops: worker.hold('shops', stores.shops),
    rules: worker.hold('rules', stores.rules),
    templates: worker.hold('templates', stores.templates),
    counts: worker.hold('counts', stores.counts),
    audit: worker.hold('audit', stores.audit),
    inbox: worker.hold('inbox', stores.inbox),
    retention: worker.hold('retention', stores.retention),
    erasures: worker.hold('erasures', stores.erasures),
    // Nobody is erased in these worlds.
    erasureQueue: { erase: async () => undefined },
    webhooks: worker.hold('webhooks', stores.webhooks),
    webhookQueue: { deliver: async () => undefined },
    lines,
    lineDefaults: line,
    pace: createPace({ lines, clock, defaults: line, pause }),
    queues: worker.hold('queues', queues),
    schedules: worker.hold('schedules', schedules),
    deadLetters: worker.hold('deadLetters', buries),
    redelivery: worker.hold('redelivery', redelivery),
    sms: carrier.lineOf(worker),
    workers: workersNamed(worker.name),
    clock,
    hasher,
    log: NO_LOG,
    ids: { create: (prefix: string) => `${prefix}${worker.name}x${String(++ids).padStart(8, '0')}` },
    pageSize,
    remainingMs: () => worker.cutOffAtMs - kernel.nowMs,
    parseLine: (line: string) => z.decode(Receipt, JSON.parse(line)),
  }
}
