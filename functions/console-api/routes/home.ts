import { HomeView } from '#shared/contracts/console-api/home.ts'
import { readHome } from '#shared/usecases/runs/read-home.ts'
import { defineRoute, NO_BODY, NO_QUERY } from '../route.ts'

export const HOME_ROUTES = [
  defineRoute({
    method: 'get',
    path: '/api/home',
    name: 'getHome',
    summary: 'Tells what the runs of today have come to, and what campaigns do in the coming 7 days',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: HomeView,
    async handle(_request, deps) {
      const { upcoming, ...rest } = await readHome(deps)
      return { ...rest, upcoming: upcoming.map((firing) => ({ ...firing, at: firing.at.toISOString() })) }
    },
  }),
]
