import { listOf } from '#shared/contracts/console-api/list.ts'
import { MessageNote, MessageSearch, MessageView } from '#shared/contracts/console-api/message.ts'
import { getMessage } from '#shared/usecases/history/get-message.ts'
import { searchMessages } from '#shared/usecases/history/search-messages.ts'
import { searchFigures } from '#shared/usecases/runs/search-figures.ts'
import { cancelMessage } from '#shared/usecases/sending/cancel-message.ts'
import { resendMessage } from '#shared/usecases/sending/resend-message.ts'
import { defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'
import { viewMessage } from '../views/message-view.ts'

const acting = {
  method: 'post',
  roles: ['support', 'admin'],
  query: NO_QUERY,
  body: MessageNote,
  status: 200,
  answer: MessageView,
} as const

const NOT_AGAIN = {
  'not-transactional':
    'Only what a customer needs for an order or a contract is sent again: it would be a second text of another kind.',
  'still-to-come': 'It has not left yet, and will by itself.',
  'may-have-arrived':
    'It may have arrived. A text is sent again only where it was rejected, expired or cancelled by hand, or never reached the phone.',
} as const

export const MESSAGE_ROUTES = [
  defineRoute({
    method: 'post',
    path: '/api/messages/search',
    name: 'searchMessages',
    summary:
      'Finds messages by phone, order (and its shipments), contact or loan (contract id), newest first; or those behind a figure of a campaign or run',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: MessageSearch,
    status: 200,
    answer: listOf(MessageView),
    async handle({ body }, deps) {
      const isFigure = body.campaign !== undefined || body.run !== undefined
      const outcome = await (isFigure ? searchFigures(deps, body) : searchMessages(deps, body))
      if (outcome.kind === 'invalid') return Refusal.invalid(outcome.faults)
      return { items: outcome.page.items.map(viewMessage), next: outcome.page.next }
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/messages/{id}',
    name: 'getMessage',
    summary: 'Gets one message with its whole story',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: MessageView,
    refuses: ['not-found'],
    handle: async ({ id }, deps) => viewMessage(await getMessage(deps, id)),
  }),
  defineRoute({
    ...acting,
    path: '/api/messages/{id}/cancel',
    name: 'cancelMessage',
    summary: 'Cancels a text that is still planned; a repeat changes nothing',
    refuses: ['not-found', 'conflict'],
    async handle({ id, body, by }, deps) {
      const { kind, message } = await cancelMessage(deps, { id, note: body.note, by })
      if (kind === 'cancelled') return viewMessage(message)
      return new Refusal('conflict', `It is ${message.state}: only a text that is still planned can be cancelled.`)
    },
  }),
  defineRoute({
    ...acting,
    path: '/api/messages/{id}/resend',
    name: 'resendMessage',
    summary:
      'Sends a text again of which nothing can have arrived, as a new one that is answered; a repeat answers the same',
    refuses: ['not-found', 'conflict', 'may-have-arrived'],
    async handle({ id, body, by }, deps) {
      const outcome = await resendMessage(deps, { id, note: body.note, by })
      if (outcome.kind === 'planned') return viewMessage(outcome.message)
      return new Refusal('may-have-arrived', NOT_AGAIN[outcome.because])
    },
  }),
]
