import { MOST_RESULT_DAYS, ResultsQuery, ResultsView } from '#shared/contracts/console-api/results.ts'
import { resultDaysOf } from '#shared/domain/campaigns/result-days.ts'
import { readResults } from '#shared/usecases/runs/read-results.ts'
import { defineRoute, NO_BODY, Refusal } from '../route.ts'
import { viewResults } from '../views/results-view.ts'

const REFUSALS = {
  backwards: 'must not be after `until`',
  'too-many': `must be within ${MOST_RESULT_DAYS} days of \`until\``,
} as const

export const RESULT_ROUTES = [
  defineRoute({
    method: 'get',
    path: '/api/campaigns/{id}/results',
    name: 'getResults',
    summary: 'Counts a campaign’s messages of some days by state and reason, each once, with parts and price',
    roles: ['marketing', 'support', 'admin'],
    query: ResultsQuery,
    body: NO_BODY,
    status: 200,
    answer: ResultsView,
    table: 'days',
    refuses: ['not-found'],
    async handle({ id, query }, deps) {
      const days = resultDaysOf(query, deps.clock.now())
      if (days.kind !== 'days') return Refusal.invalid([{ path: 'from', message: REFUSALS[days.kind], code: 'custom' }])
      const { from, until } = days
      return viewResults(await readResults(deps, { id, from, until }), deps.lineDefaults)
    },
  }),
]
