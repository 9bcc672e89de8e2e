import type { Erasure } from '#shared/contracts/erasure.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Reply } from '#shared/contracts/reply.ts'
import { forgetWords } from '#shared/domain/sending/forget-words.ts'
import { closeMessage } from '#shared/domain/sending/message-lifecycle.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { InboxStore } from '#shared/ports/inbox-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import { untilSaved } from '../until-saved.ts'
import { allMessagesOf } from './all-messages.ts'

export type EraseTextsDeps = {
  messages: Pick<MessageStore, 'find' | 'save' | 'listNewest'>
  contacts: Pick<ContactStore, 'listIdsByPhone'>
  inbox: Pick<InboxStore, 'list' | 'find' | 'save'>
  clock: Pick<Clock, 'now'>
}

const PAGE = 100

/**
 * Takes the words out of every text to the person, of what managers were told of them, and of what they wrote back. What
 * is planned is cancelled; a text that is just leaving is left to the second look. A repeat changes nothing. `until` is when
 * somebody was erased who has come back: what came since stays.
 * @throws AppError CONFLICT (retryable) while others keep changing one of them
 */
export async function eraseTexts(deps: EraseTextsDeps, erasure: Erasure, until: Date | null): Promise<void> {
  const isSince = (at: Date | undefined) => until !== null && at !== undefined && at > until
  for (const id of erasure.ids) {
    for await (const message of allMessagesOf(deps, id))
      if (!isSince(message.trail[0]?.at)) await eraseMessage(deps, message)
    for (const reply of await repliesOf(deps, id)) if (!isSince(reply.at)) await eraseReply(deps, reply)
  }
  for (const hash of erasure.toldHashes)
    for (const id of await deps.contacts.listIdsByPhone(hash))
      for await (const message of allMessagesOf(deps, id))
        if (erasure.names.some((name) => message.text?.includes(name) === true)) await eraseMessage(deps, message)
}

async function eraseMessage(deps: EraseTextsDeps, read: Message): Promise<void> {
  await untilSaved({ what: 'this message', context: { messageId: read.id } }, async (again) => {
    const message = again ? await deps.messages.find(read.id) : read
    if (message === undefined || message.state === 'claimed') return 'done'
    const next = forgetWords(ended(message, deps.clock.now()))
    if (next === message) return 'done'
    return (await deps.messages.save({ ...next, rev: message.rev + 1 }, message.rev)) ? 'done' : 'lost'
  })
}

function ended(message: Message, now: Date): Message {
  return message.state === 'planned' ? closeMessage(message, 'cancelled', 'erased', now) : message
}

async function repliesOf({ inbox }: EraseTextsDeps, contactId: string): Promise<Reply[]> {
  const replies: Reply[] = []
  for (const state of ['open', 'done'] as const) {
    let cursor: string | undefined
    do {
      const page = await inbox.list({ state, contactId }, { limit: PAGE, cursor })
      replies.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  }
  return replies
}

/** One that nobody has dealt with is done: there is nobody to answer. */
async function eraseReply(deps: EraseTextsDeps, read: Reply): Promise<void> {
  await untilSaved({ what: 'this reply', context: { replyId: read.id } }, async (again) => {
    const reply = again ? await deps.inbox.find(read.id) : read
    if (reply === undefined || (reply.text === '' && reply.note === null && reply.state === 'done')) return 'done'
    const doneAt = reply.doneAt ?? deps.clock.now()
    const blank: Reply = { ...reply, text: '', note: null, state: 'done', doneAt, rev: reply.rev + 1 }
    return (await deps.inbox.save(blank, reply.rev)) ? 'done' : 'lost'
  })
}
