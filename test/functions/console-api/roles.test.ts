import { describe, expect, it } from 'vitest'
import { ROUTES } from '#functions/console-api/routes.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { Role } from '#shared/contracts/console-api/role.ts'
import { startApi } from './api.ts'

const ALL = 'marketing support admin'

/** What design.md §11 promises, beside what the routes say. */
const PROMISED: Record<string, string> = {
  'GET /api/me': ALL,
  'POST /api/messages/search': ALL,
  'GET /api/messages/{id}': ALL,
  'POST /api/messages/{id}/cancel': 'support admin',
  'POST /api/messages/{id}/resend': 'support admin',
  'POST /api/contacts/search': ALL,
  'GET /api/contacts/{id}': ALL,
  'PATCH /api/contacts/{id}': 'support admin',
  'POST /api/contacts/{id}/notes': 'support admin',
  'POST /api/contacts/{id}/merge': 'support admin',
  'DELETE /api/contacts/{id}': 'admin',
  'GET /api/contacts/{id}/export': 'admin',
  'POST /api/contacts/{id}/opt-out': 'support admin',
  'POST /api/contacts/{id}/opt-in': 'support admin',
  'POST /api/contacts/{id}/holds': 'support admin',
  'POST /api/contacts/{id}/holds/{hold}/end': 'support admin',
  'POST /api/campaigns': 'marketing admin',
  'GET /api/campaigns/{id}/outcome': ALL,
  'GET /api/records/{type}/{id}': ALL,
  'POST /api/records/search': ALL,
  'GET /api/contacts/{id}/records': ALL,
  'GET /api/record-types': ALL,
  'PUT /api/records/{type}/{id}': 'support admin',
  'POST /api/explain': ALL,
  'GET /api/contacts/{id}/calendar': ALL,
  'GET /api/audit': 'admin',
  'GET /api/home': ALL,
  'GET /api/people': ALL,
  'GET /api/tags': ALL,
  'GET /api/regions': ALL,
  'GET /api/columns': ALL,
  'GET /api/campaigns': ALL,
  'GET /api/campaigns/{id}': ALL,
  'GET /api/campaigns/{id}/kind': ALL,
  'PATCH /api/campaigns/{id}': 'marketing admin',
  'POST /api/campaigns/{id}/activate': 'marketing admin',
  'POST /api/campaigns/{id}/approve': 'marketing admin',
  'POST /api/campaigns/{id}/dry-runs': 'marketing admin',
  'GET /api/dry-runs/{id}': 'marketing admin',
  'GET /api/dry-runs/{id}/people': 'marketing admin',
  'GET /api/my-numbers': 'marketing admin',
  'POST /api/my-numbers': 'marketing admin',
  'POST /api/my-numbers/confirm': 'marketing admin',
  'DELETE /api/my-numbers/{id}': 'marketing admin',
  'POST /api/campaigns/{id}/test-texts': 'marketing admin',
  'POST /api/audiences/preview': 'marketing admin',
  'GET /api/audiences': 'marketing admin',
  'POST /api/audiences': 'marketing admin',
  'GET /api/audiences/{id}': 'marketing admin',
  'PATCH /api/audiences/{id}': 'marketing admin',
  'DELETE /api/audiences/{id}': 'marketing admin',
  'POST /api/campaigns/{id}/pause': 'marketing admin',
  'POST /api/campaigns/{id}/stop': 'marketing admin',
  'DELETE /api/campaigns/{id}': 'marketing admin',
  'POST /api/campaigns/{id}/copy': 'marketing admin',
  'POST /api/campaigns/{id}/archive': 'marketing admin',
  'GET /api/campaigns/{id}/results': ALL,
  'GET /api/campaigns/{id}/runs': ALL,
  'GET /api/campaigns/{id}/templates': ALL,
  'GET /api/campaigns/{id}/templates.csv': ALL,
  'PATCH /api/campaigns/{id}/templates': 'marketing admin',
  'GET /api/runs/{id}': ALL,
  'GET /api/kinds': ALL,
  'GET /api/kinds/{id}': ALL,
  'GET /api/kinds/{id}/scenario': ALL,
  'GET /api/scenario-schema': ALL,
  'POST /api/templates/check': 'marketing admin',
  'POST /api/inbox/search': 'support admin',
  'POST /api/inbox/{id}/done': 'support admin',
  'POST /api/inbox/{id}/reply': 'support admin',
  'POST /api/imports': 'marketing admin',
  'GET /api/imports': 'marketing admin',
  'GET /api/imports/{id}': 'marketing admin',
  'GET /api/imports/{id}/preview': 'marketing admin',
  'POST /api/imports/{id}/start': 'marketing admin',
  'GET /api/imports/{id}/problems': 'marketing admin',
  'POST /api/imports/{id}/undo': 'marketing admin',
  'GET /api/imports/{id}/refused': 'marketing admin',
  'GET /api/imports/template': 'marketing admin',
  'GET /api/sources': 'marketing support admin',
  'POST /api/sources': 'admin',
  'GET /api/sources/{id}': 'marketing support admin',
  'PATCH /api/sources/{id}': 'admin',
  'DELETE /api/sources/{id}': 'admin',
  'POST /api/sources/{id}/test': 'admin',
  'GET /api/sources/{id}/deliveries': 'marketing support admin',
  'POST /api/sources/{id}/deliveries/{delivery}/redrive': 'support admin',
  'GET /api/webhooks': 'admin',
  'POST /api/webhooks': 'admin',
  'GET /api/webhooks/{id}': 'admin',
  'PATCH /api/webhooks/{id}': 'admin',
  'DELETE /api/webhooks/{id}': 'admin',
  'POST /api/webhooks/{id}/test': 'admin',
  'GET /api/webhooks/{id}/deliveries': 'admin',
  'POST /api/webhooks/{id}/deliveries/{delivery}/redrive': 'admin',
  'GET /api/dead-letters': 'support admin',
  'GET /api/dead-letters/{id}': 'support admin',
  'POST /api/dead-letters/{id}/redrive': 'admin',
  'GET /api/line': ALL,
  'PATCH /api/line': 'admin',
  'PATCH /api/templates/{id}': 'admin',
  'POST /api/line/stop': 'admin',
  'POST /api/line/start': 'admin',
  'GET /api/settings/approval': ALL,
  'PUT /api/settings/approval': 'admin',
  'GET /api/settings/business': ALL,
  'PUT /api/settings/business': 'marketing admin',
  'GET /api/settings/retention': ALL,
  'PUT /api/settings/retention': 'admin',
  'GET /api/settings/countries': ALL,
  'PUT /api/settings/countries': 'admin',
  'GET /api/settings/shops': ALL,
  'PUT /api/settings/shops': 'admin',
  'GET /api/policies': ALL,
  'GET /api/settings/hours': ALL,
  'PUT /api/settings/hours': 'admin',
  'GET /api/settings/caps': ALL,
  'PUT /api/settings/caps': 'admin',
}

