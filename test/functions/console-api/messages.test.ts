import { describe, expect, it } from 'vitest'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { MessageView } from '#shared/contracts/console-api/message.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import type { Message } from '#shared/contracts/message.ts'
import { aContact } from '../../builders/contact.ts'
import { aMessage } from '../../builders/message.ts'
import { anInstalment, anOrder } from '../../builders/record.ts'
import { type Api, startApi } from './api.ts'

const PHONE = '199 0000 0001'
const HASH = 'hash-of-19900000001'
const OTHER_HASH = 'hash-of-19900000002'

async function search(api: Api, body: object) {
  const answer = await api.call('POST', '/api/messages/search', { as: 'support', body })
  expect(answer.status).toBe(200)
  return listOf(MessageView).parse(answer.body)
}

/** Keeps the messages, each of its own occurrence, due a minute apart in this order. */
async function keep(api: Api, messages: readonly Partial<Message>[]): Promise<Message[]> {
  const kept = messages.map((fields, index) =>
    aMessage({ occurrence: `2026-12-01#test#${index}`, dueAt: new Date(Date.UTC(2026, 11, 1, 0, index)), ...fields }),
  )
  for (const message of kept) await api.messages.save(message, 'absent')
  return kept
}

async function found(api: Api, body: object): Promise<string[]> {
  const { items } = await search(api, body)
  return items.map(({ id }) => id)
}

describe('searching messages', () => {
  it('finds by phone what was sent to that number, and what waits for the contact whose own it is', async () => {
    const api = startApi()
    await api.contacts.save(aContact(), 'absent')
    const [sent, waiting] = await keep(api, [{ toHash: HASH }, { toHash: null }, { toHash: OTHER_HASH }])

    expect(await found(api, { phone: PHONE })).toEqual([waiting?.id, sent?.id])
    expect(await found(api, { phone: '+86 199-0000-0001' })).toHaveLength(2)
  })

  it('finds by a number on an order only what was sent there', async () => {
    const api = startApi()
    await api.contacts.save(aContact(), 'absent')
    await api.contacts.link(OTHER_HASH, 'C00001')
    const [, , sentThere] = await keep(api, [{ toHash: HASH }, { toHash: null }, { toHash: OTHER_HASH }])

    expect(await found(api, { phone: '19900000002' })).toEqual([sentThere?.id])
  })

  it('finds by order its messages and those of its shipments, but of no other', async () => {
    const api = startApi()
    await api.records.saveOrder(anOrder({ shipmentIds: ['SH-1'] }), 'absent')
    const [nudge, notice] = await keep(api, [
      { subject: { type: 'order', id: 'SO-1' } },
      { subject: { type: 'shipment', id: 'SH-1' } },
      { subject: { type: 'order', id: 'SO-2' } },
      { subject: { type: 'shipment', id: 'SO-1' } },
    ])

    expect(await found(api, { order: 'SO-1' })).toEqual([notice?.id, nudge?.id])
  })

  it('finds by loan the messages about it, whoever pays', async () => {
    const api = startApi()
    await api.records.saveInstalment(anInstalment(), 'absent')
    await api.records.saveInstalment(anInstalment({ period: 4, contactId: 'C00002' }), 'absent')
    const subject = { type: 'contract' as const, id: 'L00001' }
    const [first, second] = await keep(api, [{ subject }, { subject, contactId: 'C00002' }, {}])

    expect(await found(api, { loan: 'L00001' })).toEqual([second?.id, first?.id])
  })

  it.each([{ phone: PHONE }, { order: 'SO-9' }, { loan: 'L9' }, { contact: 'C9' }])(
    'finds nothing for the unknown %j',
    async (body) => {
      expect(await search(startApi(), body)).toEqual({ items: [], next: null })
    },
  )

  it.each(['', 'call me', '021-6888 8888', '1380013800a'])(
    'refuses the phone %j by its path, without repeating it',
    async (phone) => {
      const answer = await startApi().call('POST', '/api/messages/search', { body: { phone } })

      expect(answer.status).toBe(400)
      const { errors } = Problem.parse(answer.body)
      expect(errors?.map(({ path }) => path)).toEqual(['phone'])
      if (phone !== '') expect(JSON.stringify(answer.body)).not.toContain(phone)
    },
  )

  it('pages newest first without repeating or skipping, also when due at one instant', async () => {
    const api = startApi()
    const dueAt = new Date('2026-12-01T01:00:00Z')
    const kept = await keep(api, [{}, { dueAt }, { dueAt }, { dueAt }, {}, {}, {}])

    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: MessageView[]; next: string | null } = await search(api, {
        contact: 'C00001',
        limit: 2,
        cursor,
      })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next
    } while (cursor !== null)

    expect(new Set(seen)).toEqual(new Set(kept.map(({ id }) => id)))
    expect(seen).toHaveLength(kept.length)
  })

  it.each(['', 'nonsense', 'W10'])('refuses the cursor %j by its path', async (cursor) => {
    const answer = await startApi().call('POST', '/api/messages/search', { body: { contact: 'C00001', cursor } })

    expect(answer.status).toBe(400)
    expect(Problem.parse(answer.body).errors?.map(({ path }) => path)).toEqual(['cursor'])
  })
})

describe('reading one message', () => {
  it('tells its story in words of both languages', async () => {
    const api = startApi()
    const at = new Date('2026-12-01T00:06:00Z')
    const [message] = await keep(api, [
      { state: 'cancelled', reason: 'order-paid', trail: [{ at, code: 'cancelled', values: {} }] },
    ])

    const { status, body } = await api.call('GET', `/api/messages/${message?.id}`, { as: 'support' })

    expect(status).toBe(200)
    const view = MessageView.parse(body)
    expect(view).toMatchObject({ id: message?.id, state: 'cancelled', submittedAt: null, text: null, parts: null })
    expect(view.reason).toMatchObject({ code: 'order-paid', en: 'The order is paid', zh: '订单已付款' })
    expect(view.trail).toMatchObject([{ at: at.toISOString(), code: 'cancelled' }])
    expect(view.trail[0]?.zh).not.toBe('')
    expect(view.trail[0]?.en).not.toBe('')
  })

  it.each(['msg_nope', 'msg_', 'cmp_000000', 'msg_QzAwMDAxCjIwMjY'])('answers 404 for %s', async (id) => {
    expect(await startApi().call('GET', `/api/messages/${id}`)).toMatchObject({ status: 404 })
  })
})
