import { activateCampaign } from '#shared/usecases/campaigns/activate-campaign.ts'
import { createCampaign } from '#shared/usecases/campaigns/create-campaign.ts'
import { acceptOrderEvent } from '#shared/usecases/intake/accept-order-event.ts'
import { CALM_MOOD } from './carrier.ts'
import type { Fate, FateKind, Fates } from './faults.ts'
import { Kernel } from './kernel.ts'
import { Platform } from './platform.ts'
import { Random } from './random.ts'

/** The nth call from the beginning of the message's life goes this way. */
export type Fault = { call: number; kind: FateKind }

export const FAULTS: readonly FateKind[] = ['crash-before', 'crash-after', 'refused', 'reply-lost', 'retried']

/** Those that end a worker. */
export const CRASHES: readonly FateKind[] = ['crash-before', 'crash-after']

export type OneLife = {
  /** Calls to the outside in the whole life, faults included. */
  calls: number
  /** Submits that the provider may have taken. */
  taken: number
  state: string
}

const FINAL = ['delivered', 'unconfirmed']
const START_MS = Date.parse('2026-12-01T02:00:00Z')
const LIMIT_MS = START_MS + 10 * 86_400_000

class ScriptedFates implements Fates {
  calls = 0
  counting = false
  readonly #faults: ReadonlyMap<number, FateKind>

  constructor(faults: readonly Fault[]) {
    this.#faults = new Map(faults.map(({ call, kind }) => [call, kind]))
  }

  fateOf(): Fate {
    if (this.counting) this.calls += 1
    return { kind: this.#faults.get(this.counting ? this.calls : 0) ?? 'well', goMs: 1, againMs: 1, backMs: 1 }
  }
}

/**
 * The whole life of one nudge, from its order's event to its receipt, with these faults and no others. What its senders
 * try again, they try again here.
 */
export async function liveOnce(faults: readonly Fault[]): Promise<OneLife> {
  const kernel = new Kernel(START_MS)
  const fates = new ScriptedFates(faults)
  const sizes = { workers: 2, pageSize: 100, perSecond: 1, timeOutMs: 900_000 }
  const setup = { kernel, random: new Random(1), fates, mood: CALM_MOOD, ...sizes, firesUntilMs: START_MS }
  const platform = new Platform(setup)
  platform.insist(
    'create campaign',
    async (deps) => {
      const created = await createCampaign(deps, { by: 'admin/test', kind: 'unpaid-order-nudge' })
      if (created.kind === 'created') await activateCampaign(deps, { id: created.campaign.id, by: 'admin/test' })
    },
    () => undefined,
  )
  kernel.after(60_000, () => {
    fates.counting = true
    platform.insist(
      'hook',
      (deps) => acceptOrderEvent(deps, orderPlaced(kernel.nowMs), 'webhook'),
      () => undefined,
    )
  })
  await kernel.run(LIMIT_MS)
  const [message, another] = [...platform.truth.messages.values()]
  const state = another === undefined ? (message?.state ?? 'missing') : 'two messages'
  return { calls: fates.calls, taken: platform.carrier.attempts.length, state }
}

function orderPlaced(atMs: number) {
  const order = {
    id: 'SO-1',
    shop: 'sim',
    buyer: { id: 'C1', name: '罗娜', phone: '19900000001' },
    currency: 'CNY',
    totalMinor: 17_800,
    items: [{ sku: 'NUT-500', name: '坚果', quantity: 1 }],
    payment: { method: 'online', status: 'unpaid' },
  }
  return { id: 'evt-1', type: 'order.placed', timestamp: new Date(atMs).toISOString(), data: { order } }
}

/** Every call of an undisturbed life with each of these faults. */
export async function singleFaults(kinds: readonly FateKind[]): Promise<Fault[]> {
  const { calls } = await liveOnce([])
  return Array.from({ length: calls }, (_, index) => kinds.map((kind) => ({ call: index + 1, kind }))).flat()
}

/** Every single fault followed by another, also at a call that only the first one brings about. */
export async function doubleFaults(kinds: readonly FateKind[]): Promise<Fault[][]> {
  const pairs: Fault[][] = []
  for (const first of await singleFaults(kinds)) {
    const { calls } = await liveOnce([first])
    for (let call = first.call + 1; call <= calls; call += 1) {
      for (const kind of kinds) pairs.push([first, { call, kind }])
    }
  }
  return pairs
}

/** The same eightieth at each run, spread over all; `npm run prove:crashes` lives the others too. */
export function everyEightieth<T>(courses: readonly T[]): T[] {
  return courses.filter((_, index) => index % 80 === 0)
}

/** Of these courses, those that submit twice or never come to a final state. */
export async function findBadLives(courses: Iterable<readonly Fault[]>): Promise<string[]> {
  const bad: string[] = []
  for (const faults of courses) {
    const { taken, state } = await liveOnce(faults)
    if (taken > 1 || !FINAL.includes(state)) bad.push(`${JSON.stringify(faults)}: ${taken} submits, ${state}`)
  }
  return bad
}
