import * as z from 'zod'
import { KindView } from '#shared/contracts/console-api/kind.ts'
import { ListQuery, listOf } from '#shared/contracts/console-api/list.ts'
import { TemplateCheck, TemplateReport } from '#shared/contracts/console-api/wording.ts'
import { Scenario } from '#shared/contracts/scenario.ts'
import { homeShop } from '#shared/domain/records/shop-names.ts'
import { presetOf } from '#shared/domain/scenarios/presets/catalogue.ts'
import { checkWording } from '#shared/usecases/campaigns/check-wording.ts'
import { readShopsLately } from '#shared/usecases/read-shops.ts'
import { defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'
import { viewKinds } from '../views/kind-view.ts'

export const KIND_ROUTES = [
  defineRoute({
    method: 'get',
    path: '/api/kinds',
    name: 'listKinds',
    summary:
      'Lists every kind of campaign with its defaults, its settings, the variables of its wordings, and the events or the list that it needs; always one page',
    roles: ['marketing', 'support', 'admin'],
    query: ListQuery,
    body: NO_BODY,
    status: 200,
    answer: listOf(KindView),
    handle: async (_request, { events }) => ({ items: viewKinds(await events.listHeard()), next: null }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/kinds/{id}',
    name: 'getKind',
    summary: 'Gets one kind of campaign',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: KindView,
    refuses: ['not-found'],
    async handle({ id }, { events }) {
      const kind = viewKinds(await events.listHeard()).find((candidate) => candidate.id === id)
      return kind ?? new Refusal('not-found', 'There is no such kind.')
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/kinds/{id}/scenario',
    name: 'getKindScenario',
    summary:
      'Gets the scenario that a preset is with its defaults, to make one’s own of it under another slug; none of the kinds that are no scenario',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: Scenario,
    refuses: ['not-found'],
    handle: async ({ id }) => {
      const preset = presetOf(id)
      return preset?.scenarioOf(preset.defaults) ?? new Refusal('not-found', 'No preset is called so.')
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/scenario-schema',
    name: 'getScenarioSchema',
    summary:
      'Answers the JSON Schema (2020-12) of a scenario of one’s own, as a campaign of the kind `custom` takes it',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: z.record(z.string(), z.unknown()),
    handle: async () => ({ ...z.toJSONSchema(Scenario, { io: 'input' }) }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/templates/check',
    name: 'checkTemplate',
    summary: 'Checks a wording before it is saved: faults with their place, size, and a preview with samples',
    roles: ['marketing', 'admin'],
    query: NO_QUERY,
    body: TemplateCheck,
    status: 200,
    answer: TemplateReport,
    async handle({ body }, deps) {
      const outcome = checkWording(body, homeShop(await readShopsLately(deps)))
      return outcome.kind === 'checked' ? outcome.report : Refusal.invalid(outcome.faults)
    },
  }),
]
