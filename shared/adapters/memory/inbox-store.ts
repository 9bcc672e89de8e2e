import { inboxLine } from '#shared/adapters/dynamo/keys.ts'
import type { Reply, ReplyId } from '#shared/contracts/reply.ts'
import type { InboxFilter, InboxStore } from '#shared/ports/inbox-store.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import { pageOfSorted } from './pages.ts'
import { RevisionedItems } from './revisioned-items.ts'

/** What people wrote back, like the table; nothing expires. */
export class MemoryInboxStore implements InboxStore {
  private readonly items = new RevisionedItems<Reply>()

  async find(id: ReplyId): Promise<Reply | undefined> {
    return this.items.find(id)
  }

  async save(reply: Reply, expectedRev: number | 'absent'): Promise<boolean> {
    return this.items.save(reply.id, reply, expectedRev)
  }

  async list({ state, contactId }: InboxFilter, request: PageRequest): Promise<PageOf<Reply>> {
    const items = this.items.filter(
      (reply) => reply.state === state && (contactId === undefined || reply.contactId === contactId),
    )
    return pageOfSorted({ list: ['inbox', state, contactId], items, keyOf: inboxLine, newestFirst: true }, request)
  }
}
