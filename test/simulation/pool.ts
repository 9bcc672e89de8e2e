import { type Kernel, Violation } from './kernel.ts'
import type { Worker } from './worker.ts'

/** How an invocation ended: with a value, with an error, or with its worker. */
export type Ending<T> = { kind: 'done'; value: T } | { kind: 'failed'; error: unknown } | { kind: 'gone' }

/** Of any invocation but a sender's. */
const LONGEST_MS = 900_000

/** `timeOutMs`: after so long a sender is cut off. */
type Size = { workers: number; timeOutMs: number }

type Member<D> = { worker: Worker; deps: D; busy: boolean }

/** Workers that take one invocation at a time, replaced when they die; an invocation waits while all are busy. */
export class Pool<D> {
  readonly #kernel: Kernel
  readonly #size: Size
  readonly #create: () => { worker: Worker; deps: D }
  readonly #members: Member<D>[] = []
  readonly #waiting: (() => void)[] = []

  constructor(kernel: Kernel, size: Size, create: () => { worker: Worker; deps: D }) {
    this.#kernel = kernel
    this.#size = size
    this.#create = create
  }

  get workers(): readonly Worker[] {
    return this.#members.map(({ worker }) => worker)
  }

  invoke<T>(what: string, work: (deps: D, worker: Worker) => Promise<T>, ended: (ending: Ending<T>) => void): void {
    const member = this.#free()
    if (member === undefined) {
      this.#waiting.push(() => this.invoke(what, work, ended))
      return
    }
    this.#start(member, what, work, ended)
  }

  #start<T>(
    member: Member<D>,
    what: string,
    work: (deps: D, worker: Worker) => Promise<T>,
    ended: (ending: Ending<T>) => void,
  ): void {
    const { worker, deps } = member
    member.busy = true
    const timeOutMs = what.startsWith('send-') ? this.#size.timeOutMs : LONGEST_MS
    worker.cutOffAtMs = this.#kernel.nowMs + timeOutMs
    worker.isSlowed = false
    let open = true
    const end = (ending: Ending<T>) => {
      if (!open) return
      open = false
      member.busy = false
      // A function that has answered is frozen, with whatever it has under way.
      if (ending.kind !== 'gone' && worker.underWay > 0)
        this.#kernel.fail(new Violation('nothing-behind', `${what} is answered while a text is under way`))
      this.#kernel.note(`${what} ${ending.kind}`, 0, worker.name)
      ended(ending)
      this.#waiting.shift()?.()
    }
    worker.onGone = () => {
      this.#members.splice(this.#members.indexOf(member), 1)
      end({ kind: 'gone' })
    }
    this.#kernel.note(what, 0, worker.name)
    this.#kernel.after(timeOutMs, () => {
      if (open) worker.die('time-out')
    })
    work(deps, worker).then(
      (value) => end({ kind: 'done', value }),
      (error: unknown) => end({ kind: 'failed', error }),
    )
  }

  /** Ends all workers at once, as a deployment does that does not wait. */
  replaceAll(): void {
    for (const { worker } of [...this.#members]) worker.die('replaced')
  }

  #free(): Member<D> | undefined {
    const idle = this.#members.find(({ busy }) => !busy)
    if (idle !== undefined || this.#members.length >= this.#size.workers) return idle
    const member = { ...this.#create(), busy: false }
    member.worker.onGone = () => this.#members.splice(this.#members.indexOf(member), 1)
    this.#members.push(member)
    return member
  }
}
