import { AppError } from '#shared/domain/errors.ts'
import type { JobCounts } from '../queues/local-queues.ts'
import { earlier } from './local-schedules.ts'
import { createMutex } from './mutex.ts'
import type { SteeredClock } from './steered-clock.ts'

const LONGEST_SLEEP_MS = 60_000
const AFTER_FAILURE_MS = 5_000
const RECONCILE_EVERY_MS = 5 * 60_000
const MOST_ROUNDS = 1_000
/** Where a machine stays too slow for its texts, they are left to the clock. */
const MOST_HURRIES = 50
const MOST_FINISHES = 5

/** A clock on its way: to where, and how many jobs came up since it set out, and how many of them are dealt with. */
export type Moving = { to: Date; due: number; done: number }

export interface Driver {
  /** Runs what is due at the present instant, and what follows from it, until nothing is left. */
  settle(): Promise<void>
  /**
   * Sets the clock: finishes the present instant, stops at each instant between at which something falls due, and
   * finishes the target: afterwards nothing is due, on a queue, or put off because this machine was slow. The clock flows
   * afterwards if `flow`. One call waits for another. When a step fails the clock stays where that was, flowing or not as
   * before.
   * @param target null for the instant that the clock shows when its turn comes
   * @throws AppError INVALID_INPUT for an instant before the present, unless the clock was never set.
   */
  advance(target: Date | null, flow: boolean): Promise<void>
  /** Null while no call of `advance` is at work. */
  moving(): Moving | null
  /** Says that something may have become due earlier than known. Cheap, and may be called often. */
  poke(): void
  /** Runs due things from now on, as the clock flows. */
  start(): void
  /** Starts nothing more, also within a call that is running; resolves when that has ended. */
  stop(): Promise<void>
}

type Options = {
  clock: SteeredClock
  queues: { idle(): Promise<void>; counts(): JobCounts }
  schedules: { nextFiring(): Date | null; fireDue(now: Date): Promise<void> }
  /** The earliest instant at which a stored message or page wakes, which may be past; null when none does. */
  nextDueAt(): Promise<Date | null>
  sweep(now: Date): Promise<void>
  /** Called every five minutes of the clock, when it is needed sooner, and at the end of each `advance`. */
  reconcile?(now: Date): Promise<void>
  /** Whether something came up since the last call that the clock must not pass before it is reconciled. @default never */
  needsReconcile?(): boolean
  /** Hands over at once what was put off only because this machine was slow; how many. @default nothing ever is */
  hurry?(): Promise<number>
  /** Hears of failures in the background; what failed is tried again in a few seconds. */
  onFailure(error: unknown): void
}

export function createDriver(options: Options): Driver {
  return new ClockDriver(options)
}

class ClockDriver implements Driver {
  readonly #options: Options
  readonly #mutex = createMutex()
  #timer: NodeJS.Timeout | undefined
  #running = false
  #stopped = false
  #arming: Promise<void> | undefined
  #armAgain = false
  #reconciledAtMs = Number.NEGATIVE_INFINITY
  #move: { to: Date; before: JobCounts } | undefined

  constructor(options: Options) {
    this.#options = options
  }

  settle(): Promise<void> {
    return this.#mutex.run(() => this.#settle())
  }