const TABLE = Object.entries(PROMISED).map(([route, roles]) => {
  const [method = '', path = ''] = route.split(' ')
  return { method, path, roles: roles.split(' ') }
})
const ROWS = TABLE.flatMap((row) => Role.options.map((role) => ({ ...row, role })))

describe('who may call what', () => {
  it('has the promised routes and no other', () => {
    const names = ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path}`)

    expect(names.toSorted()).toEqual(Object.keys(PROMISED).toSorted())
  })

  it.each(ROWS)('$role calls $method $path only if it is for them', async ({ method, path, roles, role }) => {
    const { status } = await startApi().call(method, path.replace('{id}', 'x'), { as: role, body: {} })

    expect(status === 403).toBe(!roles.includes(role))
    expect(status).not.toBe(401)
    expect(status).toBeLessThan(500)
  })

  it.each(TABLE)('nobody calls $method $path without signing in', async ({ method, path }) => {
    const answer = await startApi().call(method, path.replace('{id}', 'x'), { as: null, body: {} })

    expect(answer).toMatchObject({ status: 401, type: 'application/problem+json' })
    expect(Problem.parse(answer.body).type).toBe('urn:carillon:problem:unauthorized')
    expect(answer.headers).toHaveProperty('www-authenticate')
  })

  it.each([undefined, '', 'admin', '[]', '[administrator]', '[ADMIN]', 'x[admin]', ['admin'], { 0: 'admin' }, 7])(
    'gives no role for the groups %j',
    async (groups) => {
      const { status } = await startApi().call('GET', '/api/me', { groups })

      expect(status).toBe(403)
    },
  )

  it.each([
    ['[admin]', ['admin']],
    ['[admin marketing]', ['marketing', 'admin']],
    ['[eu-west-1_abc_Google support]', ['support']],
  ])('reads the groups %s', async (groups, roles) => {
    const { body } = await startApi().call('GET', '/api/me', { groups })

    expect(body).toEqual({ roles })
  })
})
