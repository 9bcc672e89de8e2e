import type { EventPrint } from '#shared/domain/records/event-print.ts'
import type { PageOf, PageRequest } from './page-of.ts'

/** An event that could not be acted on, to be put aside with its reason. */
export type EventToKeep = {
  id: string
  type: string
  reason: string
  body: string
  at: Date
  source: 'webhook' | 'bus'
}
/** `sentBackAt`: when it was acted on after all. */
export type KeptEvent = EventToKeep & { sentBackAt: Date | null }

/** What a list shows of it: its body is for one admin's eyes. */
export type ListedEvent = Pick<KeptEvent, 'id' | 'type' | 'reason' | 'at'>

/** An event that was dealt with; `print` is null where release 0.1 marked it. */
export type SeenEvent = { print: EventPrint | null }

export interface EventLog {
  /** What was dealt with under this event id in the last 30 days. */
  findSeen(id: string): Promise<SeenEvent | undefined>
  /** Written last, after everything the event causes. The first mark of an id stands; answers the one that does. */
  markSeen(id: string, print: EventPrint): Promise<SeenEvent>
  /** Keeps that such an event came on this day (`YYYY-MM-DD`, UTC). A repeat within the process costs nothing. */
  markHeard(type: string, day: string): Promise<void>
  /** The last day on which an event of each type came, by type; may lag behind writes by a moment. */
  listHeard(): Promise<ReadonlyMap<string, string>>
  /** A repeat changes nothing, also after the event was sent back. */
  keep(event: EventToKeep): Promise<void>
  /** Newest first, without those sent back. @throws AppError INVALID_INPUT (not retryable) for a foreign cursor */
  listKept(page: PageRequest): Promise<PageOf<ListedEvent>>
  /** Also one that was sent back. */
  findKept(id: string): Promise<KeptEvent | undefined>
  /** Takes it off the list, and its body away, which nobody needs any more. A repeat leaves the first instant and mends what a crash left; an unknown id changes nothing. */
  markSentBack(id: string, at: Date): Promise<void>
}
