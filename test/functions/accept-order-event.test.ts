import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAcceptOrderEventHandler } from '#functions/accept-order-event/handler.ts'
import { MAX_BODY_BYTES } from '#functions/http.ts'
import { createLog } from '#shared/observability/logger.ts'
import { keptIn } from '../builders/kept-events.ts'
import { fact, placed } from '../builders/order-events.ts'
import { World } from '../builders/world.ts'
import { postedHook } from './webhook.ts'

const SECRET = `whsec_${Buffer.from('a-secret-of-thirty-two-bytes-xxx').toString('base64')}`
const NEXT_SECRET = `whsec_${Buffer.from('the-secret-that-comes-after-it-x').toString('base64')}`
/** The machine's time; the platform's own clock may be steered elsewhere. */
const MACHINE = new Date('2027-03-01T12:00:00Z')

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: MACHINE }))
afterEach(() => void vi.useRealTimers())

async function openHook(secrets: readonly string[] = [SECRET]) {
  const world = new World('2026-12-01T02:00:00Z')
  await world.campaign('unpaid-order-nudge')
  const lines: string[] = []
  const log = createLog((line) => void lines.push(line), world.clock.now)
  const handler = createAcceptOrderEventHandler({ ...world.deps, log, webhookSecrets: secrets })
  type Change = { at?: Date; secret?: string; base64?: boolean; headers?: Record<string, string>; raw?: string }
  async function post(event: { id: string }, change: Change = {}) {
    const signed = { id: event.id, body: change.raw ?? JSON.stringify(event), secret: SECRET, at: MACHINE }
    const answer = await handler(postedHook({ ...signed, ...change }))
    const body: unknown = JSON.parse(answer.body ?? 'null')
    return { status: answer.statusCode, body, type: answer.headers?.['content-type'] }
  }
  return { world, lines, post }
}

const order = () => placed('SO-1', '2026-12-01T02:00:00Z')

describe('an order event by webhook', () => {
  it('is written down before it is answered 202', async () => {
    const { world, post } = await openHook()
    const event = order()

    const answer = await post(event)

    expect(answer).toEqual({ status: 202, body: { id: event.id, result: 'accepted' }, type: 'application/json' })
    expect(await world.stores.records.findOrder('SO-1')).toMatchObject({ contactId: 'C00001' })
    expect(await world.messagesOf('C00001')).toMatchObject([{ state: 'planned' }])
  })

  it('that comes again is answered 202 and changes nothing', async () => {
    const { world, post } = await openHook()
    const event = order()
    await post(event)
    const before = await world.messagesOf('C00001')

    const answer = await post(event)

    expect(answer).toMatchObject({ status: 202, body: { id: event.id, result: 'repeat' } })
    expect(await world.messagesOf('C00001')).toEqual(before)
  })

  it('under the id of another event is answered 409 that names both', async () => {
    const { post } = await openHook()
    const event = order()
    await post(event)

    const answer = await post(fact('order.paid', '2026-12-01T02:05:00Z', { orderId: 'SO-1' }), {})
    const reused = await post({ ...fact('order.paid', '2026-12-01T02:05:00Z', { orderId: 'SO-1' }), id: event.id })

    expect(answer.status).toBe(202)
    expect(reused).toMatchObject({
      status: 409,
      type: 'application/problem+json',
      body: {
        type: 'urn:carillon:problem:event-id-reused',
        detail: expect.stringMatching(/order\.placed of 2026-12-01T02:00.*order\.paid of 2026-12-01T02:05/),
      },
    })
  })

  it('may come in base64: the very bytes are verified', async () => {
    const { post } = await openHook()

    expect(await post(order(), { base64: true })).toMatchObject({ status: 202 })
  })

  it('may have been written with other spaces: nothing is parsed before the signature holds', async () => {
    const { post } = await openHook()
    const event = order()

    expect(await post(event, { raw: JSON.stringify(event, null, 3) })).toMatchObject({ status: 202 })
  })

  it('is written down beside 39 others about the same order that come at the same moment', async () => {
    const { world, post } = await openHook()
    const articles = Array.from({ length: 40 }, (_, index) => `SKU-${index}`)

    const answers = await Promise.all(
      articles.map((sku) => post(fact('order.out-of-stock', '2026-12-01T02:00:00Z', { orderId: 'SO-1', sku }))),
    )

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
    const stored = await world.stores.records.findOrder('SO-1')
    expect(stored?.outOfStockSkus.toSorted()).toEqual(articles.toSorted())
  })

  it('is answered 503, to be sent again, while others keep changing its order', async () => {
    const world = new World('2026-12-01T02:00:00Z')
    world.stores.records.saveOrder = async () => false
    const handler = createAcceptOrderEventHandler({ ...world.deps, webhookSecrets: [SECRET] })
    const event = order()

    const answer = await handler(postedHook({ id: event.id, body: JSON.stringify(event), secret: SECRET, at: MACHINE }))

    expect(answer.statusCode).toBe(503)
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ type: 'urn:carillon:problem:unavailable' })
  })

  it('of a type that is not known is kept with its reason', async () => {
    const { world, post } = await openHook()
    const event = {
      id: 'evt-new',
      type: 'order.gift-wrapped',
      timestamp: '2026-12-01T02:00:00Z',
      data: { paper: 'red' },
    }

    const answer = await post(event)

    expect(answer).toMatchObject({ status: 202, body: { id: 'evt-new', result: 'kept' } })
    expect(await keptIn(world.stores.events)).toMatchObject([
      {
        id: 'evt-new',
        type: 'order.gift-wrapped',
        reason: 'unknown-type',
        source: 'webhook',
        body: JSON.stringify(event),
      },
    ])
  })

  it('that fails on the way is not remembered, so the next try is heard', async () => {
    const { world, post } = await openHook()
    const event = order()
    world.crashAt(6, 'before')
    const handler = createAcceptOrderEventHandler({ ...world.deps, webhookSecrets: [SECRET] })
    const failed = await handler(postedHook({ id: event.id, body: JSON.stringify(event), secret: SECRET, at: MACHINE }))

    const answer = await post(event)

    expect(failed.statusCode).toBe(500)
    expect(answer).toMatchObject({ status: 202, body: { result: 'accepted' } })
  })
})

