import { createHash, createHmac } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { createAcceptSourceEventHandler } from '#functions/accept-source-event/handler.ts'
import { MAX_BODY_BYTES } from '#functions/http.ts'
import type { Signature, Source } from '#shared/contracts/source.ts'
import { createLog } from '#shared/observability/logger.ts'
import { keptIn } from '../builders/kept-events.ts'
import { aSource } from '../builders/source.ts'
import { testMappings } from '../builders/webhook-deps.ts'
import { World } from '../builders/world.ts'

const SECRET = 'a-shared-secret'
const BODY = JSON.stringify({ order: 'SO-1', at: '2026-12-01T01:30:00Z' })

type Change = { body?: string; headers?: Record<string, string>; query?: Record<string, string>; path?: string }

async function openSource(fields: Partial<Source> = {}) {
  const world = new World('2026-12-01T02:00:00Z')
  const { sources } = world.stores
  const source = aSource(fields)
  await sources.save(source, 'absent')
  await sources.keepSecret(source.id, SECRET)
  const lines: string[] = []
  const log = createLog((line) => void lines.push(line), world.clock.now)
  const handler = createAcceptSourceEventHandler({ ...world.deps, sources, mappings: testMappings, log })
  const post = async ({ body = BODY, headers = {}, query = {}, path = `/hooks/sources/${source.id}` }: Change = {}) => {
    const signed = { 'x-signature': signature(body), 'x-event': 'paid', 'x-delivery': 'D-1' }
    const answer = await handler(posted({ path, body, headers: { ...signed, ...headers }, query }))
    const said: unknown = JSON.parse(answer.body ?? 'null')
    return { status: answer.statusCode, body: said }
  }
  const arrivals = async () => (await sources.listArrivals(source.id, { limit: 100 })).items
  return { world, sources, source, lines, post, arrivals }
}

function signature(body: string): string {
  return createHmac('sha256', SECRET).update(body).digest('hex')
}

