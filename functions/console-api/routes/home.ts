import { HomeQuery, HomeView } from '#shared/contracts/console-api/home.ts'
import { viewLine } from '#shared/domain/line/line-view.ts'
import { getLine } from '#shared/usecases/read-line.ts'
import { findSharedNumbers, listTodo } from '#shared/usecases/runs/list-todo.ts'
import { readHome } from '#shared/usecases/runs/read-home.ts'
import { defineRoute, NO_BODY } from '../route.ts'
import { viewHome } from '../views/home-view.ts'

export const HOME_ROUTES = [
  defineRoute({
    method: 'get',
    path: '/api/home',
    name: 'getHome',
    summary:
      'Tells what texts have come to today and in 14 days, what campaigns do in the coming 7, and what waits for somebody',
    roles: ['marketing', 'support', 'admin'],
    query: HomeQuery,
    body: NO_BODY,
    status: 200,
    answer: HomeView,
    async handle({ query, caller }, deps) {
      const [home, todo, line, numbers] = await Promise.all([
        readHome(deps),
        listTodo(deps),
        getLine(deps),
        query.with === undefined ? null : findSharedNumbers(deps.contacts),
      ])
      const shown = viewLine(line, deps.lineDefaults, deps.clock.now())
      return viewHome({ home, todo, numbers, line: shown, currency: deps.lineDefaults.currency ?? null }, caller.roles)
    },
  }),
]