describe('the signature', () => {
  it.each([
    ['of another secret', { secret: NEXT_SECRET }],
    ['of another body', { headers: { 'webhook-signature': 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=' } }],
    ['that is missing', { headers: { 'webhook-signature': '' } }],
    ['of an hour ago', { at: new Date(MACHINE.getTime() - 3_600_000) }],
    ['of 301 s ago', { at: new Date(MACHINE.getTime() - 301_000) }],
    ['of 301 s ahead', { at: new Date(MACHINE.getTime() + 301_000) }],
    [
      'with a timestamp moved to now',
      { at: new Date(0), headers: { 'webhook-timestamp': String(MACHINE.getTime() / 1000) } },
    ],
    ['of another id', { headers: { 'webhook-id': 'evt-other' } }],
  ])('%s is refused with 401, and nothing is written', async (_, change) => {
    const { world, post } = await openHook()

    const answer = await post(order(), change)

    expect(answer).toMatchObject({
      ...{ status: 401, type: 'application/problem+json' },
      body: { type: 'urn:carillon:problem:unauthorized', status: 401 },
    })
    expect(await world.stores.records.findOrder('SO-1')).toBeUndefined()
  })

  it.each([299_000, -299_000])(
    'holds for 300 s of the machine’s own time, not of the steered clock (%i ms)',
    async (ms) => {
      const { post } = await openHook()

      expect(await post(order(), { at: new Date(MACHINE.getTime() - ms) })).toMatchObject({ status: 202 })
    },
  )

  it.each([SECRET, NEXT_SECRET])('may be of any of two secrets, so that they can be rotated', async (secret) => {
    const { post } = await openHook([NEXT_SECRET, SECRET])

    expect(await post(order(), { secret })).toMatchObject({ status: 202 })
  })

  it('is refused where no secret is set', async () => {
    const { post } = await openHook([])

    expect(await post(order())).toMatchObject({ status: 401 })
  })
})

describe('a malformed event', () => {
  it('is answered 400 with the path of every fault', async () => {
    const { world, post } = await openHook()
    const event = {
      ...placed('SO-1', 'yesterday', { currency: 'yuan', totalMinor: 17.8, items: [{ sku: '', quantity: 0 }] }),
    }

    const { status, body } = await post(event)

    expect(status).toBe(400)
    expect(pathsOf(body)).toEqual([
      'data.order.currency',
      'data.order.items.0.quantity',
      'data.order.items.0.sku',
      'data.order.totalMinor',
      'timestamp',
    ])
    expect(await world.stores.records.findOrder('SO-1')).toBeUndefined()
  })

  it.each([
    ['no JSON', 'oops', ['']],
    ['not UTF-8 text of an object', '"text"', ['']],
    [
      'without an id',
      JSON.stringify({ type: 'order.paid', timestamp: '2026-12-01T02:00:00Z', data: {} }),
      ['data.orderId', 'id'],
    ],
    ['without a type', JSON.stringify({ id: 'evt-x', timestamp: '2026-12-01T02:00:00Z', data: {} }), ['type']],
  ])('%s is answered 400', async (_, raw, paths) => {
    const { post } = await openHook()

    const { status, body } = await post({ id: 'evt-x' }, { raw })

    expect([status, pathsOf(body)]).toEqual([400, paths])
  })

  it('whose id is not the header’s is answered 400', async () => {
    const { post } = await openHook()

    const { status, body } = await post({ id: 'evt-x' }, { raw: JSON.stringify(order()) })

    expect([status, pathsOf(body)]).toEqual([400, ['id']])
  })

  it('whose id is not the header’s is told its other faults with that', async () => {
    const { post } = await openHook()
    const raw = JSON.stringify(placed('SO-1', 'yesterday', { currency: 'yuan' }))

    const { status, body } = await post({ id: 'evt-x' }, { raw })

    expect([status, pathsOf(body)]).toEqual([400, ['data.order.currency', 'id', 'timestamp']])
  })

  it('says how to write where a buyer lives', async () => {
    const { post } = await openHook()
    const buyer = { id: 'C1', name: '王芳', phone: '19900000001', zone: 'CST', regionCode: 'Shanghai', language: 'fr' }

    const { status, body } = await post(placed('SO-1', '2026-12-01T02:00:00Z', { buyer }))

    expect(status).toBe(400)
    expect(pathsOf(body)).toEqual(['data.order.buyer.language', 'data.order.buyer.regionCode', 'data.order.buyer.zone'])
    expect(JSON.stringify(body)).toContain('America/Los_Angeles')
  })

  it('is told again when it comes again: it was never marked as seen', async () => {
    const { post } = await openHook()
    const event = placed('SO-1', 'yesterday')
    await post(event)

    expect(await post(event)).toMatchObject({ status: 400 })
  })

  it('over 256 KB is answered 413 before its signature is looked at', async () => {
    const { post } = await openHook()

    const answer = await post({ id: 'evt-x' }, { raw: 'x'.repeat(MAX_BODY_BYTES + 1), secret: NEXT_SECRET })

    expect(answer.status).toBe(413)
  })
})

describe('the log of the webhook', () => {
  it('holds one line an event, and nobody’s number or name', async () => {
    const { lines, post } = await openHook()

    await post(order())
    await post(placed('SO-2', 'yesterday'))
    await post(order(), { secret: NEXT_SECRET })

    const logged = lines.map((line): unknown => JSON.parse(line))
    expect(logged).toMatchObject([
      { log: 'EVENT_ACCEPT_FINISHED', outcome: 'accepted' },
      { log: 'EVENT_REFUSED', reason: 'malformed' },
      { log: 'EVENT_REFUSED', reason: 'bad-signature' },
    ])
    expect(lines.join()).not.toMatch(/19900000001|王芳/)
  })
})

function pathsOf(body: unknown): string[] {
  if (typeof body !== 'object' || body === null || !('errors' in body) || !Array.isArray(body.errors)) return []
  return body.errors.map((fault: { path: string }) => fault.path).toSorted()
}
