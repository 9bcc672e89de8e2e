import type { AuditEntry } from '#shared/contracts/audit.ts'
import type { PageOf, PageRequest } from './page-of.ts'

export type AuditFilter = {
  /** All of `by`, or only the account in it. */
  who?: string | undefined
  /** Exactly this, or everything of a type: `campaign.stopped`, `campaign`. */
  what?: string | undefined
  /** An id of any type, `<type>:<id>`, or a type alone. */
  subject?: string | undefined
  from?: Date | undefined
  until?: Date | undefined
}

export interface AuditLog {
  /** Kept for good, under its instant and id: writing an entry again changes nothing. */
  record(entry: AuditEntry): Promise<void>
  /**
   * Newest first, both instants included. A page may be short though more follows, where few of many entries are wanted.
   * @throws AppError INVALID_INPUT (not retryable) for a foreign cursor
   */
  list(filter: AuditFilter, page: PageRequest): Promise<PageOf<AuditEntry>>
}
