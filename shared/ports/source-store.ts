import type { ArrivalId, SourceId } from '#shared/contracts/ids.ts'
import type { Arrival, ArrivalBody, Source, SourceRefusal } from '#shared/contracts/source.ts'
import type { PageOf, PageRequest } from './page-of.ts'

/** The systems whose webhooks are mapped, and what came from them. */
export interface SourceStore {
  /** Strongly consistent. */
  find(id: SourceId): Promise<Source | undefined>
  /** All: there are few. */
  list(): Promise<Source[]>
  /** Conditioned like `MessageStore.save`. */
  save(source: Source, expectedRev: number | 'absent'): Promise<boolean>
  /** Removes one of this revision; false when it has another, and nothing changed. */
  removeAtRev(id: SourceId, expectedRev: number): Promise<boolean>

  findSecret(id: SourceId): Promise<string | undefined>
  /** Replaces an earlier one. */
  keepSecret(id: SourceId, secret: string): Promise<void>
  /** A repeat changes nothing. */
  removeSecret(id: SourceId): Promise<void>

  findRefusal(id: SourceId): Promise<SourceRefusal | undefined>
  /** The last one stands. */
  noteRefusal(id: SourceId, refusal: SourceRefusal): Promise<void>

  /** Strongly consistent. */
  findArrival(sourceId: SourceId, id: ArrivalId): Promise<Arrival | undefined>
  /**
   * Conditioned like `MessageStore.save`. With a body that one is kept; without one an earlier body goes. A crash in between leaves
   * the older line on the list, or a body that nobody needs; the next save mends both.
   */
  saveArrival(arrival: Arrival, expectedRev: number | 'absent', body?: ArrivalBody): Promise<boolean>
  /** Newest first. @throws AppError INVALID_INPUT (not retryable) for a foreign cursor */
  listArrivals(sourceId: SourceId, page: PageRequest): Promise<PageOf<Arrival>>
  findBody(sourceId: SourceId, id: ArrivalId): Promise<ArrivalBody | undefined>
  /** Those whose bodies are kept, by id. @throws AppError INVALID_INPUT (not retryable) for a foreign cursor */
  listBodies(sourceId: SourceId, page: PageRequest): Promise<PageOf<{ id: ArrivalId; body: ArrivalBody }>>
}
