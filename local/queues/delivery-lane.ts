import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { AppError } from '#shared/domain/errors.ts'

export type SqsHandler = (event: SQSEvent) => Promise<SQSBatchResponse>

/** How one delivery of one job ended; the receipt handle tells it from other deliveries of the same job. */
export type Ending = { id: string; receiptHandle: string; failure: string | undefined }

type Options = {
  batchSize: number
  concurrency: number
  visibilityTimeoutMs: number
  /** The event for those of these jobs that are still there; undefined when none is. */
  eventOf(ids: readonly string[]): SQSEvent | undefined
  /** Records how each delivery ended, and offers again what is to be tried again. */
  settle(endings: readonly Ending[]): void
  /** Called whenever the lane may have come to rest. */
  rested(): void
}

/** Hands the jobs of one queue to its handler, a batch at a time, several batches at once. */
export class DeliveryLane {
  readonly #options: Options
  readonly #ready = new Set<string>()
  readonly #waiting = new Map<string, NodeJS.Timeout>()
  readonly #running = new Set<Promise<void>>()
  #handler: SqsHandler | undefined
  #pumping = false
  #stopped = false

  constructor(options: Options) {
    this.#options = options
  }

  /** True while nothing is visible, waiting for its next try, or in flight. A lane without a handler is always at rest. */
  get atRest(): boolean {
    if (!this.#handler) return true
    return this.#ready.size === 0 && this.#waiting.size === 0 && this.#running.size === 0
  }

  /** Whether a job is visible that nobody has taken. */
  get isWaiting(): boolean {
    return this.#handler !== undefined && !this.#stopped && this.#ready.size > 0
  }

  get isAtWork(): boolean {
    return this.#running.size > 0
  }

  consume(handler: SqsHandler): void {
    this.#handler = handler
    this.#pumpSoon()
  }

  /** Makes a job visible, at once or after a delay in machine time. */
  offer(id: string, delayMs = 0): void {
    if (this.#stopped) return
    if (delayMs === 0) {
      this.#ready.add(id)
      this.#pumpSoon()
      return
    }
    const timer = setTimeout(() => {
      this.#waiting.delete(id)
      this.offer(id)
    }, delayMs)
    this.#waiting.set(id, timer)
  }

  /** Delivers nothing more; resolves when what is in flight has been answered. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const timer of this.#waiting.values()) clearTimeout(timer)
    await Promise.all(this.#running)
  }

  #pumpSoon(): void {
    if (this.#pumping) return
    this.#pumping = true
    setImmediate(() => {
      this.#pumping = false
      this.#pump()
    })
  }

  #pump(): void {
    while (this.#handler && !this.#stopped && this.#ready.size > 0 && this.#running.size < this.#options.concurrency) {
      const ids = [...this.#ready.values().take(this.#options.batchSize)]
      for (const id of ids) this.#ready.delete(id)
      const delivery = this.#deliver(this.#handler, ids).finally(() => {
        this.#running.delete(delivery)
        this.#pump()
        this.#options.rested()
      })
      this.#running.add(delivery)
    }
  }

  async #deliver(handler: SqsHandler, ids: readonly string[]): Promise<void> {
    const event = this.#options.eventOf(ids)
    if (!event) return
    const endings = await answerOf(handler, event, this.#options.visibilityTimeoutMs)
    this.#options.settle(endings)
  }
}

async function answerOf(handler: SqsHandler, event: SQSEvent, visibilityTimeoutMs: number): Promise<Ending[]> {
  const endings = (failureOf: (id: string) => string | undefined): Ending[] =>
    event.Records.map(({ messageId: id, receiptHandle }) => ({ id, receiptHandle, failure: failureOf(id) }))
  const all = (failure: string) => endings(() => failure)
  const tooLate = Promise.withResolvers<'too-late'>()
  const timer = setTimeout(() => tooLate.resolve('too-late'), visibilityTimeoutMs)
  try {
    const response = await Promise.race([handler(event), tooLate.promise])
    if (response === 'too-late') return all('the handler did not answer in time')
    const failed = new Set(response.batchItemFailures.map((failure) => failure.itemIdentifier))
    const known = new Set(event.Records.map((record) => record.messageId))
    if (!failed.isSubsetOf(known)) return all('the handler named a job that was not in its batch')
    return endings((id) => (failed.has(id) ? 'the handler returned it as failed' : undefined))
  } catch (error) {
    return all(reasonOf(error))
  } finally {
    clearTimeout(timer)
  }
}

/** Other people's words may quote what they were given, so only our own errors tell more than their name. */
function reasonOf(error: unknown): string {
  if (error instanceof AppError) return `${error.code}: ${error.message}`
  return error instanceof Error ? error.name : 'the handler threw'
}
