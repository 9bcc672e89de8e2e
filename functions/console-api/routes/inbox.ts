import { InboxDone, InboxReply, InboxSearch, ReplyView } from '#shared/contracts/console-api/inbox.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { MessageView } from '#shared/contracts/console-api/message.ts'
import type { Reply } from '#shared/contracts/reply.ts'
import { answerByHand } from '#shared/usecases/replies/answer-by-hand.ts'
import { closeReply } from '#shared/usecases/replies/close-reply.ts'
import { type ConsoleApiDeps, defineRoute, NO_QUERY, Refusal } from '../route.ts'
import { viewMessage } from '../views/message-view.ts'
import { viewReply } from '../views/reply-view.ts'

const acting = {
  method: 'post',
  roles: ['support', 'admin'],
  query: NO_QUERY,
  refuses: ['not-found', 'conflict'],
} as const

export const INBOX_ROUTES = [
  defineRoute({
    ...acting,
    path: '/api/inbox/search',
    name: 'searchInbox',
    summary:
      'Lists what people wrote back, newest first: what is still open, or what is done; of one contact or of all',
    body: InboxSearch,
    status: 200,
    answer: listOf(ReplyView),
    refuses: [],
    async handle({ body: { state, contact, limit, cursor } }, deps) {
      const request = { limit, ...(cursor != null && { cursor }) }
      const { items, next } = await deps.inbox.list({ state, contactId: contact }, request)
      return { items: await viewAll(deps, items), next }
    },
  }),
  defineRoute({
    ...acting,
    path: '/api/inbox/{id}/done',
    name: 'closeReply',
    summary: 'Marks a reply as dealt with; a repeat changes nothing',
    body: InboxDone,
    status: 200,
    answer: ReplyView,
    conditional: true,
    async handle({ id, body, by, expected }, deps) {
      const outcome = await closeReply(deps, { id, note: body.note ?? null, by, what: 'reply.done', expected })
      const view = await viewOne(deps, outcome.reply)
      return outcome.kind === 'done' ? view : Refusal.changed(view)
    },
  }),
  defineRoute({
    ...acting,
    path: '/api/inbox/{id}/reply',
    name: 'answerReply',
    summary: 'Answers a reply by one text through the usual guards, and marks it as dealt with',
    body: InboxReply,
    status: 202,
    answer: MessageView,
    async handle({ id, body, by }, deps) {
      const { message } = await answerByHand(deps, { id, text: body.text, by })
      return viewMessage(message)
    },
  }),
]

async function viewAll(deps: ConsoleApiDeps, replies: readonly Reply[]): Promise<ReplyView[]> {
  const contacts = await deps.contacts.findMany([...new Set(replies.map(({ contactId }) => contactId))])
  return replies.map((reply) => viewReply(reply, contacts.get(reply.contactId)))
}

async function viewOne({ contacts }: ConsoleApiDeps, reply: Reply): Promise<ReplyView> {
  return viewReply(reply, await contacts.find(reply.contactId))
}