  async advance(target: Date | null, flow: boolean): Promise<void> {
    const { clock } = this.#options
    await this.#mutex.run(async () => {
      if (target !== null) clock.check(target)
      const before = clock.state()
      // One that flows would pass the instant that it shows before that is dealt with.
      if (target === null) clock.advanceTo(before.now)
      const to = target ?? clock.now()
      this.#move = { to, before: this.#options.queues.counts() }
      try {
        if (to >= before.now) await this.#jumpTo(to)
        else await this.#settle()
        clock.set(to, flow)
        await this.#finish()
      } catch (error) {
        if (before.flow && !clock.state().flow) clock.set(clock.now(), true)
        throw error
      } finally {
        this.#move = undefined
      }
    })
    this.poke()
  }

  moving(): Moving | null {
    if (this.#move === undefined) return null
    const { to, before } = this.#move
    const { put, ended } = this.#options.queues.counts()
    // What lay on the queues before is dealt with on the way too.
    return { to, due: put - before.ended, done: ended - before.ended }
  }

  poke(): void {
    if (!this.#running) return
    this.#armAgain = true
    this.#arming ??= this.#arm().finally(() => {
      this.#arming = undefined
    })
  }

  start(): void {
    this.#running = true
    this.poke()
  }

  async stop(): Promise<void> {
    this.#running = false
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#mutex.run(async () => undefined)
  }

  async #jumpTo(target: Date): Promise<void> {
    const { clock } = this.#options
    clock.advanceTo(clock.now())
    await this.#settle()
    for (let next = await this.#nextDue(); next && next <= target; next = await this.#nextDue()) {
      clock.advanceTo(next)
      await this.#settle()
    }
  }

  async #settle(): Promise<void> {
    await this.#runDue(() => this.#options.queues.idle())
  }

  /** Until reconciling brings up no job more. A job that fails each time is with the dead letters by then. */
  async #finish(): Promise<void> {
    const { queues } = this.#options
    for (let round = 0; round < MOST_FINISHES; round += 1) {
      await this.#settleInHaste()
      const { put } = queues.counts()
      await this.#reconcile()
      await this.#settle()
      if (queues.counts().put === put) return
    }
  }

  async #settleInHaste(): Promise<void> {
    await this.#settle()
    for (let round = 0; round < MOST_HURRIES; round += 1) {
      const handedOver = await this.#options.hurry?.()
      if (!handedOver) return
      await this.#settle()
    }
  }

  /** Fires and sweeps until nothing is due; each time `between` may wait for what that set going. */
  async #runDue(between: () => Promise<void>): Promise<void> {
    const { clock, schedules, sweep } = this.#options
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      if (this.#stopped) throw new AppError('QUEUE_UNAVAILABLE', 'the platform is stopping', { retryable: true })
      const now = clock.now()
      await schedules.fireDue(now)
      await sweep(now)
      if (now.getTime() - this.#reconciledAtMs >= RECONCILE_EVERY_MS) await this.#reconcile()
      await between()
      while (this.#options.needsReconcile?.()) {
        await this.#reconcile()
        await between()
      }
      const next = await this.#nextDue()
      if (!next || next > clock.now()) return
    }
    throw new AppError('CONFLICT', 'something stays due however often it is swept', { retryable: true })
  }

  async #reconcile(): Promise<void> {
    const now = this.#options.clock.now()
    await this.#options.reconcile?.(now)
    this.#reconciledAtMs = now.getTime()
  }

  async #nextDue(): Promise<Date | null> {
    return earlier(this.#options.schedules.nextFiring(), await this.#options.nextDueAt())
  }

  async #arm(): Promise<void> {
    while (this.#armAgain && this.#running) {
      this.#armAgain = false
      const delayMs = await this.#delayMs()
      clearTimeout(this.#timer)
      if (this.#running) this.#timer = setTimeout(() => void this.#tick(), delayMs)
    }
  }

  async #delayMs(): Promise<number> {
    try {
      const next = await this.#nextDue()
      const now = this.#options.clock.now()
      if (!next) return LONGEST_SLEEP_MS
      if (next > now && !this.#options.clock.state().flow) return LONGEST_SLEEP_MS
      return Math.min(LONGEST_SLEEP_MS, Math.max(0, next.getTime() - now.getTime()))
    } catch (error) {
      this.#options.onFailure(error)
      return AFTER_FAILURE_MS
    }
  }

  /** Does not wait for the queues: a long import must not hold up what falls due meanwhile. */
  async #tick(): Promise<void> {
    try {
      await this.#mutex.run(() => this.#runDue(async () => undefined))
      this.poke()
    } catch (error) {
      this.#options.onFailure(error)
      if (this.#running) this.#timer = setTimeout(() => void this.#tick(), AFTER_FAILURE_MS)
    }
  }
}
