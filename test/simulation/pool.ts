import type { Kernel } from './kernel.ts'
import type { Worker } from './worker.ts'

/** How an invocation ended: with a value, with an error, or with its worker. */
export type Ending<T> = { kind: 'done'; value: T } | { kind: 'failed'; error: unknown } | { kind: 'gone' }

type Member<D> = { worker: Worker; deps: D; busy: boolean }

/** An invocation is cut off after this long, and its worker with it. */
const TIME_OUT_MS = 900_000

/** Workers that take one invocation at a time, replaced when they die; an invocation waits while all are busy. */
export class Pool<D> {
  readonly #kernel: Kernel
  readonly #size: number
  readonly #create: () => { worker: Worker; deps: D }
  readonly #members: Member<D>[] = []
  readonly #waiting: (() => void)[] = []

  constructor(kernel: Kernel, size: number, create: () => { worker: Worker; deps: D }) {
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
    worker.invokedAtMs = this.#kernel.nowMs
    let open = true
    const end = (ending: Ending<T>) => {
      if (!open) return
      open = false
      member.busy = false
      this.#kernel.note(`${what} ${ending.kind}`, 0, worker.name)
      ended(ending)
      this.#waiting.shift()?.()
    }
    worker.onGone = () => {
      this.#members.splice(this.#members.indexOf(member), 1)
      end({ kind: 'gone' })
    }
    this.#kernel.note(what, 0, worker.name)
    this.#kernel.after(TIME_OUT_MS, () => {
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
    if (idle !== undefined || this.#members.length >= this.#size) return idle
    const member = { ...this.#create(), busy: false }
    member.worker.onGone = () => this.#members.splice(this.#members.indexOf(member), 1)
    this.#members.push(member)
    return member
  }
}
