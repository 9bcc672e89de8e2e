import { ListQuery, listOf } from '#shared/contracts/console-api/list.ts'
import {
  ArrivalView,
  SourceChange,
  SourceCreate,
  SourceCreated,
  SourceTried,
  SourceTry,
  SourceView,
} from '#shared/contracts/console-api/source.ts'
import { pageOfList } from '#shared/domain/paging.ts'
import { withDefaults } from '#shared/domain/sources/with-defaults.ts'
import { redriveArrival } from '#shared/usecases/sources/accept-arrival.ts'
import {
  changeSource,
  createSource,
  deleteSource,
  findRefusal,
  getSource,
  listArrivals,
  listSources,
  type SourceOutcome,
} from '#shared/usecases/sources/keep-sources.ts'
import { tryMapping } from '#shared/usecases/sources/try-mapping.ts'
import { type ConsoleApiDeps, defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'
import { viewArrival, viewSource } from '../views/source-view.ts'

const source = { roles: ['admin'], query: NO_QUERY, status: 200, answer: SourceView } as const
const shown = { ...source, roles: ['marketing', 'support', 'admin'], body: NO_BODY } as const

export const SOURCE_ROUTES = [
  defineRoute({
    ...shown,
    method: 'get',
    path: '/api/sources',
    name: 'listSources',
    summary: 'Lists the systems whose webhooks are mapped to events, the oldest first',
    query: ListQuery,
    answer: listOf(SourceView),
    async handle({ query: { limit, cursor } }, deps) {
      const keyOf = ({ createdAt, id }: { createdAt: Date; id: string }) => `${createdAt.toISOString()} ${id}`
      const page = pageOfList(await listSources(deps), { list: 'sources', limit, cursor, keyOf })
      if (page === undefined) return Refusal.invalid([{ path: 'cursor', message: 'is not of this list' }])
      const items = await Promise.all(page.items.map(async (one) => viewSource(one, await findRefusal(deps, one))))
      return { items, next: page.next }
    },
  }),
  defineRoute({
    ...source,
    method: 'post',
    path: '/api/sources',
    name: 'createSource',
    summary:
      'Takes in a system whose webhooks are mapped, a known one by its name alone; shows a secret made here once',
    body: SourceCreate,
    status: 201,
    answer: SourceCreated,
    refuses: ['conflict'],
    async handle({ body, by }, deps) {
      const read = withDefaults(body)
      if (!read.ok) return Refusal.invalid(read.faults)
      const made = body.secret === undefined ? deps.webhookSecrets.create() : null
      const outcome = await createSource(deps, { ...read.given, by, secret: body.secret ?? made ?? '' })
      const answer = await answerOf(deps, outcome)
      return answer instanceof Refusal ? answer : { ...answer, secret: made }
    },
  }),
  defineRoute({
    ...shown,
    method: 'get',
    path: '/api/sources/{id}',
    name: 'getSource',
    summary: 'Gets one source, without its secret',
    refuses: ['not-found'],
    handle: async ({ id }, deps) => showOf(deps, await getSource(deps, id)),
  }),
  defineRoute({
    ...source,
    method: 'patch',
    path: '/api/sources/{id}',
    name: 'changeSource',
    summary: 'Changes a source, its mapping or its secret, or switches it off and on; from the next delivery on',
    body: SourceChange,
    conditional: true,
    refuses: ['not-found', 'conflict'],
    async handle({ id, body: { secret, ...given }, by, expected }, deps) {
      const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
      const step = { id, by, expected, change, ...(secret !== undefined && { secret }) }
      return answerOf(deps, await changeSource(deps, step))
    },
  }),
  defineRoute({
    ...source,
    method: 'delete',
    path: '/api/sources/{id}',
    name: 'deleteSource',
    summary: 'Takes a source away, with what waits of it, and answers it as it was; a repeat finds nothing',
    body: NO_BODY,
    conditional: true,
    refuses: ['not-found', 'conflict'],
    handle: async ({ id, by, expected }, deps) => answerOf(deps, await deleteSource(deps, { id, by, expected })),
  }),
  defineRoute({
    ...source,
    method: 'post',
    path: '/api/sources/{id}/test',
    name: 'trySource',
    summary: 'Tells what would come of a sample, by the mapping as it stands or as given; changes nothing',
    body: SourceTry,
    answer: SourceTried,
    refuses: ['not-found'],
    async handle({ id, body: { sample, mapping } }, deps) {
      const found = await getSource(deps, id)
      return tryMapping(deps, { ...found, mapping: mapping ?? found.mapping }, sample ?? found.sample)
    },
  }),
  defineRoute({
    ...shown,
    method: 'get',
    path: '/api/sources/{id}/deliveries',
    name: 'listSourceDeliveries',
    summary:
      'Lists what came from a source and what it became, newest first, for 30 days; nothing of whom it was about',
    query: ListQuery,
    answer: listOf(ArrivalView),
    refuses: ['not-found'],
    async handle({ id, query }, deps) {
      const { items, next } = await listArrivals(deps, id, query)
      return { items: items.map(viewArrival), next }
    },
  }),
  defineRoute({
    ...source,
    method: 'post',
    path: '/api/sources/{id}/deliveries/{delivery}/redrive',
    name: 'redriveSourceDelivery',
    summary: 'Sends a delivery that was kept through the mapping as it stands now; safe to repeat',
    roles: ['support', 'admin'],
    body: NO_BODY,
    answer: ArrivalView,
    refuses: ['not-found', 'conflict'],
    handle: async ({ id, delivery, by }, deps) =>
      viewArrival(await redriveArrival(deps, { source: await getSource(deps, id), id: delivery, by })),
  }),
]

async function showOf(deps: ConsoleApiDeps, found: Parameters<typeof viewSource>[0]): Promise<SourceView> {
  return viewSource(found, await findRefusal(deps, found))
}

async function answerOf(deps: ConsoleApiDeps, outcome: SourceOutcome): Promise<SourceView | Refusal> {
  switch (outcome.kind) {
    case 'done':
      return showOf(deps, outcome.source)
    case 'changed-meanwhile':
      return Refusal.changed(await showOf(deps, outcome.source))
    case 'invalid':
      return Refusal.invalid(outcome.faults)
    case 'full':
      return new Refusal('conflict', 'There is no room for more sources. Delete one that nobody needs first.')
  }
}