function posted({ path, body, headers, query }: Required<Change>): APIGatewayProxyEventV2 {
  const http = { method: 'POST', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' }
  const at = { time: '01/Dec/2026:02:00:00 +0000', timeEpoch: 1_796_090_400_000 }
  const gateway = { accountId: '123456789012', apiId: 'api', domainName: 'api.test', domainPrefix: 'api' }
  return {
    ...{ version: '2.0', routeKey: 'POST /hooks/sources/{source}', rawPath: path, rawQueryString: '' },
    ...{ headers, body, isBase64Encoded: false, queryStringParameters: query },
    requestContext: { ...gateway, ...at, http, requestId: 'r-1', routeKey: '$default', stage: '$default' },
  }
}

describe('a delivery of a source', () => {
  it('becomes its event, before it is answered', async () => {
    const { world, post, arrivals } = await openSource()

    expect(await post()).toMatchObject({ status: 202, body: { result: 'accepted' } })

    expect(await world.stores.records.findOrder('SO-1')).toMatchObject({ paidAt: new Date('2026-12-01T01:30:00Z') })
    expect(await arrivals()).toMatchObject([
      { type: 'paid', result: 'accepted', hasBody: false, events: [{ type: 'order.paid', record: 'SO-1' }] },
    ])
  })

  it('that is repeated under its id is answered as a repeat and acted on once', async () => {
    const { world, post, arrivals } = await openSource()
    await post()
    const before = await world.stores.records.findOrder('SO-1')

    const other = JSON.stringify({ order: 'SO-1', at: '2026-12-01T01:45:00Z' })
    const again = await post({ body: other })

    expect(again).toMatchObject({ status: 202, body: { result: 'repeat' } })
    expect(await world.stores.records.findOrder('SO-1')).toEqual(before)
    expect(await arrivals()).toHaveLength(1)
  })

  it('of another type is another one, whatever its id or body', async () => {
    const { post } = await openSource({ deliveryId: null })
    await post()

    expect(await post({ headers: { 'x-event': 'other' } })).toMatchObject({ body: { result: 'accepted' } })
  })

  it('without an id is known again by its body', async () => {
    const { post, arrivals } = await openSource({ deliveryId: null })
    await post()

    expect(await post()).toMatchObject({ body: { result: 'repeat' } })
    expect(await post({ body: `${BODY} ` })).toMatchObject({ body: { result: 'accepted' } })
    expect(await arrivals()).toHaveLength(2)
  })

  it('after a crash before it was written down gives the same events', async () => {
    const { world, source, sources, post } = await openSource()
    await post()
    const [first] = (await sources.listArrivals(source.id, { limit: 1 })).items
    const other = await openSource()
    const handler = createAcceptSourceEventHandler({
      ...world.deps,
      log: createLog(() => undefined, world.clock.now),
      sources: other.sources,
      mappings: testMappings,
    })

    await handler(
      posted({
        path: `/hooks/sources/${source.id}`,
        body: BODY,
        query: {},
        headers: { 'x-signature': signature(BODY), 'x-event': 'paid', 'x-delivery': 'D-1' },
      }),
    )

    const [again] = await other.arrivals()
    expect(again?.events).toEqual(first?.events.map((event) => ({ ...event, outcome: 'repeat' })))
    expect(await keptIn(world.stores.events)).toEqual([])
  })

  it('names the shop of its source where it names none', async () => {
    const { world, post } = await openSource({ shop: 'second' })
    await world.stores.shops.keepHome('first')

    await post()

    expect(await world.stores.records.findOrder('second~SO-1')).toMatchObject({ paidAt: expect.any(Date) })
  })

  it('is answered as its source wants to hear', async () => {
    const { post } = await openSource({ answer: { status: 200, body: '{"code":0,"msg":"success"}' } })

    expect(await post()).toEqual({ status: 200, body: { code: 0, msg: 'success' } })
  })
})

describe('a delivery that cannot be mapped', () => {
  it.each<[string, Partial<Source>, Change, string, string]>([
    ['is no text that can be read', {}, { body: '<order/>' }, 'not-json', 'body'],
    ['is nothing that the mapping knows', { mapping: 'type = "other" ? {}' }, {}, 'unmapped', 'mapping'],
    ['the mapping fails on', { mapping: '$number(body.order)' }, {}, 'mapping-failed', 'mapping'],
    [
      'becomes no event',
      { mapping: '{ "type": "order.paid", "data": {} }' },
      {},
      'malformed',
      'events[0].data.orderId',
    ],
    [
      'becomes an event of no known type',
      { mapping: '{ "type": "order.paied", "data": {} }' },
      {},
      'malformed',
      'events[0].type',
    ],
    ['becomes a number', { mapping: '1' }, {}, 'malformed', 'events[0]'],
  ])(
    'because it %s is kept with its body and the reason, and answered 202',
    async (_, fields, change, because, path) => {
      const { source, sources, post, arrivals } = await openSource(fields)

      expect(await post(change)).toMatchObject({ status: 202, body: { result: 'kept' } })

      const [kept] = await arrivals()
      expect(kept).toMatchObject({ result: 'kept', because, faults: [{ path }], hasBody: true })
      expect(kept && (await sources.findBody(source.id, kept.id))).toMatchObject({ body: change.body ?? BODY })
    },
  )

  it('is tried again when it comes again, and its body goes once it is taken', async () => {
    const { source, sources, post, arrivals } = await openSource({ mapping: 'nothing.at.all' })
    await post()
    await sources.save({ ...source, mapping: aSource().mapping, rev: 2 }, 1)

    expect(await post()).toMatchObject({ body: { result: 'accepted' } })

    const [taken] = await arrivals()
    expect(taken).toMatchObject({ result: 'accepted', because: null, tries: 2, hasBody: false })
    expect(taken && (await sources.findBody(source.id, taken.id))).toBeUndefined()
  })

  it('with one event at fault acts on none of them', async () => {
    const one = '{ "type": "order.paid", "data": { "orderId": "SO-1" } }'
    const { world, post } = await openSource({ mapping: `[${one}, { "type": "order.paid", "data": {} }]` })

    await post()

    expect(await world.stores.records.findOrder('SO-1')).toBeUndefined()
  })

  it('that the mapping says to hold no event is noted without its body', async () => {
    const { post, arrivals } = await openSource({ mapping: '[]' })

    expect(await post()).toMatchObject({ status: 202, body: { result: 'nothing' } })
    expect(await arrivals()).toMatchObject([{ result: 'nothing', hasBody: false }])
  })
})

describe('whom a source is', () => {
  const HMAC = { by: 'hmac', header: 'x-signature', prefix: '', timestampHeader: null } as const
  const DIGEST = { by: 'digest', algorithm: 'md5', encoding: 'hex', clientId: 'client-1' } as const
  const hmac = (algorithm: string, text = BODY) => createHmac(algorithm, SECRET).update(text).digest()
  const md5 = (text: string) => createHash('md5').update(`client-1${text}${SECRET}`).digest('hex')
  const now = Math.floor(Date.now() / 1000)
  const msg = (sign: string) => JSON.stringify({ order: 'SO-1', at: '2026-12-01T01:30:00Z', msg: '%7B%7D', sign })

  it.each<[string, Signature, Change]>([
    [
      'HMAC SHA-1 in base64',
      { ...HMAC, algorithm: 'sha1', encoding: 'base64' },
      { headers: { 'x-signature': hmac('sha1').toString('base64') } },
    ],
    [
      'HMAC with a prefix',
      { ...HMAC, algorithm: 'sha512', encoding: 'hex', prefix: 'v1=' },
      { headers: { 'x-signature': `v1=${hmac('sha512').toString('hex')}` } },
    ],
    [
      'HMAC over a timestamp',
      { ...HMAC, algorithm: 'sha256', encoding: 'hex', timestampHeader: 'x-at' },
      { headers: { 'x-at': String(now), 'x-signature': hmac('sha256', `${now}.${BODY}`).toString('hex') } },
    ],
    [
      'a digest in a header',
      { ...DIGEST, at: { in: 'header', name: 'event-sign' }, field: null },
      { headers: { 'event-sign': md5(BODY) } },
    ],
    [
      'a digest in the body of one field',
      { ...DIGEST, at: { in: 'body', name: 'sign' }, field: 'msg' },
      { body: msg(md5('%7B%7D')) },
    ],
    ['the secret in a header', { by: 'secret', in: 'header', name: 'x-token' }, { headers: { 'x-token': SECRET } }],
    ['the secret in the query', { by: 'secret', in: 'query', name: 'token' }, { query: { token: SECRET } }],
  ])('is shown by %s, and by nothing else', async (_, signed, change) => {
    const { sources, source, post } = await openSource({ signature: signed })
    const wrong = { headers: { 'x-signature': 'v1=00', 'x-at': String(now), 'event-sign': '00', 'x-token': 'no' } }

    expect(await post({ ...wrong, query: { token: 'no' } })).toMatchObject({ status: 401 })
    expect(await sources.findRefusal(source.id)).toMatchObject({ code: 'bad-signature' })
    expect(await post(change)).toMatchObject({ status: 202, body: { result: 'accepted' } })
  })

  it('is not shown by an old timestamp', async () => {
    const old = String(now - 301)
    const { post } = await openSource({
      signature: { ...HMAC, algorithm: 'sha256', encoding: 'hex', timestampHeader: 'x-at' },
    })

    const headers = { 'x-at': old, 'x-signature': hmac('sha256', `${old}.${BODY}`).toString('hex') }
    expect(await post({ headers })).toMatchObject({ status: 401 })
  })

  it('is nobody where it is switched off or unknown', async () => {
    const { post } = await openSource({ active: false })

    expect(await post()).toMatchObject({ status: 404 })
    expect(await post({ path: '/hooks/sources/src_no' })).toMatchObject({ status: 404 })
  })

  it('is asked by nobody whether it is there, but in the one way that it names', async () => {
    const { post, arrivals } = await openSource({ ping: 'webhook_id' })
    const unsigned = { 'x-signature': '' }

    expect(await post({ body: 'webhook_id=5', headers: unsigned })).toEqual({ status: 200, body: {} })
    expect(await post({ body: 'webhook_id=5&order=SO-1', headers: unsigned })).toMatchObject({ status: 401 })
    expect(await arrivals()).toEqual([])
    const silent = await openSource()
    expect(await silent.post({ body: 'webhook_id=5', headers: unsigned })).toMatchObject({ status: 401 })
  })

  it('may send 256 KB and no more', async () => {
    const { sources, source, post, arrivals } = await openSource()

    expect(await post({ body: 'x'.repeat(MAX_BODY_BYTES + 1) })).toMatchObject({ status: 413 })
    expect(await sources.findRefusal(source.id)).toMatchObject({ code: 'too-large' })
    expect(await arrivals()).toEqual([])
  })

  it('and what it sends stand in no log', async () => {
    const { lines, post } = await openSource()
    await post({ body: JSON.stringify({ order: 'SO-1', at: 'x', phone: '19900000394', name: '罗娜' }) })

    expect(lines.join('\n')).toContain('ARRIVAL_ACCEPT_FINISHED')
    expect(lines.join('\n')).not.toMatch(/19900000394|罗娜|SO-1|a-shared-secret/)
  })
})
