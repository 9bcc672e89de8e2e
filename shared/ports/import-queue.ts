import type { ImportId } from '#shared/contracts/ids.ts'

/** Puts the rest of an import that ran out of time on the imports queue, as a `ResumeImportJob`. */
export interface ImportQueue {
  /** Durable when it returns; delivered at least once. */
  resume(id: ImportId): Promise<void>
}
