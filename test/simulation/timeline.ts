/** What one thing was worth over time, so that a check can ask about a moment or a stretch. */
export class Timeline<T> {
  readonly #changes: { fromMs: number; value: T }[] = []

  set(fromMs: number, value: T): void {
    this.#changes.push({ fromMs, value })
  }

  get last(): T | undefined {
    return this.#changes.at(-1)?.value
  }

  /** Since when it holds without a break at this moment; undefined where it does not. */
  heldSince(atMs: number, holds: (value: T) => boolean): number | undefined {
    let sinceMs: number | undefined
    for (const { fromMs, value } of this.#changes) {
      if (fromMs > atMs) break
      sinceMs = holds(value) ? (sinceMs ?? fromMs) : undefined
    }
    return sinceMs
  }

  /** When it last came to hold, or was said to hold, until this moment; undefined where it never was. */
  lastHeardMs(atMs: number, holds: (value: T) => boolean): number | undefined {
    return this.#changes.findLast(({ fromMs, value }) => fromMs <= atMs && holds(value))?.fromMs
  }

  /** Whether it held at `fromMs` or at any moment from then to `toMs`; also when nothing was ever heard of it. */
  everHeld(fromMs: number, toMs: number, holds: (value: T) => boolean): boolean {
    let before: T | undefined
    for (const change of this.#changes) {
      if (change.fromMs > toMs) break
      if (change.fromMs <= fromMs) before = change.value
      else if (holds(change.value)) return true
    }
    if (before !== undefined) return holds(before)
    const first = this.#changes[0]
    return first === undefined || first.fromMs > fromMs
  }
}

/** Timelines by key. */
export class Timelines<T> {
  readonly #byKey = new Map<string, Timeline<T>>()

  of(key: string): Timeline<T> {
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    const fresh = new Timeline<T>()
    this.#byKey.set(key, fresh)
    return fresh
  }
}
