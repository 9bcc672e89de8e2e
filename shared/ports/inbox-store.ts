import type { Reply, ReplyId, ReplyState } from '#shared/contracts/reply.ts'
import type { PageOf, PageRequest } from './page-of.ts'

export type InboxFilter = { state: ReplyState; contactId?: string | undefined }

/** What people wrote back. */
export interface InboxStore {
  /** Strongly consistent. */
  find(id: ReplyId): Promise<Reply | undefined>
  /** Conditioned like `MessageStore.save`. A repeat mends what a crash kept from the lists. */
  save(reply: Reply, expectedRev: number | 'absent'): Promise<boolean>
  /** Newest first; a page may be short while more follow. @throws AppError INVALID_INPUT for a foreign cursor */
  list(filter: InboxFilter, page: PageRequest): Promise<PageOf<Reply>>
}
