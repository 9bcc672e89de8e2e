import type { QueueName } from '#shared/contracts/jobs.ts'
import type { RightOfWay } from '#shared/ports/right-of-way.ts'

type Options = {
  /** Whether a transactional job is there that nobody has taken. */
  isWaiting(): boolean
  /** Whether a transactional job is being worked on. */
  isAtWork(): boolean
  /** Calls back in the next turn of the event loop. @default setImmediate */
  nextTurn?(run: () => void): void
}

export interface LocalRightOfWay extends RightOfWay {
  /** Counts as transactional work until it ends. */
  first<T>(work: () => Promise<T>): Promise<T>
}

/** So many texts of a mass send are begun in a turn in which transactional work is under way. */
const TEXTS_A_TURN = 3
/** After so many turns in which it was held back a piece of bulk work is let through, whatever else there is. */
const MOST_TURNS_HELD = 50

/**
 * One thread does all work, so what counts is how much bulk work is done in each turn of the event loop: an event's text needs
 * a dozen turns. Counted in turns, because a turn that is waited for in vain costs nothing where the machine has time.
 */
export function createRightOfWay(options: Options): LocalRightOfWay {
  return new TurnKeeper(options)
}

/** Somebody waits for a text about what has just happened. */
const FIRST_QUEUES: readonly QueueName[] = ['send-transactional', 'order-events']

/** Bulk work makes way for the jobs of an event and of its texts. */
export function rightOfWayAt(queues: {
  loadOf(queue: QueueName): { isWaiting: boolean; isAtWork: boolean }
}): LocalRightOfWay {
  const loads = () => FIRST_QUEUES.map((queue) => queues.loadOf(queue))
  return createRightOfWay({
    isWaiting: () => loads().some(({ isWaiting }) => isWaiting),
    isAtWork: () => loads().some(({ isAtWork }) => isAtWork),
  })
}

class TurnKeeper implements LocalRightOfWay {
  readonly #options: Options
  readonly #nextTurn: (run: () => void) => void
  readonly #stretches: (() => void)[] = []
  readonly #texts: (() => void)[] = []
  #first = 0
  #turnsHeld = 0
  #isComing = false

  constructor(options: Options) {
    this.#options = options
    this.#nextTurn = options.nextTurn ?? setImmediate
  }

  /** Never two in one turn, also while nothing else is there: what came in meanwhile is seen in between. */
  beforeStretch(): Promise<void> {
    return this.#wait(this.#stretches)
  }

  async beforeText(): Promise<void> {
    if (this.#texts.length > 0 || this.#options.isWaiting() || this.#isBusy) await this.#wait(this.#texts)
  }

  async first<T>(work: () => Promise<T>): Promise<T> {
    this.#first += 1
    try {
      return await work()
    } finally {
      this.#first -= 1
    }
  }

  get #isBusy(): boolean {
    return this.#first > 0 || this.#options.isAtWork()
  }

  #wait(line: (() => void)[]): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    line.push(resolve)
    this.#come()
    return promise
  }

  #come(): void {
    if (this.#isComing || this.#stretches.length + this.#texts.length === 0) return
    this.#isComing = true
    this.#nextTurn(() => {
      this.#isComing = false
      this.#turn()
      this.#come()
    })
  }

  #turn(): void {
    const isWaiting = this.#options.isWaiting()
    if (!isWaiting && !this.#isBusy) {
      this.#turnsHeld = 0
      for (const go of this.#texts.splice(0)) go()
      this.#stretches.shift()?.()
      return
    }
    this.#turnsHeld += 1
    const isHeldLong = this.#turnsHeld > MOST_TURNS_HELD
    if (isHeldLong) this.#turnsHeld = 0
    // What has been read already goes first: it grows old.
    const texts = this.#texts.splice(0, isHeldLong ? 1 : isWaiting ? 0 : TEXTS_A_TURN)
    for (const go of texts) go()
    if (isHeldLong && texts.length === 0) this.#stretches.shift()?.()
  }
}
