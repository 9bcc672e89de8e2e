import { listOf } from '#shared/contracts/console-api/list.ts'
import { MessageSearch, MessageView } from '#shared/contracts/console-api/message.ts'
import { getMessage } from '#shared/usecases/history/get-message.ts'
import { searchMessages } from '#shared/usecases/history/search-messages.ts'
import { defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'
import { viewMessage } from '../views/message-view.ts'

export const MESSAGE_ROUTES = [
  defineRoute({
    method: 'post',
    path: '/api/messages/search',
    name: 'searchMessages',
    summary: 'Finds messages by phone, order (and its shipments), contact or loan (contract id), newest first',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: MessageSearch,
    status: 200,
    answer: listOf(MessageView),
    async handle({ body }, deps) {
      const outcome = await searchMessages(deps, body)
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
]
