import { OutcomeQuery, OutcomeView } from '#shared/contracts/console-api/outcome.ts'
import { MOST_RESULT_DAYS, ResultsQuery, ResultsView } from '#shared/contracts/console-api/results.ts'
import { resultDaysOf } from '#shared/domain/campaigns/result-days.ts'
import { sayableOf } from '#shared/domain/records/record-types.ts'
import { readOutcome } from '#shared/usecases/runs/read-outcome.ts'
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
  defineRoute({
    method: 'get',
    path: '/api/campaigns/{id}/outcome',
    name: 'getOutcome',
    summary: 'Counts of how many records a fact came to be so within some hours after their text, and without one',
    roles: ['marketing', 'support', 'admin'],
    query: OutcomeQuery,
    body: NO_BODY,
    status: 200,
    answer: OutcomeView,
    refuses: ['not-found'],
    async handle({ id, query: { fact, hours, ...range } }, deps) {
      const days = resultDaysOf(range, deps.clock.now())
      if (days.kind !== 'days') return Refusal.invalid([{ path: 'from', message: REFUSALS[days.kind], code: 'custom' }])
      const { from, until } = days
      const outcome = await readOutcome(deps, { id, from, until, fact, hours })
      const facts = outcome.type === null ? {} : (sayableOf(outcome.type)?.facts ?? {})
      if (fact !== undefined && outcome.type !== null && !Object.hasOwn(facts, fact))
        return Refusal.invalid([{ path: 'fact', message: `is none of ${outcome.type}`, code: 'unknown-fact' }])
      return { ...outcome, hours, facts: Object.entries(facts).map(([name, { words }]) => ({ name, words })) }
    },
  }),
]
