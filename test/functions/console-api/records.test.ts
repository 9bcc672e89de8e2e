import { describe, expect, it } from 'vitest'
import { AuditEntryView } from '#shared/contracts/console-api/audit.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { ChangedRecord, RecordDetail, RecordView } from '#shared/contracts/console-api/record.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import { aMessage } from '../../builders/message.ts'
import { anInstalment, anOrder, aShipment, aVisit } from '../../builders/record.ts'
import { type Api, startApi } from './api.ts'

async function get(api: Api, path: string): Promise<RecordDetail> {
  const answer = await api.call('GET', `/api/records/${path}`, { as: 'marketing' })
  expect(answer.status).toBe(200)
  return RecordDetail.parse(answer.body)
}

async function search(api: Api, body: object): Promise<{ items: RecordView[]; next: string | null }> {
  const answer = await api.call('POST', '/api/records/search', { as: 'support', body })
  expect(answer.status).toBe(200)
  return listOf(RecordView).parse(answer.body)
}

async function put(api: Api, path: string, body: object, sub = 'wang') {
  const answer = await api.call('PUT', `/api/records/${path}`, { as: 'support', sub, body })
  return {
    ...answer,
    faults: () => (Problem.parse(answer.body).errors ?? []).map(({ path, code }) => `${path} ${code}`),
  }
}

async function withOrders(...orders: Parameters<typeof anOrder>): Promise<Api> {
  const api = startApi()
  for (const fields of orders.length === 0 ? [{}] : orders) await api.records.saveOrder(anOrder(fields), 'absent')
  return api
}

describe('a record', () => {
  it('tells its facts as instants, its fields, whose it is and the messages about it', async () => {
    const api = await withOrders({ paidAt: new Date('2026-12-01T01:00:00Z'), shipmentIds: ['SH-1'] })
    const message = aMessage()
    await api.messages.save(message, 'absent')

    const record = await get(api, 'order/SO-1')

    expect(record).toMatchObject({ type: 'order', id: 'SO-1', shop: 'demo', contactId: 'C00001' })
    expect(record.facts).toEqual({ placed: '2026-12-01T00:05:00.000Z', paid: '2026-12-01T01:00:00.000Z' })
    expect(record.fields).toMatchObject({ totalMinor: 17_800, currency: 'CNY', shipmentIds: ['SH-1'] })
    expect(record.words.facts.paid).toEqual({ zh: '付款', en: 'Paid' })
    expect(record.messages.items.map(({ id }) => id)).toEqual([message.id])
  })

  it('shows no name and no number of its buyer', async () => {
    expect(JSON.stringify(await get(await withOrders(), 'order/SO-1'))).not.toMatch(/王芳|19900000001/u)
  })

  it('no longer tells a payment that was taken back', async () => {
    const api = await withOrders({
      paidAt: new Date('2026-12-01T01:00:00Z'),
      paymentFailedAt: new Date('2026-12-01T02:00:00Z'),
    })

    expect(Object.keys((await get(api, 'order/SO-1')).facts)).toEqual(['placed', 'payment-failed'])
  })

  it('is a parcel of its order’s contact, or an instalment under its contract and period', async () => {
    const api = await withOrders({ shipmentIds: ['SH-1'] })
    await api.records.saveShipment(aShipment(), 'absent')
    await api.records.saveInstalment(anInstalment({ contractId: 'A:1' }), 'absent')

    expect(await get(api, 'shipment/SH-1')).toMatchObject({ contactId: 'C00001', fields: { orderId: 'SO-1' } })
    expect(await get(api, 'instalment/A%3A1%3A3')).toMatchObject({ id: 'A:1:3', fields: { due: '2026-12-20' } })
  })

  it('has the messages about its own period of a loan alone', async () => {
    const api = startApi()
    await api.records.saveInstalment(anInstalment(), 'absent')
    const of = (occurrence: string, fields: Parameters<typeof aMessage>[0]) =>
      aMessage({ id: messageIdOf({ contactId: 'C00001', occurrence }), occurrence, ...fields })
    const subject = { type: 'contract', id: 'L00001' } as const
    const messages = [
      of('2026-12-05#a', { subject, details: { period: '3' } }),
      of('2026-12-05#b', { subject, details: { period: '4' } }),
      of('2026-12-05#c', { subject, details: { period: '2' }, about: ['L00001:2', 'L00001:3'] }),
    ]
    for (const message of messages) await api.messages.save(message, 'absent')

    const { items } = (await get(api, 'instalment/L00001:3')).messages

    expect(items.map(({ id }) => id).toSorted()).toEqual([messages[0]?.id, messages[2]?.id].toSorted())
  })

  it('is found under its plain id in the only shop that has it, and asked for by shop where several do', async () => {
    const api = await withOrders({ id: 'b~SO-7', shop: 'b' })
    await api.shops.addOther('b')
    await api.shops.addOther('c')
    expect((await get(api, 'order/SO-7')).id).toBe('b~SO-7')

    await api.records.saveOrder(anOrder({ id: 'c~SO-7', shop: 'c' }), 'absent')

    expect((await api.call('GET', '/api/records/order/SO-7')).status).toBe(409)
    expect((await get(api, 'order/c~SO-7')).shop).toBe('c')
  })

  it.each(['order/SO-404', 'parcel/SO-1', 'instalment/L00001', 'toString/x'])('answers 404 for %s', async (path) => {
    expect((await (await withOrders()).call('GET', `/api/records/${path}`)).status).toBe(404)
  })
})

