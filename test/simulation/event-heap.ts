export type Event = { readonly atMs: number; readonly order: number; readonly run: () => void }

/** Events by instant; those of one instant in the order in which they were put. */
export class EventHeap {
  readonly #events: Event[] = []
  #put = 0

  get size(): number {
    return this.#events.length
  }

  put(atMs: number, run: () => void): void {
    const event = { atMs, order: this.#put, run }
    this.#put += 1
    let place = this.#events.push(event) - 1
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = this.#events[above]
      if (parent === undefined || isBefore(parent, event)) break
      this.#events[place] = parent
      place = above
    }
    this.#events[place] = event
  }

  take(): Event | undefined {
    const first = this.#events[0]
    const last = this.#events.pop()
    if (last !== undefined && this.#events.length > 0) this.#sink(last)
    return first
  }

  #sink(event: Event): void {
    const events = this.#events
    let place = 0
    for (;;) {
      let below = 2 * place + 1
      const left = events[below]
      const right = events[below + 1]
      if (left === undefined) break
      if (right !== undefined && isBefore(right, left)) below += 1
      const child = right !== undefined && isBefore(right, left) ? right : left
      if (isBefore(event, child)) break
      events[place] = child
      place = below
    }
    events[place] = event
  }
}

function isBefore(a: Event, b: Event): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order)
}
