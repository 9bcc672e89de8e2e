import { ListQuery, listOf } from '#shared/contracts/console-api/list.ts'
import {
  DeliveryView,
  WebhookChange,
  WebhookCreate,
  WebhookCreated,
  WebhookView,
} from '#shared/contracts/console-api/webhook.ts'
import { pageOfList } from '#shared/domain/paging.ts'
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  getWebhook,
  listWebhooks,
  type WebhookOutcome,
} from '#shared/usecases/webhooks/keep-webhooks.ts'
import { listDeliveries, redriveDelivery, testWebhook } from '#shared/usecases/webhooks/steer-deliveries.ts'
import { defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'
import { viewDelivery, viewWebhook } from '../views/webhook-view.ts'

const webhook = { roles: ['admin'], query: NO_QUERY, status: 200, answer: WebhookView } as const

export const WEBHOOK_ROUTES = [
  defineRoute({
    ...webhook,
    method: 'get',
    path: '/api/webhooks',
    name: 'listWebhooks',
    summary: 'Lists the addresses that are told what happens, the oldest first',
    query: ListQuery,
    body: NO_BODY,
    answer: listOf(WebhookView),
    async handle({ query: { limit, cursor } }, deps) {
      const keyOf = ({ createdAt, id }: { createdAt: Date; id: string }) => `${createdAt.toISOString()} ${id}`
      const items = (await listWebhooks(deps)).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
      const page = pageOfList(items, { list: 'webhooks', limit, cursor, keyOf })
      if (page === undefined) return Refusal.invalid([{ path: 'cursor', message: 'is not of this list' }])
      return { items: page.items.map(viewWebhook), next: page.next }
    },
  }),
  defineRoute({
    ...webhook,
    method: 'post',
    path: '/api/webhooks',
    name: 'createWebhook',
    summary: 'Takes in an address that is told what happens from now on, and shows its secret this once',
    body: WebhookCreate,
    status: 201,
    answer: WebhookCreated,
    refuses: ['conflict'],
    async handle({ body, by }, deps) {
      const outcome = await createWebhook(deps, { ...body, by })
      const answer = answerOf(outcome)
      return answer instanceof Refusal ? answer : { ...answer, secret: outcome.secret ?? '' }
    },
  }),
  defineRoute({
    ...webhook,
    method: 'get',
    path: '/api/webhooks/{id}',
    name: 'getWebhook',
    summary: 'Gets one address, without its secret',
    body: NO_BODY,
    refuses: ['not-found'],
    handle: async ({ id }, deps) => viewWebhook(await getWebhook(deps, id)),
  }),
  defineRoute({
    ...webhook,
    method: 'patch',
    path: '/api/webhooks/{id}',
    name: 'changeWebhook',
    summary: 'Changes an address or what it is told of, or switches it off and on; within ten seconds',
    body: WebhookChange,
    conditional: true,
    refuses: ['not-found', 'conflict'],
    handle: async ({ id, body: { url, types, active }, by, expected }, deps) => {
      const change = { ...(url && { url }), ...(types && { types }), ...(active !== undefined && { active }) }
      return answerOf(await changeWebhook(deps, { id, by, expected, change }))
    },
  }),
  defineRoute({
    ...webhook,
    method: 'delete',
    path: '/api/webhooks/{id}',
    name: 'deleteWebhook',
    summary: 'Takes an address away, with what was on its way to it, and answers it as it was; a repeat finds nothing',
    body: NO_BODY,
    conditional: true,
    refuses: ['not-found', 'conflict'],
    handle: async ({ id, by, expected }, deps) => answerOf(await deleteWebhook(deps, { id, by, expected })),
  }),
  defineRoute({
    ...webhook,
    method: 'post',
    path: '/api/webhooks/{id}/test',
    name: 'testWebhook',
    summary: 'Posts an event of the type webhook.test, also to an address that is switched off',
    body: NO_BODY,
    status: 202,
    answer: DeliveryView,
    refuses: ['not-found'],
    handle: async ({ id, by }, deps) => viewDelivery(await testWebhook(deps, { id, by })),
  }),
  defineRoute({
    ...webhook,
    method: 'get',
    path: '/api/webhooks/{id}/deliveries',
    name: 'listDeliveries',
    summary: 'Lists what was posted to an address and what is on its way, newest event first, for 30 days',
    query: ListQuery,
    body: NO_BODY,
    answer: listOf(DeliveryView),
    refuses: ['not-found'],
    async handle({ id, query }, deps) {
      const { items, next } = await listDeliveries(deps, id, query)
      return { items: items.map(viewDelivery), next }
    },
  }),
  defineRoute({
    ...webhook,
    method: 'post',
    path: '/api/webhooks/{id}/deliveries/{delivery}/redrive',
    name: 'redriveDelivery',
    summary: 'Posts an event that ended once more, with all its tries and under the same id; safe to repeat',
    body: NO_BODY,
    status: 202,
    answer: DeliveryView,
    refuses: ['not-found', 'conflict'],
    handle: async ({ id, delivery, by }, deps) =>
      viewDelivery(await redriveDelivery(deps, { webhookId: id, id: delivery, by })),
  }),
]

function answerOf(outcome: WebhookOutcome): WebhookView | Refusal {
  switch (outcome.kind) {
    case 'done':
      return viewWebhook(outcome.webhook)
    case 'changed-meanwhile':
      return Refusal.changed(viewWebhook(outcome.webhook))
    case 'invalid':
      return Refusal.invalid(outcome.faults)
    case 'full':
      return new Refusal('conflict', 'There is no room for more addresses. Delete one that nobody needs first.')
  }
}