describe('searching records', () => {
  it('finds those of every type and shop that have an id, where no type is named', async () => {
    const api = await withOrders({ id: 'X-1' })
    await api.records.saveOrder(anOrder({ id: 'b~X-1', shop: 'b' }), 'absent')
    await api.shops.addOther('b')
    await api.records.saveShipment(aShipment({ id: 'X-1' }), 'absent')
    await api.records.saveKept(aVisit({ id: 'X-1' }), 'absent')
    await api.records.saveKept(aVisit({ id: 'X-2' }), 'absent')

    const { items, next } = await search(api, { id: 'X-1' })
    expect(items.map(({ type, id }) => `${type} ${id}`)).toEqual([
      'order X-1',
      'order b~X-1',
      'shipment X-1',
      'visit X-1',
    ])
    expect(next).toBeNull()
    expect((await search(api, { id: 'nobody' })).items).toEqual([])
  })

  it('finds those of every shop by id, and all instalments of a contract', async () => {
    const api = await withOrders({})
    await api.shops.addOther('b')
    await api.records.saveOrder(anOrder({ id: 'b~SO-1', shop: 'b' }), 'absent')
    for (const period of [3, 1, 2]) await api.records.saveInstalment(anInstalment({ period }), 'absent')

    expect((await search(api, { type: 'order', id: 'SO-1' })).items.map(({ id }) => id)).toEqual(['SO-1', 'b~SO-1'])
    expect((await search(api, { type: 'instalment', id: 'L00001' })).items).toHaveLength(3)
    expect((await search(api, { type: 'instalment', id: 'L00001:2' })).items.map(({ id }) => id)).toEqual(['L00001:2'])
  })

  it('pages a contact’s orders, newest first, each once, also beyond what the store lists at once', async () => {
    const api = startApi()
    for (let index = 0; index < 130; index += 1) {
      const id = `SO-${String(index).padStart(3, '0')}`
      const placedAt = new Date(Date.UTC(2026, 10, 1, 0, Math.floor(index / 3)))
      await api.records.saveOrder(anOrder({ id, placedAt, shipmentIds: [`SH-${index}`] }), 'absent')
    }
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: RecordView[]; next: string | null } = await search(api, {
        type: 'order',
        contact: 'C00001',
        limit: 37,
        cursor,
      })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next
    } while (cursor !== null)

    expect(seen).toEqual(Array.from({ length: 130 }, (_, index) => `SO-${String(129 - index).padStart(3, '0')}`))
  })

  it('finds a contact’s parcels and the whole of their loans', async () => {
    const api = await withOrders({ shipmentIds: ['SH-1', 'SH-2'] })
    for (const id of ['SH-1', 'SH-2']) await api.records.saveShipment(aShipment({ id }), 'absent')
    await api.records.saveInstalment(anInstalment(), 'absent')
    await api.records.saveInstalment(anInstalment({ period: 30, due: '2029-03-20' }), 'absent')

    expect((await search(api, { type: 'shipment', contact: 'C00001' })).items.map(({ id }) => id)).toEqual([
      'SH-2',
      'SH-1',
    ])
    expect((await search(api, { type: 'instalment', contact: 'C00001' })).items.map(({ id }) => id)).toEqual([
      'L00001:3',
      'L00001:30',
    ])
  })

  it.each([
    {},
    { type: 'order' },
    { type: 'parcel', id: 'x' },
    { type: 'order', id: 'x', contact: 'y' },
    { type: 'order', id: 'x', cursor: 'y' },
  ])('refuses %j', async (body) => {
    expect((await startApi().call('POST', '/api/records/search', { body })).status).toBe(400)
  })
})

