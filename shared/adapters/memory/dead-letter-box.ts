import type { Clock } from '#shared/ports/clock.ts'
import type { DeadJob, DeadLetterBox } from '#shared/ports/dead-letter-box.ts'
import type { DeadLetter, DeadLetters } from '#shared/ports/dead-letters.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import { copyOf } from './copy.ts'
import { pageOfSorted } from './pages.ts'

type Options = {
  clock: Pick<Clock, 'now'>
  /** Puts a job back on its queue. */
  sendBack(queue: string, body: string): void
}

/** Dead letters as they came; what is sent back is gone. */
export class MemoryDeadLetterBox implements DeadLetterBox, DeadLetters {
  private readonly jobs = new Map<string, DeadJob>()
  private readonly options: Options

  constructor(options: Options) {
    this.options = options
  }

  async put(letter: DeadLetter): Promise<void> {
    if (!this.jobs.has(letter.messageId)) {
      this.jobs.set(letter.messageId, { ...letter, at: this.options.clock.now(), tries: 1 })
    }
  }

  async list(request: PageRequest): Promise<PageOf<DeadJob>> {
    return copyOf(pageOfDeadJobs([...this.jobs.values()], request))
  }

  async find(messageId: string): Promise<DeadJob | undefined> {
    return copyOf(this.jobs.get(messageId))
  }

  async redrive(messageId: string): Promise<'sent-back' | 'gone'> {
    const job = this.jobs.get(messageId)
    if (!job) return 'gone'
    this.jobs.delete(messageId)
    this.options.sendBack(job.queue, job.body)
    return 'sent-back'
  }

  async discard(messageId: string): Promise<void> {
    this.jobs.delete(messageId)
  }
}

/** A page of these, newest first. @throws AppError INVALID_INPUT (not retryable) for a foreign cursor */
export function pageOfDeadJobs(items: readonly DeadJob[], request: PageRequest): PageOf<DeadJob> {
  const keyOf = ({ at, messageId }: DeadJob) => `${at.toISOString()}#${messageId}`
  return pageOfSorted({ list: 'dead-jobs', items, keyOf, newestFirst: true }, request)
}
