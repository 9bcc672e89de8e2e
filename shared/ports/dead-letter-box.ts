import type { DeadLetter } from './dead-letters.ts'
import type { PageOf, PageRequest } from './page-of.ts'

/** A job among the dead letters. Its body may hold personal data: it is for one admin's eyes, never for a list or a log. */
export type DeadJob = DeadLetter & { at: Date; tries: number }

/**
 * The dead letters of every queue, also those of schedules and event rules, whose targets are queues. On SQS a list is
 * what a receive shows: in no promised order, and without what another receive holds; sending back is a send, then a
 * delete, so a crash in between delivers twice, which every job stands.
 */
export interface DeadLetterBox {
  /** Newest first. @throws AppError INVALID_INPUT (not retryable) for a foreign cursor */
  list(page: PageRequest): Promise<PageOf<DeadJob>>
  /** By the id of its queue message. */
  find(messageId: string): Promise<DeadJob | undefined>
  /** Puts it back on its queue with all its tries. A repeat finds it `gone` and changes nothing. */
  redrive(messageId: string): Promise<'sent-back' | 'gone'>
  /** Takes it away for good. A repeat changes nothing. */
  discard(messageId: string): Promise<void>
}
