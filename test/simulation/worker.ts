import { AppError } from '#shared/domain/errors.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Fate, FateKind, Fates } from './faults.ts'
import type { Kernel } from './kernel.ts'
import type { ResentWrites } from './resent-writes.ts'

/** Calls of a port that answer at once. */
const AT_ONCE = new Set(['countingFor', 'wantsTemplate', 'isGone', 'hash'])

/** A call of a port that takes effect after `goMs` and is answered `backMs` later. */
export type Stalled = { label: string; args: readonly unknown[]; goMs: number; backMs: number }

export const STALL_MS = 50
const MESSAGE_WRITE = 'messages.save'
const MESSAGE_READ = 'messages.find'

type Call<T> = { label: string; dangerous: boolean; args: readonly unknown[]; apply: () => Promise<T> }
type Fated<T> = Omit<Call<T>, 'dangerous'> & { fate: Fate }

/**
 * One process. Whatever it asks of the outside takes effect at one event and is answered at a later one; in between the
 * process may die, and then none of its code runs any further: it is simply never answered.
 */
export class Worker {
  readonly name: string
  readonly clock: Clock
  /** How far its wall clock is from the truth. */
  skewMs: number
  /** Whether its clock is hours off, so that it cannot know night from day. */
  isAstray = false
  isAlive = true
  /** When the present invocation is cut off. */
  cutOffAtMs = 0
  /** Whether a call of the present invocation took long. */
  isSlowed = false
  /** Writes of messages and submits that are not answered yet. */
  underWay = 0
  onGone: () => void = () => undefined
  /** Hears of a call that takes long, as it is made. */
  onStall: (call: Stalled) => void = () => undefined
  /** When it asked for a message and got no answer, or one so late that its claim may have been taken for lost. */
  readonly unansweredMs: number[] = []
  /** The messages that it wrote and heard no answer about in time: when it asked, and when it gave up or heard at last. */
  readonly unansweredWrites: { id: string; atMs: number; heardMs: number }[] = []
  diedMs = Number.POSITIVE_INFINITY
  readonly #kernel: Kernel
  readonly #fates: Fates
  readonly #resent: ResentWrites

  constructor(
    kernel: Kernel,
    fates: Fates,
    { name, skewMs, resent }: { name: string; skewMs: number; resent: ResentWrites },
  ) {
    this.#resent = resent
    this.name = name
    this.skewMs = skewMs
    this.#kernel = kernel
    this.#fates = fates
    this.clock = { now: () => new Date(kernel.nowMs + this.skewMs), monotonicMs: () => kernel.nowMs - 1_000_000 }
  }

  die(why: string): void {
    if (!this.isAlive) return
    this.isAlive = false
    this.diedMs = this.#kernel.nowMs
    this.#kernel.note('worker gone', 0, `${this.name} ${why}`)
    this.onGone()
  }

  /** The same object for this process: each of its asynchronous calls goes the way of `call`. */
  hold<T extends object>(port: string, target: T, isDangerous: (method: string) => boolean = () => false): T {
    const wrapped = new Map<string | symbol, unknown>()
    return new Proxy(target, {
      get: (object, name) => {
        const known = wrapped.get(name)
        if (known !== undefined) return known
        const member: unknown = Reflect.get(object, name)
        if (typeof member !== 'function') return member
        if (AT_ONCE.has(String(name))) return member.bind(object)
        const label = `${port}.${String(name)}`
        const dangerous = isDangerous(String(name))
        const held = (...args: unknown[]) =>
          this.#ask({ label, dangerous, args, apply: () => Promise.resolve(Reflect.apply(member, object, args)) })
        wrapped.set(name, held)
        return held
      },
    })
  }

  /** One call: applied after `goMs`, answered after `backMs` more, with what the fates have in store. */
  #ask<T>({ label, dangerous, args, apply }: Call<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.isAlive) return
      const fate = this.#fates.fateOf(label, dangerous)
      const { kind, goMs, againMs } = fate
      const backMs = againMs + fate.backMs
      if (kind !== 'well') this.#kernel.note(kind, 0, `${this.name} ${label}`)
      if (kind === 'crash-before') return this.die(label)
      if (goMs + backMs > STALL_MS) {
        this.isSlowed = true
        this.onStall({ label, args, goMs, backMs })
      }
      if (label === MESSAGE_WRITE) this.underWay += 1
      const isUsual = kind === 'well' && goMs + backMs <= STALL_MS
      if (label === MESSAGE_READ && !isUsual) this.unansweredMs.push(this.#kernel.nowMs)
      if (label === MESSAGE_WRITE && !isUsual)
        this.unansweredWrites.push({
          id: idIn(args),
          atMs: this.#kernel.nowMs,
          heardMs: this.#kernel.nowMs + goMs + backMs,
        })
      this.#kernel.after(goMs, () => this.#apply({ label, args, fate, apply }, resolve, reject))
    })
  }

  #apply<T>(call: Fated<T>, resolve: (value: T) => void, reject: (error: unknown) => void): void {
    const { label, fate } = call
    const reply = (kind: FateKind, answer: () => void) => {
      this.#kernel.note(label)
      if (kind === 'crash-after') return this.die(label)
      this.#kernel.after(fate.backMs, () => {
        if (!this.isAlive) return
        if (label === MESSAGE_WRITE) this.underWay -= 1
        answer()
      })
    }
    if (fate.kind === 'refused') {
      reply(fate.kind, () => reject(unavailable()))
      return
    }
    this.#effectOf(call).then(
      (value) => reply(fate.kind, () => (fate.kind === 'reply-lost' ? reject(unavailable()) : resolve(value))),
      (error: unknown) => reply(fate.kind, () => reject(error)),
    )
  }

  async #effectOf<T>(call: Fated<T>): Promise<T> {
    const first = await this.#effect(call)
    if (call.fate.kind !== 'retried') return first
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#kernel.after(call.fate.againMs, resolve)
    await promise
    const second = await this.#effect(call)
    if (second !== false || !this.#resent.isConditional(call.label)) return second
    return this.#resent.wasOurs(call.label, call.args) ? first : second
  }

  async #effect<T>({ label, args, apply }: Fated<T>): Promise<T> {
    const answer = await apply()
    if (answer === true) this.#resent.wrote(label, args)
    return answer
  }
}

function unavailable(): AppError {
  return new AppError('STORE_UNAVAILABLE', 'the store did not answer', { retryable: true })
}

function idIn([message]: readonly unknown[]): string {
  return typeof message === 'object' && message !== null && 'id' in message ? String(message.id) : ''
}
