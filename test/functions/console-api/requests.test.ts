import { describe, expect, it } from 'vitest'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { AppError } from '#shared/domain/errors.ts'
import { startApi } from './api.ts'

const SEARCH = '/api/messages/search'

describe('requests', () => {
  it('refuses a kind that nobody knows, wherever one is named', async () => {
    const { call } = startApi()
    const kind = 'sms-blast'
    const asked = [
      await call('POST', '/api/campaigns', { body: { kind } }),
      await call('POST', '/api/templates/check', { body: { kind, text: 'x', language: 'en' } }),
      await call('POST', '/api/audiences/preview', { body: { kind, audience: {} } }),
    ]

    for (const { status, body } of asked) {
      expect(status).toBe(400)
      expect(Problem.parse(body).errors).toMatchObject([{ path: 'kind', code: 'unknown-kind' }])
    }
  })

  it('tells every fault of query and body at once, by dotted path', async () => {
    const body = {
      kind: 'SMS blast',
      audience: { kinds: ['robot'], colour: 'red' },
      extra: 1,
      template: { fr: 'Bonjour' },
    }

    const answer = await startApi().call('POST', '/api/campaigns', { body })

    expect(answer).toMatchObject({ status: 400, type: 'application/problem+json' })
    const problem = Problem.parse(answer.body)
    expect(problem.type).toBe('urn:carillon:problem:invalid-request')
    expect(problem.errors?.map(({ path }) => path).toSorted()).toEqual([
      'audience.colour',
      'audience.kinds.0',
      'extra',
      'kind',
      'template.fr',
    ])
  })

  it.each([
    ['/api/campaigns', { limit: '101' }, ['limit']],
    ['/api/campaigns', { limit: '0' }, ['limit']],
    ['/api/campaigns', { limit: 'many', page: '2' }, ['limit', 'page']],
  ])('refuses %s with %j', async (path, query, paths) => {
    const answer = await startApi().call('GET', path, { query })

    expect(answer.status).toBe(400)
    expect(Problem.parse(answer.body).errors?.map((fault) => fault.path)).toEqual(paths)
  })

  it.each([
    [{}, 'needs one of its fields'],
    [{ phone: '19900000001', order: 'SO-1' }, 'takes one of its fields only'],
    [{ contact: 'C00001', limit: 101 }, 'takes 100 at most'],
    [{ contact: 'C00001', colour: 'red' }, 'takes no other field'],
    [{ contact: 5 }, 'takes text'],
    [[], 'takes an object'],
    [undefined, 'needs a body'],
  ])('refuses the search %j: it %s', async (body, _why) => {
    const answer = await startApi().call('POST', SEARCH, { body })

    expect(answer.status).toBe(400)
    expect(Problem.parse(answer.body).errors).not.toHaveLength(0)
  })

  it.each(['{', 'contact=C00001', '{"contact":"\ud800"', 'undefined'])(
    'answers 400 to what is not JSON: %j',
    async (rawBody) => {
      const answer = await startApi().call('POST', SEARCH, { rawBody })

      expect(answer.status).toBe(400)
      expect(Problem.parse(answer.body).errors?.[0]?.code).toBe('malformed-json')
    },
  )

  it.each(['text/plain', 'application/x-www-form-urlencoded', ''])(
    'takes JSON that is sent as %j',
    async (contentType) => {
      const { status } = await startApi().call('POST', SEARCH, { contentType, body: { contact: 'C00001' } })

      expect(status).toBe(200)
    },
  )

  it('takes a body that arrives in base64', async () => {
    const { status } = await startApi().call('POST', SEARCH, { base64: true, body: { contact: '罗娜' } })

    expect(status).toBe(200)
  })

  it('answers 413 to a body beyond 256 KiB', async () => {
    const answer = await startApi().call('POST', SEARCH, { rawBody: 'x'.repeat(256 * 1024 + 1) })

    expect(answer.status).toBe(413)
    expect(Problem.parse(answer.body).type).toBe('urn:carillon:problem:too-large')
  })

  it.each(['/', '/api', '/api/nothing', '/api/campaigns/', '/api/campaigns/x/y', '/hooks/orders', '/api/%E0%A4%A'])(
    'answers 404 at %s',
    async (path) => {
      const answer = await startApi().call('GET', path)

      expect(answer).toMatchObject({ status: 404, type: 'application/problem+json' })
      expect(Problem.parse(answer.body).type).toBe('urn:carillon:problem:not-found')
    },
  )

  it.each(['campaigns', 'messages', 'contacts', 'kinds', 'imports'])(
    'answers 404 for an unknown id of %s',
    async (noun) => {
      const answer = await startApi().call('GET', `/api/${noun}/unknown`)

      expect(answer.status).toBe(404)
    },
  )

  it('answers 405 to another method and names those it takes', async () => {
    const answer = await startApi().call('PUT', '/api/campaigns/x')

    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, PATCH, DELETE' } })
    expect(Problem.parse(answer.body).type).toBe('urn:carillon:problem:method-not-allowed')
  })

  it('answers 500 without details to a failure that nobody expected, and logs it once', async () => {
    const api = startApi()
    const failure = new Error('the password is hunter2')
    api.contacts.find = () => Promise.reject(failure)

    const answer = await api.call('GET', '/api/contacts/C00001')

    expect(answer.status).toBe(500)
    expect(JSON.stringify(answer.body)).not.toContain('hunter2')
    expect(api.lines).toMatchObject([{ level: 'error', code: 'REQUEST_FAILED', cause: failure }])
  })

  it.each([
    ['STORE_UNAVAILABLE', 503, 'unavailable'],
    ['QUEUE_UNAVAILABLE', 503, 'unavailable'],
    ['CONFLICT', 409, 'conflict'],
    ['INVALID_INPUT', 400, 'invalid-request'],
    ['MALFORMED_ITEM', 500, 'internal'],
  ] as const)('answers a failure of the code %s with %d', async (code, status, slug) => {
    const api = startApi()
    api.contacts.find = () => Promise.reject(new AppError(code, 'It failed.', { retryable: false }))

    const answer = await api.call('GET', '/api/contacts/C00001')

    expect(answer.status).toBe(status)
    expect(Problem.parse(answer.body).type).toBe(`urn:carillon:problem:${slug}`)
  })

  it('logs one line a request, with the route in place of the address', async () => {
    const api = startApi()

    await api.call('GET', '/api/contacts/C00001', { as: 'support' })

    expect(api.lines).toMatchObject([
      {
        level: 'info',
        code: 'REQUEST_FINISHED',
        fields: { requestId: 'request-1', method: 'GET', route: '/api/contacts/{id}', role: 'support', status: 404 },
      },
    ])
  })
})