describe('changing a record by hand', () => {
  it('sets a fact, takes it back, and keeps who did each', async () => {
    const api = await withOrders()
    const paid = await put(api, 'order/SO-1', { facts: { paid: '2026-12-01T00:30:00Z' } })
    api.setNow('2026-12-01T01:05:00Z')
    const back = await put(api, 'order/SO-1', { facts: { paid: null } }, 'li')

    expect(ChangedRecord.parse(paid.body).facts.paid).toBe('2026-12-01T00:30:00.000Z')
    expect(ChangedRecord.parse(back.body).facts).not.toHaveProperty('paid')
    const { body } = await api.call('GET', '/api/audit', { query: { subject: 'order:SO-1' } })
    expect(listOf(AuditEntryView).parse(body).items).toMatchObject([
      { by: 'support/li', what: 'order.changed', before: { paid: '2026-12-01T00:30:00.000Z' }, after: { paid: null } },
      {
        by: 'support/wang',
        what: 'order.changed',
        before: { paid: null },
        after: { paid: '2026-12-01T00:30:00.000Z' },
      },
    ])
  })

  it.each([
    'cancelled',
    'closed',
    'refund-requested',
    'delivered',
    'payment-failed',
    'remittance-announced',
    'part-paid',
  ])('sets and takes back %s', async (fact) => {
    const api = await withOrders()
    const set = await put(api, 'order/SO-1', { facts: { [fact]: '2026-12-01T00:30:00Z' } })
    const back = await put(api, 'order/SO-1', { facts: { [fact]: null } })

    expect(ChangedRecord.parse(set.body).facts).toHaveProperty(fact)
    expect(ChangedRecord.parse(back.body).facts).not.toHaveProperty(fact)
  })

  it('sets and empties fields, and leaves aside what nobody knows, in the audit too', async () => {
    const api = await withOrders()
    const set = await put(api, 'order/SO-1', { fields: { totalMinor: 9_900, closesAt: null, whim: '19900000009' } })

    expect(ChangedRecord.parse(set.body).fields).toMatchObject({ totalMinor: 9_900 })
    expect(ChangedRecord.parse(set.body).fields).not.toHaveProperty('closesAt')
    expect(JSON.stringify((await api.call('GET', '/api/audit')).body)).not.toMatch(/whim|19900000009/u)
  })

  it.each([
    ['order/SO-1', { facts: { mislaid: '2026-12-01T00:30:00Z' } }, ['facts.mislaid unknown-fact']],
    ['order/SO-1', { facts: { '19900000009': null } }, ['facts.* unknown-fact']],
    ['order/SO-1', { facts: { paid: '2026-12-03T00:30:00Z' } }, ['facts.paid from-the-future']],
    ['order/SO-1', { facts: { 'out-of-stock': '2026-12-01T00:30:00Z' } }, ['fields.sku incomplete']],
    ['order/SO-1', { fields: { totalMinor: -1 } }, ['fields.totalMinor invalid']],
    ['order/SO-1', { fields: { on: '2026-12-05' } }, ['fields.on invalid']],
    ['order/SO-1', { fields: { shipmentIds: ['x'] } }, ['fields.shipmentIds not-settable']],
    ['order/SO-1', { id: 'SO-2' }, ['id other-record']],
    ['order/SO-2', { facts: { placed: '2026-12-01T00:30:00Z' }, contactId: 'C1' }, ['fields incomplete']],
    ['shipment/SH-1', { facts: { shipped: '2026-12-01T00:30:00Z' } }, ['facts.shipped unknown-fact']],
    ['instalment/L00001', { facts: { paid: null } }, ['id invalid']],
    ['parcel/SO-1', {}, ['type unknown-type']],
    ['toString/SO-1', {}, ['type unknown-type']],
  ])('refuses for %s %j by path, and does nothing', async (path, body, faults) => {
    const api = await withOrders()
    const answer = await put(api, path, body)

    expect([answer.status, answer.faults()]).toEqual([400, faults])
    expect((await api.records.findOrder('SO-1'))?.rev).toBe(1)
    expect((await api.call('GET', '/api/audit')).body).toMatchObject({ items: [] })
  })

  it('makes no record of a mistyped id, and one of an id that says whose it is', async () => {
    const api = startApi()
    expect((await put(api, 'order/SO-X', { facts: { paid: '2026-12-01T00:30:00Z' } })).status).toBe(404)

    const facts = { placed: '2026-12-01T00:30:00Z' }
    const made = await put(api, 'order/SO-X', {
      contactId: 'C00001',
      facts,
      fields: { totalMinor: 100, currency: 'CNY' },
    })
    const plan = { due: '2026-12-20', amountMinor: 5_000, currency: 'CNY' }
    const loan = await put(api, 'instalment/L9:1', { contactId: 'C00001', fields: plan })

    expect(ChangedRecord.parse(made.body)).toMatchObject({
      contactId: 'C00001',
      facts: { placed: '2026-12-01T00:30:00.000Z' },
    })
    expect(ChangedRecord.parse(loan.body)).toMatchObject({ id: 'L9:1', contactId: 'C00001', fields: plan })
  })

  it('is about the shop that the id or the body names', async () => {
    const api = await withOrders({ id: 'b~SO-7', shop: 'b' })
    await api.shops.keepHome('a')
    await api.shops.addOther('b')
    const facts = { paid: '2026-12-01T00:30:00Z' }

    for (const [path, body] of [
      ['b~SO-7', {}],
      ['SO-7', { shop: 'b' }],
      ['SO-7', {}],
    ] as const)
      expect(ChangedRecord.parse((await put(api, `order/${path}`, { facts, ...body })).body).id).toBe('b~SO-7')
  })

  it('corrects a parcel as order.shipped does', async () => {
    const api = await withOrders({ shipmentIds: ['SH-1'] })
    await api.records.saveShipment(aShipment(), 'absent')
    api.setNow('2026-12-01T09:00:00Z')

    const answer = await put(api, 'shipment/SH-1', {
      facts: { delivered: '2026-12-01T08:50:00Z' },
      fields: { trackingNumber: 'SF0000000000002', state: 'delivered' },
    })

    expect(ChangedRecord.parse(answer.body)).toMatchObject({
      facts: { delivered: '2026-12-01T08:50:00.000Z' },
      fields: { trackingNumber: 'SF0000000000002', carrier: '顺丰速运', state: 'delivered' },
    })
    expect((await api.records.findShipment('SH-1'))?.earlierNumbers).toEqual(['SF0000000000001'])
  })
})
