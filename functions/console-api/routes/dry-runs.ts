import {
  DryRunStart,
  DryRunStarted,
  DryRunView,
  ForeseenPersonView,
  ForeseenQuery,
} from '#shared/contracts/console-api/dry-run.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { getLine } from '#shared/usecases/read-line.ts'
import { readShopsLately } from '#shared/usecases/read-shops.ts'
import { getDryRun, listForeseen } from '#shared/usecases/runs/get-dry-run.ts'
import { startDryRun } from '#shared/usecases/runs/start-dry-run.ts'
import { defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'
import { viewDryRun, viewForeseen } from '../views/dry-run-view.ts'

const roles = ['marketing', 'admin'] as const

export const DRY_RUN_ROUTES = [
  defineRoute({
    method: 'post',
    path: '/api/campaigns/{id}/dry-runs',
    name: 'startDryRun',
    summary: 'Finds out whom the next firing would text, with which words, and who would be held back; sends nothing',
    roles,
    query: NO_QUERY,
    body: DryRunStart,
    status: 202,
    once: 'answer-kept',
    answer: DryRunStarted,
    refuses: ['not-found', 'conflict', 'campaign-stopped'],
    async handle({ id, body, by }, deps) {
      const at = body?.at === undefined ? undefined : new Date(body.at)
      const outcome = await startDryRun(deps, { campaignId: id, at, by })
      if (outcome.kind === 'started') return { id: outcome.id }
      if (outcome.kind === 'invalid') return Refusal.invalid(outcome.faults)
      return outcome.because === 'stopped'
        ? new Refusal('campaign-stopped', 'A stopped campaign sends nothing.')
        : new Refusal('conflict', 'Its date has passed, so it would never send. Give it a date to come first.')
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/dry-runs/{id}',
    name: 'getDryRun',
    summary: 'Gets a dry run with its sums, as far as it has got; it is kept for seven days',
    roles,
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: DryRunView,
    refuses: ['not-found'],
    async handle({ id }, deps) {
      const [dryRun, line, shops] = await Promise.all([getDryRun(deps, id), getLine(deps), readShopsLately(deps)])
      return viewDryRun(dryRun, { line, defaults: deps.lineDefaults, shops, now: deps.clock.now() })
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/dry-runs/{id}/people',
    name: 'listForeseen',
    summary: 'Lists the people of a dry run who would be sent to, or held back, each with the text or the reason',
    roles,
    query: ForeseenQuery,
    body: NO_BODY,
    status: 200,
    answer: listOf(ForeseenPersonView),
    refuses: ['not-found'],
    async handle({ id, query }, deps) {
      const { items, next } = await listForeseen(deps, { id, ...query })
      return { items: items.map(({ person, name }) => viewForeseen(person, name)), next }
    },
  }),
]
