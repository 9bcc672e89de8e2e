import type { Random } from './random.ts'

/**
 * Indexes that lag behind writes: what was written is found by its index a while later, each entry after a time of its own.
 * What leaves an index leaves it at once.
 */
export class IndexLag {
  /** At most, for one write; 0 while there are no faults. */
  mostMs = 0
  /** For the simulation's own looks, which see what is there. */
  isLifted = false
  readonly #random: Random
  readonly #nowMs: () => number
  readonly #shownMs = new Map<string, number>()

  constructor(random: Random, nowMs: () => number) {
    this.#random = random
    this.#nowMs = nowMs
  }

  /** An entry was written, perhaps over one that stood there. */
  wrote(...entry: readonly (string | number)[]): void {
    if (this.mostMs > 0) this.#shownMs.set(entry.join(' '), this.#nowMs() + this.#random.logBetween(1, this.mostMs))
  }

  shows(...entry: readonly (string | number)[]): boolean {
    return this.isLifted || (this.#shownMs.get(entry.join(' ')) ?? 0) <= this.#nowMs()
  }

  /** What `look` finds with all indexes as they are. Nothing else happens meanwhile: between two events all promises settle. */
  async seeingAll<T>(look: () => Promise<T>): Promise<T> {
    this.isLifted = true
    try {
      return await look()
    } finally {
      this.isLifted = false
    }
  }
}
