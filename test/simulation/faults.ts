import type { Random } from './random.ts'

/**
 * What becomes of one call to the outside: it goes well; the worker dies before it left or after it took effect; it is
 * refused without effect; it takes effect and the reply is lost; or the client itself tries again after a lost reply.
 */
export type FateKind = 'well' | 'crash-before' | 'crash-after' | 'refused' | 'reply-lost' | 'retried'

/** `goMs` until it takes effect, `againMs` more until the client sends it again, `backMs` more until the reply is there. */
export type Fate = { kind: FateKind; goMs: number; againMs: number; backMs: number }

/** Decides what becomes of each call. `dangerous`: between a claim and its record. */
export interface Fates {
  fateOf(call: string, dangerous: boolean): Fate
}

/** Probabilities of one seed, for one call each. */
export type FaultRates = Record<'crash' | 'refused' | 'replyLost' | 'retried' | 'stall', number>

const DANGER = 4
const LONGEST_STALL_MS = 600_000
/** Of the stalls, so many are longer than most waits of the code under test. */
const LONG = 0.2
const LONG_STALL_MS = 300_000
const QUICK: Fate = { kind: 'well', goMs: 1, againMs: 1, backMs: 1 }
/** A client waits for its answer before it sends again. */
const LATEST_AGAIN_MS = 2_000

/** Every seed has some faults often, some seldom and some never: what uniform rates would hide comes out. */
export function drawRates(random: Random): FaultRates {
  const rate = (low: number, high: number) => (random.chance(0.4) ? 0 : low * (high / low) ** random.next())
  return {
    crash: rate(0.0003, 0.012),
    refused: rate(0.0005, 0.03),
    replyLost: rate(0.0005, 0.015),
    retried: rate(0.0005, 0.015),
    stall: rate(0.0005, 0.012),
  }
}

/** Faults by chance, until they are switched off; then all goes well and quickly. */
export class ChanceFates implements Fates {
  readonly rates: FaultRates
  active = false
  /** Until when most calls are refused. */
  stormUntilMs = 0
  readonly #random: Random
  readonly #now: () => number

  constructor(random: Random, rates: FaultRates, now: () => number) {
    this.#random = random
    this.rates = rates
    this.#now = now
  }

  fateOf(_call: string, dangerous: boolean): Fate {
    if (!this.active) return QUICK
    const { goMs, backMs } = this.#delays(dangerous)
    const kind = this.#kind(dangerous)
    const againMs = kind === 'retried' ? this.#random.logBetween(1, LATEST_AGAIN_MS) : 0
    return { kind, goMs, againMs, backMs }
  }

  #kind(dangerous: boolean): FateKind {
    if (this.#now() < this.stormUntilMs && this.#random.chance(0.5)) return 'refused'
    const { crash, refused, replyLost, retried } = this.rates
    let draw = this.#random.next() / (dangerous ? DANGER : 1)
    if (draw < crash) return draw * 2 < crash ? 'crash-before' : 'crash-after'
    draw -= crash
    if (draw < refused) return 'refused'
    draw -= refused
    if (draw < replyLost) return 'reply-lost'
    draw -= replyLost
    return draw < retried ? 'retried' : 'well'
  }

  #delays(dangerous: boolean): { goMs: number; backMs: number } {
    const random = this.#random
    const goMs = random.between(1, 4)
    const backMs = random.between(1, 4)
    if (!random.chance(this.rates.stall * (dangerous ? DANGER : 1))) return { goMs, backMs }
    const isLong = random.chance(LONG)
    const stallMs = isLong ? random.between(LONG_STALL_MS, LONGEST_STALL_MS) : random.logBetween(100, LONGEST_STALL_MS)
    return random.chance(0.5) ? { goMs: stallMs, backMs } : { goMs, backMs: stallMs }
  }
}
