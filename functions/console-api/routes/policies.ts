import { CapsChange, CapsView, HoursChange, HoursView, PolicyList } from '#shared/contracts/console-api/policies.ts'
import type { CompanyRules } from '#shared/contracts/policy.ts'
import { changeRules, getRules, type RulesOutcome } from '#shared/usecases/line/steer-rules.ts'
import { defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'
import { viewCaps, viewHours, viewPolicies, viewPolicy } from '../views/policy-view.ts'

const EVERYBODY = ['marketing', 'support', 'admin'] as const
const READING = { method: 'get', roles: EVERYBODY, query: NO_QUERY, body: NO_BODY, status: 200 } as const
const CHANGING = { method: 'put', roles: ['admin'], query: NO_QUERY, status: 200, conditional: true } as const

export const POLICY_ROUTES = [
  defineRoute({
    ...READING,
    path: '/api/policies',
    name: 'listPolicies',
    summary: 'Tells when texts may leave and how many, by country and category, with the sources',
    answer: PolicyList,
    handle: async (_request, deps) => viewPolicies(await getRules(deps)),
  }),
  defineRoute({
    ...READING,
    path: '/api/settings/hours',
    name: 'getHours',
    summary: 'Tells the company’s own hours, beside which the presets hold',
    answer: HoursView,
    handle: async (_request, deps) => viewHours(await getRules(deps)),
  }),
  defineRoute({
    ...CHANGING,
    path: '/api/settings/hours',
    name: 'changeHours',
    summary: 'Replaces the company’s own hours, within a second; looser than the preset is `looser-than-preset`',
    body: HoursChange,
    answer: HoursView,
    async handle({ body: { items, version }, by, expected }, deps) {
      const outcome = await changeRules(deps, { hours: items, version, by, expected })
      return answer(outcome, viewHours, 'windows')
    },
  }),
  defineRoute({
    ...READING,
    path: '/api/settings/caps',
    name: 'getCaps',
    summary: 'Tells the company’s own caps on texts to one number, beside which the presets hold',
    answer: CapsView,
    handle: async (_request, deps) => viewCaps(await getRules(deps)),
  }),
  defineRoute({
    ...CHANGING,
    path: '/api/settings/caps',
    name: 'changeCaps',
    summary: 'Replaces the company’s own caps, within a second; looser than the preset is `looser-than-preset`',
    body: CapsChange,
    answer: CapsView,
    async handle({ body: { items, perNumberAndDay, version }, by, expected }, deps) {
      const said = perNumberAndDay === undefined ? {} : { perNumberAndDay }
      const outcome = await changeRules(deps, { caps: items, ...said, version, by, expected })
      return answer(outcome, viewCaps, null)
    },
  }),
]

function answer<View>(
  outcome: RulesOutcome,
  view: (rules: CompanyRules) => View,
  field: string | null,
): View | Refusal {
  switch (outcome.kind) {
    case 'done':
      return view(outcome.rules)
    case 'changed-meanwhile':
      return Refusal.changed(view(outcome.rules))
    case 'looser':
      return Refusal.looser(
        outcome.looser.map(({ index, preset }) => ({
          path: field === null ? `items.${index}` : `items.${index}.${field}`,
          preset: viewPolicy(preset),
        })),
      )
  }
}
