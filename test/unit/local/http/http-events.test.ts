import { Agent, type RequestOptions, request } from 'node:http'
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from 'aws-lambda'
import { expect, it, onTestFinished } from 'vitest'
import { createApiRoutes } from '../../../../local/http/api-routes.ts'
import { startLocalServer } from '../../../../local/http/server.ts'
import { createTokens } from '../../../../local/http/tokens.ts'

const tokens = createTokens({ secret: 'a secret of this test' })

async function open(result: APIGatewayProxyResultV2 = { statusCode: 204 }) {
  const events: APIGatewayProxyEventV2[] = []
  const handler = async (event: APIGatewayProxyEventV2) => {
    events.push(event)
    return result
  }
  const failures: unknown[] = []
  const server = await startLocalServer({
    port: 0,
    routes: () =>
      createApiRoutes({
        sources: async () => ({ statusCode: 202 }),
        replies: async () => ({ statusCode: 202 }),
        hooks: handler,
        api: handler,
        tokens,
      }),
    onFailure: (error) => void failures.push(error),
  })
  onTestFinished(() => server.close({ graceMs: 0 }))
  return { origin: server.origin, events, failures }
}

const signedIn = { authorization: `Bearer ${tokens.issue('admin')}` }

it('hands a request on as an HTTP API does, payload format 2.0', async () => {
  const { origin, events } = await open()

  await fetch(`${origin}/api/messages%20x/search?a=1&a=2&b=%E9%92%9F`, {
    method: 'POST',
    headers: { ...signedIn, 'Content-Type': 'application/json', 'X-Thing': 'Value', Cookie: 'a=1; b=2' },
    body: '{"phone":"钟"}',
  })

  expect(events[0]).toMatchObject({
    version: '2.0',
    routeKey: '$default',
    rawPath: '/api/messages%20x/search',
    rawQueryString: 'a=1&a=2&b=%E9%92%9F',
    queryStringParameters: { a: '1,2', b: '钟' },
    cookies: ['a=1', 'b=2'],
    headers: { 'content-type': 'application/json', 'x-thing': 'Value' },
    requestContext: {
      http: { method: 'POST', path: '/api/messages%20x/search', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
      authorizer: { jwt: { claims: { 'cognito:groups': '[admin]' } } },
    },
    body: '{"phone":"钟"}',
    isBase64Encoded: false,
  })
  expect(events[0]?.headers).not.toHaveProperty('cookie')
})

it('hands on a body that is not text in base64, byte by byte', async () => {
  const { origin, events } = await open()
  const bytes = Uint8Array.from([0xff, 0x00, 0xc4, 0xe3])

  await fetch(`${origin}/hooks/orders`, { method: 'POST', body: bytes })

  expect(events[0]).toMatchObject({ isBase64Encoded: true, body: Buffer.from(bytes).toString('base64') })
})

it('hands on in base64 what only claims to be text, so that no byte is mended on the way', async () => {
  const { origin, events } = await open()
  const bytes = Uint8Array.from([0x22, 0xb2, 0xbb, 0x22]) // a character of GB18030

  await fetch(`${origin}/hooks/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: bytes,
  })

  expect(events[0]).toMatchObject({ isBase64Encoded: true, body: Buffer.from(bytes).toString('base64') })
})

it('answers with status, headers, cookies and bytes of the result', async () => {
  const { origin } = await open({
    statusCode: 201,
    headers: { 'content-type': 'image/png', 'x-count': 3 },
    cookies: ['a=1; HttpOnly', 'b=2'],
    body: Buffer.from([1, 2, 3]).toString('base64'),
    isBase64Encoded: true,
  })

  const response = await fetch(`${origin}/hooks/orders`, { method: 'POST' })

  expect(response.status).toBe(201)
  expect(response.headers.get('x-count')).toBe('3')
  expect(response.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2'])
  expect([...(await response.bytes())]).toEqual([1, 2, 3])
})

it('answers a bare text as JSON', async () => {
  const { origin } = await open('{"ok":true}')

  const response = await fetch(`${origin}/hooks/orders`, { method: 'POST' })

  expect(response.headers.get('content-type')).toBe('application/json')
  expect(await response.json()).toEqual({ ok: true })
})

it.each([
  ['no token', {}],
  ['a false token', { authorization: 'Bearer a.b.c' }],
  ['another scheme', { authorization: 'Basic YTpi' }],
])('refuses %s before the function is called', async (_what, headers) => {
  const { origin, events } = await open()

  const response = await fetch(`${origin}/api/campaigns`, { headers })

  expect(response.status).toBe(401)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({ type: 'urn:carillon:problem:unauthorized', status: 401 })
  expect(events).toEqual([])
})

it('shows the definition of the API to anyone', async () => {
  const { origin, events } = await open()

  expect((await fetch(`${origin}/api/openapi.json`)).status).toBe(204)
  expect(events[0]?.requestContext).not.toHaveProperty('authorizer')
})

it('takes events by POST only', async () => {
  const { origin } = await open()

  const response = await fetch(`${origin}/hooks/orders`)

  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('POST')
})

it.each([
  ['that says how large it is', (text: string) => text],
  ['that does not say how large it is', (text: string) => new Blob([text]).stream()],
])('refuses a body beyond 1 MB %s', async (_what, bodyOf) => {
  const { origin, events } = await open()
  const body = bodyOf('x'.repeat(1024 * 1024 + 1))

  const response = await fetch(`${origin}/hooks/orders`, { method: 'POST', body, duplex: 'half' })

  expect(response.status).toBe(413)
  expect(await response.json()).toMatchObject({ type: 'urn:carillon:problem:too-large' })
  expect(events).toEqual([])
})

it('answers a failing function with a problem that tells nothing of it', async () => {
  const failures: unknown[] = []
  const fails = () => Promise.reject(new Error('+8619900000001'))
  const { origin } = await startLocalServer({
    port: 0,
    routes: () =>
      createApiRoutes({
        sources: async () => ({ statusCode: 202 }),
        replies: async () => ({ statusCode: 202 }),
        hooks: fails,
        api: fails,
        tokens,
      }),
    onFailure: (error) => void failures.push(error),
  }).then((server) => {
    onTestFinished(() => server.close({ graceMs: 0 }))
    return server
  })

  const response = await fetch(`${origin}/hooks/orders`, { method: 'POST' })

  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('+86')
  expect(failures).toHaveLength(1)
})

it.each([
  ['slashes alone', '//', 404],
  ['a path that begins with two slashes', '//api/openapi.json', 404],
  ['no address at all', '*', 404],
  ['a whole address', 'http://127.0.0.1/api/openapi.json', 204],
])('answers a request for %s without failing', async (_what, path, status) => {
  const { origin, failures } = await open()

  expect(await statusOf(origin, { method: 'GET', path })).toBe(status)
  expect(failures).toEqual([])
})

it.each([
  ['Host', { host: 'evil.example' }, 'GET'],
  ['Host with another port', { host: '127.0.0.1:1' }, 'GET'],
  ['Origin on a write', { origin: 'http://evil.example' }, 'POST'],
  ['null Origin on a write', { origin: 'null' }, 'POST'],
])('refuses a foreign %s', async (_what, headers, method) => {
  const { origin, events } = await open()

  expect(await statusOf(`${origin}/hooks/orders`, { method, headers })).toBe(403)
  expect(events).toEqual([])
})

it('takes both names of this machine', async () => {
  const { origin } = await open()
  const headers = { host: origin.replace('http://127.0.0.1', 'localhost'), origin }

  expect(await statusOf(`${origin}/hooks/orders`, { method: 'POST', headers })).toBe(204)
})

it('is closed as soon as what runs is answered, although the caller would keep the connection', async () => {
  const gate = Promise.withResolvers<void>()
  const arrived = Promise.withResolvers<void>()
  const handler = async () => {
    arrived.resolve()
    await gate.promise
    return { statusCode: 204 }
  }
  const server = await startLocalServer({
    port: 0,
    routes: () =>
      createApiRoutes({
        sources: async () => ({ statusCode: 202 }),
        replies: async () => ({ statusCode: 202 }),
        hooks: handler,
        api: handler,
        tokens,
      }),
    onFailure: () => undefined,
  })
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())

  const status = statusOf(`${server.origin}/hooks/orders`, { method: 'POST', agent })
  await arrived.promise
  const closed = server.close({ graceMs: 60_000 })
  gate.resolve()

  expect(await status).toBe(204)
  await closed
})

/** `fetch` would not send these headers and paths. */
async function statusOf(url: string, options: RequestOptions): Promise<number> {
  const answered = Promise.withResolvers<number>()
  request(url, options, (response) => {
    response.resume()
    answered.resolve(response.statusCode ?? 0)
  })
    .on('error', answered.reject)
    .end()
  return answered.promise
}
