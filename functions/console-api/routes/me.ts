import * as z from 'zod'
import { Role } from '#shared/contracts/console-api/role.ts'
import { defineRoute, NO_BODY, NO_QUERY } from '../route.ts'

const Me = z.object({ roles: z.array(Role) }).meta({ id: 'Me' })

export const ME_ROUTES = [
  defineRoute({
    method: 'get',
    path: '/api/me',
    name: 'getMe',
    summary: 'Gets the caller’s roles',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: Me,
    handle: async ({ caller }) => ({ roles: [...caller.roles] }),
  }),
]
