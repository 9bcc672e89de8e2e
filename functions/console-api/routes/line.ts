import { LineChange, LineStop, LineView } from '#shared/contracts/console-api/line.ts'
import type { Line } from '#shared/contracts/line.ts'
import { viewLine } from '#shared/domain/line/line-view.ts'
import { changeLine, type LineOutcome, startLine, stopLine } from '#shared/usecases/line/steer-line.ts'
import { getLine } from '#shared/usecases/read-line.ts'
import { type ConsoleApiDeps, defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'

const steering = { roles: ['admin'], query: NO_QUERY, status: 200, answer: LineView, conditional: true } as const

export const LINE_ROUTES = [
  defineRoute({
    method: 'get',
    path: '/api/line',
    name: 'getLine',
    summary: 'Tells whether texts are sent at present, how fast, and what they have cost today',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: LineView,
    handle: async (_request, deps) => view(deps, await getLine(deps)),
  }),
  defineRoute({
    ...steering,
    method: 'post',
    path: '/api/line/stop',
    name: 'stopLine',
    summary: 'Stops all sending within a second, until it is started again; keeps who did it and why',
    body: LineStop,
    handle: async ({ body, by, expected }, deps) => answerOf(deps, await stopLine(deps, { ...body, by, expected })),
  }),
  defineRoute({
    ...steering,
    method: 'post',
    path: '/api/line/start',
    name: 'startLine',
    summary: 'Starts sending again; what waited is checked at once',
    body: NO_BODY,
    handle: async ({ by, expected }, deps) => answerOf(deps, await startLine(deps, { by, expected })),
  }),
  defineRoute({
    ...steering,
    method: 'patch',
    path: '/api/line',
    name: 'changeLine',
    summary: 'Sets the pace in message parts a second, and the daily budget',
    body: LineChange,
    handle: async ({ body, by, expected }, deps) => answerOf(deps, await changeLine(deps, { ...body, by, expected })),
  }),
]

function answerOf(deps: ConsoleApiDeps, { kind, line }: LineOutcome): LineView | Refusal {
  return kind === 'done' ? view(deps, line) : Refusal.changed(view(deps, line))
}

function view(deps: ConsoleApiDeps, line: Line): LineView {
  return viewLine(line, deps.lineDefaults, deps.clock.now())
}
