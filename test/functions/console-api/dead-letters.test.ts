import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { deadLetterIdOf } from '#shared/contracts/dead-letter.ts'
import type { EventToKeep } from '#shared/ports/event-log.ts'
import { startApi } from './api.ts'

const PHONE = '19900000101'
const Page = z.object({ items: z.array(z.object({ id: z.string() })), next: z.string().nullable() })
const placed = {
  id: 'evt_1',
  type: 'order.placed',
  timestamp: '2026-12-01T00:59:00Z',
  data: {
    order: {
      ...{ id: 'SO-1', shop: 'demo', currency: 'CNY', totalMinor: 17800, items: [] },
      buyer: { id: 'C1', name: '王芳', phone: PHONE },
      payment: { method: 'online', status: 'unpaid' },
    },
  },
}
const mystery = { ...placed, id: 'evt/ 2', type: 'order.mystery' }

/** As an older version, which did not know the type, put it aside. */
function kept(event: { id: string; type: string }): EventToKeep {
  const at = new Date('2026-11-30T00:00:00Z')
  return { id: event.id, type: event.type, reason: 'unknown-type', body: JSON.stringify(event), at, source: 'webhook' }
}

const job = (messageId: string) => ({
  ...{ queue: 'order-events', reason: 'INVALID_INPUT: data.order.id: too short', messageId },
  body: JSON.stringify({ detail: placed }),
})
const pathOf = (kind: 'queue' | 'event', id: string) => `/api/dead-letters/${deadLetterIdOf({ kind, id })}`

async function startWithLetters() {
  const api = startApi()
  await api.deadLetterBox.put(job('one'))
  await api.deadLetterBox.put(job('two'))
  await api.events.keep(kept(placed))
  await api.events.keep(kept(mystery))
  return api
}

describe('dead letters over the API', () => {
  it('lists jobs, then events, page by page, without anything of their bodies', async () => {
    const { call } = await startWithLetters()
    const ids: string[] = []
    const texts: string[] = []
    let cursor: string | null = null
    do {
      const query = { limit: '1', ...(cursor !== null && { cursor }) }
      const { status, body } = await call('GET', '/api/dead-letters', { as: 'support', query })
      expect(status).toBe(200)
      texts.push(JSON.stringify(body))
      const page = Page.parse(body)
      ids.push(...page.items.map(({ id }) => id))
      cursor = page.next
    } while (cursor !== null)

    expect(ids).toEqual([
      deadLetterIdOf({ kind: 'queue', id: 'two' }),
      deadLetterIdOf({ kind: 'queue', id: 'one' }),
      deadLetterIdOf({ kind: 'event', id: 'evt_1' }),
      deadLetterIdOf({ kind: 'event', id: 'evt/ 2' }),
    ])
    expect(texts.join()).not.toContain(PHONE)
  })

  it.each([
    ['queue', 'order-events', null],
    ['event', null, 'order.placed'],
  ])('lists one kind: %s', async (kind, queue, type) => {
    const { call } = await startWithLetters()

    const { body } = await call('GET', '/api/dead-letters', { query: { kind } })

    expect(body).toMatchObject({ items: [{ kind, queue }, { kind }], next: null })
    expect(JSON.stringify(body)).toContain(String(type))
  })

  it.each(['x', 'queue', 'queue.x', 'event.x', '.', 'event.'])('refuses the cursor %j of no list', async (cursor) => {
    const { call } = await startWithLetters()

    expect(await call('GET', '/api/dead-letters', { query: { kind: 'queue', cursor } })).toMatchObject({ status: 400 })
  })

  it('shows a body to an admin alone', async () => {
    const { call } = await startWithLetters()

    for (const path of [pathOf('queue', 'one'), pathOf('event', 'evt/ 2')]) {
      const forAdmin = await call('GET', path, { as: 'admin' })
      const forSupport = await call('GET', path, { as: 'support' })

      expect(JSON.stringify(forAdmin.body)).toContain(PHONE)
      expect(forSupport).toMatchObject({ status: 200, body: { body: null, reason: expect.any(String) } })
    }
  })

  it('sends a job back once', async () => {
    const { call, sentBack } = await startWithLetters()
    const path = pathOf('queue', 'one')

    expect(await call('POST', `${path}/redrive`)).toMatchObject({ status: 200, body: { result: 'sent-back' } })
    expect(await call('POST', `${path}/redrive`)).toMatchObject({ status: 200, body: { result: 'gone' } })
    expect(sentBack).toEqual([{ queue: 'order-events', body: job('one').body }])
    expect(await call('GET', path)).toMatchObject({ status: 404 })
  })

  it('acts on an event whose type is known by now, once', async () => {
    const { call, records, contacts, events } = await startWithLetters()
    const path = pathOf('event', 'evt_1')

    const first = await call('POST', `${path}/redrive`)
    const order = await records.findOrder('SO-1')
    const second = await call('POST', `${path}/redrive`)

    expect(first).toMatchObject({ status: 200, body: { result: 'sent-back' } })
    expect(second).toMatchObject({ status: 200, body: { result: 'gone' } })
    expect(order).toMatchObject({ placedAt: new Date('2026-12-01T00:59:00Z'), rev: 1 })
    expect(await records.findOrder('SO-1')).toEqual(order)
    expect(await contacts.find('C1')).toMatchObject({ name: '王芳' })
    expect(await call('GET', path)).toMatchObject({ body: { sentBackAt: '2026-12-01T01:00:00.000Z' } })
    expect((await events.listKept({ limit: 10 })).items.map(({ id }) => id)).toEqual(['evt/ 2'])
  })

  it('acts on an event of a declared record too', async () => {
    const { call, events, records } = startApi()
    const data = { refundId: 'R-1', amountMinor: 1230, currency: 'CNY' }
    const refund = { id: 'evt_r', type: 'refund.paid', timestamp: '2026-12-01T00:59:00Z', data }
    await events.keep(kept(refund))

    const answer = await call('POST', `${pathOf('event', 'evt_r')}/redrive`)

    expect(answer).toMatchObject({ status: 200, body: { result: 'sent-back' } })
    expect(await records.findKept([{ type: 'refund', id: 'R-1' }])).toMatchObject([{ id: 'R-1' }])
  })

  it.each([
    ['of a type that is still unknown', mystery],
    ['that is not what its type asks for', { ...placed, id: 'evt_3', data: {} }],
  ])('leaves an event %s where it is', async (_, event) => {
    const { call, events } = startApi()
    await events.keep(kept(event))

    const answer = await call('POST', `${pathOf('event', event.id)}/redrive`)

    expect(answer).toMatchObject({ status: 409, body: { type: 'urn:carillon:problem:conflict' } })
    expect((await events.listKept({ limit: 10 })).items).toHaveLength(1)
  })

  it.each(['x', 'job_', 'kept_', 'kept_*', 'kept_gA', 'job_x', 'kept_eA'])('knows nothing of %s', async (id) => {
    const { call } = await startWithLetters()

    expect(await call('GET', `/api/dead-letters/${id}`)).toMatchObject({ status: 404 })
  })

  it('logs which one was asked for, and nothing of it', async () => {
    const { call, lines } = await startWithLetters()

    await call('POST', `${pathOf('queue', 'one')}/redrive`)

    expect(lines).toMatchObject([{ fields: { route: '/api/dead-letters/{id}/redrive', deadLetterId: 'job_one' } }])
    expect(JSON.stringify(lines)).not.toContain(PHONE)
  })
})
