/** Numbers that follow from a seed alone (sfc32): good enough for faults, useless for secrets. */
export class Random {
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(seed: number) {
    this.#a = seed | 0
    this.#b = Math.imul(seed, 0x9e3779b1) | 0
    this.#c = (seed / 0x1_0000_0000) | 0
    for (let round = 0; round < 15; round += 1) this.next()
  }

  /** In `[0, 1)`. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return (sum >>> 0) / 0x1_0000_0000
  }

  /** A stream of its own: what is drawn from it does not move this one any further. */
  fork(): Random {
    return new Random(Math.floor(this.next() * 0x1_0000_0000))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** A whole number from `low` to `high`, both possible. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  /** A whole number from `low` (at least 1) to `high` in which every order of magnitude is as likely as the next. */
  logBetween(low: number, high: number): number {
    return Math.round(low * (high / low) ** this.next())
  }

  /** @throws RangeError for an empty list */
  pick<T>(items: readonly T[]): T {
    const index = Math.floor(this.next() * items.length)
    const item = items[index]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }

  shuffled<T>(items: readonly T[]): T[] {
    const keyed = items.map((item) => ({ item, key: this.next() }))
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
  }
}
