import type { Erasure } from '#shared/contracts/erasure.ts'

/** Erasures under way, by contact. */
export interface ErasureStore {
  /** Strongly consistent. */
  find(contactId: string): Promise<Erasure | undefined>
  /** Conditioned like `MessageStore.save`. */
  save(erasure: Erasure, expectedRev: number | 'absent'): Promise<boolean>
  /** Removes one of this revision; false when it has another, and nothing changed. */
  removeAtRev(contactId: string, expectedRev: number): Promise<boolean>
  /** All that are under way, by contact: few, and each for an hour or so. */
  list(): Promise<Erasure[]>
}

/** Puts an erasure on the queue of imports, as an `ErasePersonJob`. */
export interface ErasureQueue {
  /** Durable when it returns; delivered at least once. */
  erase(contactId: string): Promise<void>
}

/** What one platform keeps of people beside its stores. */
export interface OtherTraces {
  /** Removes what is kept of texts to these numbers, E.164. A repeat changes nothing. */
  forget(phones: readonly string[]): Promise<void>
  /** Makes sure that nothing that was removed can still be read in its files. */
  settle(): Promise<void>
}
