import { EventHeap } from './event-heap.ts'

/** Many times what any seed needs: whoever gets here goes round in circles. */
const MOST_STEPS = 500_000

/** A promise of the design that was broken, with the name of the invariant. */
export class Violation extends Error {
  readonly invariant: string

  constructor(invariant: string, detail: string) {
    super(`${invariant}: ${detail}`)
    this.name = 'Violation'
    this.invariant = invariant
  }
}

/**
 * Virtual time. Everything that happens is an event on one heap; between two events all promises settle, so one seed gives
 * one course of events. Nothing here waits for real time, and nothing polls.
 */
export class Kernel {
  nowMs: number
  steps = 0
  readonly #heap = new EventHeap()
  readonly #labels = new Map<string, number>()
  readonly #trace: ((line: string) => void) | null
  #hashA = 0x811c9dc5
  #hashB = 0x01000193
  #failure: unknown = null

  constructor(startMs: number, trace: ((line: string) => void) | null = null) {
    this.nowMs = startMs
    this.#trace = trace
  }

  /** Runs at that instant, or now if it has passed. */
  at(atMs: number, run: () => void): void {
    this.#heap.put(Math.max(this.nowMs, atMs), run)
  }

  after(delayMs: number, run: () => void): void {
    this.#heap.put(this.nowMs + delayMs, run)
  }

  /** Enters what happened in the hash of the course, and in its trace where one is kept. */
  note(label: string, value = 0, detail: string | (() => string) = ''): void {
    let known = this.#labels.get(label)
    if (known === undefined) {
      known = hashOf(label)
      this.#labels.set(label, known)
    }
    this.#hashA = Math.imul(this.#hashA ^ known ^ value, 0x01000193) ^ (this.nowMs | 0)
    this.#hashB = (Math.imul(this.#hashB, 0x85ebca6b) + (this.#hashA >>> 3)) | 0
    if (this.#trace === null) return
    const said = typeof detail === 'string' ? detail : detail()
    this.#trace(`${new Date(this.nowMs).toISOString()} ${label}${value === 0 ? '' : ` ${value}`} ${said}`.trimEnd())
  }

  noteText(label: string, text: string): void {
    this.note(label, hashOf(text), text)
  }

  /** Of everything noted so far. */
  get hash(): string {
    const hex = (part: number) => (part >>> 0).toString(16).padStart(8, '0')
    return hex(this.#hashA) + hex(this.#hashB)
  }

  /** Ends the run with this failure, also from inside code that would swallow it. */
  fail(failure: unknown): void {
    this.#failure ??= failure
  }

  /**
   * Runs every event until none is left. Rejects with the first failure, and with a `Violation` when there are still
   * events after `limitMs`.
   */
  run(limitMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const step = () => {
        if (this.#failure !== null) return reject(this.#failure)
        const event = this.#heap.take()
        if (event === undefined) return resolve()
        if (event.atMs > limitMs) return reject(new Violation('settles', 'there is still something to do at the end'))
        this.nowMs = event.atMs
        this.steps += 1
        if (this.steps > MOST_STEPS) return reject(new Violation('settles', 'it goes round in circles'))
        try {
          event.run()
        } catch (error) {
          return reject(error)
        }
        queueMicrotask(next)
      }
      // A tick runs only when no promise is left to settle.
      const next = () => process.nextTick(step)
      next()
    })
  }
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash
}
