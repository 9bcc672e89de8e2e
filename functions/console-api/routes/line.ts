import { LineChange, LineStop, LineView } from '#shared/contracts/console-api.ts'
import type { Line } from '#shared/contracts/line.ts'
import { viewLine } from '#shared/domain/line-view.ts'
import { changeLine, getLine, startLine, stopLine } from '#shared/usecases/steer-line.ts'
import { nameOf } from '../caller.ts'
import { type ConsoleApiDeps, defineRoute, NO_BODY, NO_QUERY } from '../route.ts'

const steering = { roles: ['admin'], query: NO_QUERY, status: 200, answer: LineView } as const

export const LINE_ROUTES = [
  defineRoute({
    method: 'get',
    path: '/api/line',
    name: 'getLine',
    summary: 'Whether anything is sent at present, how fast, and what it has cost today',
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
    summary: 'Stops every submit within a second, until it is started again; says who did it and why',
    body: LineStop,
    handle: async ({ body, caller }, deps) => view(deps, await stopLine(deps, nameOf(caller), body.why)),
  }),
  defineRoute({
    ...steering,
    method: 'post',
    path: '/api/line/start',
    name: 'startLine',
    summary: 'Lets texts leave again; what waited is looked at now',
    body: NO_BODY,
    handle: async (_request, deps) => view(deps, await startLine(deps)),
  }),
  defineRoute({
    ...steering,
    method: 'patch',
    path: '/api/line',
    name: 'changeLine',
    summary: 'Sets the pace in parts a second and the budget of a day',
    body: LineChange,
    handle: async ({ body }, deps) => view(deps, await changeLine(deps, body)),
  }),
]

function view(deps: ConsoleApiDeps, line: Line): LineView {
  return viewLine(line, deps.lineDefaults, deps.clock.now())
}
