import type { ReplyView } from '#shared/contracts/console-api/inbox.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { Reply } from '#shared/contracts/reply.ts'

/** A reply as support reads it, with the name of who wrote it; no number. */
export function viewReply(reply: Reply, contact: Contact | undefined): ReplyView {
  const { id, contactId, text, at, result, why, state, messageId, note, doneAt, rev } = reply
  return {
    ...{ id, contactId, text, result, why, state, messageId, note, rev },
    name: contact?.name ?? null,
    at: at.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
  }
}
