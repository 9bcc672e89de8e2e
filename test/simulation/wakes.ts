import type { Kernel } from './kernel.ts'
import type { Ending } from './pool.ts'

type Deps = {
  sweep: (ended: (ending: Ending<void>) => void) => void
  reconcile: (ended: (ending: Ending<void>) => void) => void
  /** When the next thing in the stores is due, in epoch milliseconds. */
  nextDue: () => Promise<number | null>
  /** Whether there is something that reconcile will have to look after at a time of its own. */
  isUnfinished: () => boolean
}

const MINUTE_MS = 60_000
const RECONCILE_MS = 5 * MINUTE_MS

/**
 * The two clock-driven jobs, each at its own minutes: the sweep at every minute at which something may be due, reconcile at
 * every fifth after something changed. Minutes at which they would find nothing are left out; that is all that differs.
 */
export class Wakes {
  readonly #kernel: Kernel
  readonly #deps: Deps
  #sweepAtMs = Number.POSITIVE_INFINITY
  #reconcileAtMs = Number.POSITIVE_INFINITY
  #changed = false

  constructor(kernel: Kernel, deps: Deps) {
    this.#kernel = kernel
    this.#deps = deps
  }

  /** Something is due at that instant: the first whole minute from then on sweeps. */
  sweepAt(dueMs: number): void {
    const atMs = Math.max(nextMultiple(this.#kernel.nowMs + 1, MINUTE_MS), nextMultiple(dueMs, MINUTE_MS))
    if (atMs >= this.#sweepAtMs) return
    this.#sweepAtMs = atMs
    this.#kernel.at(atMs, () => {
      if (this.#sweepAtMs !== atMs) return
      this.#sweepAtMs = Number.POSITIVE_INFINITY
      this.#deps.sweep(() => void this.#lookAhead())
    })
  }

  async #lookAhead(): Promise<void> {
    const next = await this.#deps.nextDue()
    if (next !== null) this.sweepAt(next)
  }

  /** At the next fifth minute. */
  reconcileSoon(): void {
    this.#changed = true
    const atMs = nextMultiple(this.#kernel.nowMs + 1, RECONCILE_MS)
    if (atMs >= this.#reconcileAtMs) return
    this.#reconcileAtMs = atMs
    this.#kernel.at(atMs, () => {
      this.#reconcileAtMs = Number.POSITIVE_INFINITY
      this.#changed = false
      this.#deps.reconcile(({ kind }) => {
        if (kind !== 'done' || this.#changed || this.#deps.isUnfinished()) this.reconcileSoon()
      })
    })
  }
}

function nextMultiple(atMs: number, stepMs: number): number {
  return Math.ceil(atMs / stepMs) * stepMs
}
