/** Thrown by everything that a dead process still holds. */
export class ProcessGone extends Error {
  constructor() {
    super('the process was killed')
    this.name = 'ProcessGone'
  }
}

/** One process: what it holds stops working for good at its nth asynchronous call, before that took effect or just after. */
export class Life {
  static #born = 0
  readonly name = `w${++Life.#born}`
  #left: number
  readonly #when: 'before' | 'after'
  #over = false
  #lastCall = ''

  constructor(calls: number, when: 'before' | 'after') {
    this.#left = calls
    this.#when = when
  }

  get isOver(): boolean {
    return this.#over
  }

  /** The call at which it ended, for the message of a test. */
  get lastCall(): string {
    return `${this.#when} ${this.#lastCall}`
  }

  /** The same object, as long as this process lives. */
  hold<T extends object>(target: T): T {
    if (this.#left === Number.POSITIVE_INFINITY) return target
    return new Proxy(target, {
      get: (object, name) => {
        const member: unknown = Reflect.get(object, name)
        if (typeof member !== 'function' || !isAsynchronous(name)) {
          return typeof member === 'function' ? member.bind(object) : member
        }
        return (...args: unknown[]) => this.#call(String(name), () => Reflect.apply(member, object, args))
      },
    })
  }

  async #call(name: string, call: () => unknown): Promise<unknown> {
    if (this.#over) throw new ProcessGone()
    this.#left -= 1
    const isLast = this.#left === 0
    if (isLast) this.#lastCall = name
    if (isLast && this.#when === 'before') this.#over = true
    if (this.#over) throw new ProcessGone()
    const result = await call()
    if (isLast) this.#over = true
    if (this.#over) throw new ProcessGone()
    return result
  }
}

/** The only calls of a port that answer at once. */
function isAsynchronous(name: string | symbol): boolean {
  return name !== 'countingFor' && name !== 'wantsTemplate'
}

export const IMMORTAL = new Life(Number.POSITIVE_INFINITY, 'before')
