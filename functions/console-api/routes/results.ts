import { MOST_RESULT_DAYS, ResultsQuery, ResultsView } from '#shared/contracts/console-api/results.ts'
import { addDays, DEFAULT_ZONE, localDateOf } from '#shared/domain/calendar/time.ts'
import { readResults } from '#shared/usecases/runs/read-results.ts'
import { defineRoute, NO_BODY, Refusal } from '../route.ts'
import { viewResults } from '../views/results-view.ts'

const USUAL_DAYS = 30

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
    refuses: ['not-found'],
    async handle({ id, query }, deps) {
      const until = query.until ?? localDateOf(deps.clock.now(), DEFAULT_ZONE)
      const from = query.from ?? addDays(until, 1 - USUAL_DAYS)
      if (from > until) return refuse('must not be after `until`')
      if (addDays(from, MOST_RESULT_DAYS) <= until)
        return refuse(`must be within ${MOST_RESULT_DAYS} days of \`until\``)
      return viewResults(await readResults(deps, { id, from, until }), deps.lineDefaults)
    },
  }),
]

function refuse(message: string): Refusal {
  return Refusal.invalid([{ path: 'from', message, code: 'custom' }])
}
