import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fact, placed } from '../../../builders/order-events.ts'
import { World } from '../../../builders/world.ts'

const NOW = '2026-12-01T03:00:00Z'

function changed(type: string, id: string, said: object, at = NOW) {
  return fact('record.changed', at, { type, id, ...said })
}

async function keptReasons(world: World) {
  return (await world.stores.events.listKept({ limit: 10 })).items.map(({ reason }) => reason)
}

async function results(world: World, ...events: unknown[]) {
  const kinds: string[] = []
  for (const event of events) kinds.push((await world.accept(event)).kind)
  return kinds
}

describe('record.changed', () => {
  it('records what the event of each fact records', async () => {
    const said = new World(NOW)
    const told = new World(NOW)
    const at = '2026-12-01T02:30:00Z'
    for (const world of [said, told]) await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))

    for (const name of [
      'paid',
      'payment-failed',
      'cancelled',
      'closed',
      'refund-requested',
      'delivered',
      'part-paid',
    ]) {
      await said.accept(changed('order', 'SO-1', { facts: { [name]: at }, fields: {} }))
      await told.accept(fact(`order.${name}`, NOW, { orderId: 'SO-1', at }))
    }
    await said.accept(changed('order', 'SO-1', { facts: { 'out-of-stock': at }, fields: { sku: 'NUT-500' } }))
    await told.accept(fact('order.out-of-stock', NOW, { orderId: 'SO-1', sku: 'NUT-500', at }))

    expect(await said.stores.records.findOrder('SO-1')).toEqual(await told.stores.records.findOrder('SO-1'))
  })

  it('places an order and plans an instalment, so that a system needs no other event', async () => {
    const world = new World(NOW)
    const contact = { id: 'C7', name: '王芳', phone: '19900000007' }
    const order = { facts: { placed: '2026-12-01T02:00:00Z' }, fields: { totalMinor: 100, currency: 'CNY' }, contact }
    const plan = {
      contactId: 'C7',
      facts: { paid: null },
      fields: { due: '2026-12-20', amountMinor: 5, currency: 'CNY' },
    }

    expect(await results(world, changed('order', 'SO-7', order), changed('instalment', 'L7:2', plan))).toEqual([
      'accepted',
      'accepted',
    ])

    expect(await world.stores.records.findOrder('SO-7')).toMatchObject({
      contactId: 'C7',
      placedAt: new Date('2026-12-01T02:00:00Z'),
      details: { totalMinor: 100, phone: '+8619900000007' },
    })
    expect(await world.stores.records.findInstalments([{ contractId: 'L7', period: 2 }])).toMatchObject([
      { contactId: 'C7', due: '2026-12-20', amountMinor: 5, unpaidAt: new Date(NOW) },
    ])
  })

  it('keeps an unknown fact or type with the reason, and acts on the rest', async () => {
    const world = new World(NOW)
    const facts = { paid: NOW, mislaid: NOW }

    expect(await results(world, changed('order', 'SO-1', { facts }), changed('parrot', 'B1', {}))).toEqual([
      'kept',
      'kept',
    ])
    expect((await world.stores.records.findOrder('SO-1'))?.paidAt).toEqual(new Date(NOW))
    expect((await keptReasons(world)).toSorted()).toEqual([
      'unknown-fact: facts.mislaid is not a fact that is kept of this type',
      'unknown-fact: this type of record is not kept',
    ])
  })

  it('keeps what a record that is not told of yet cannot hold', async () => {
    const world = new World(NOW)
    const events = [
      changed('order', 'SO-1', { fields: { totalMinor: 5 } }),
      changed('shipment', 'SH-1', { fields: { trackingNumber: 'SF1' } }),
    ]

    expect(await results(world, ...events)).toEqual(['kept', 'kept'])
    expect((await keptReasons(world)).every((reason) => reason.startsWith('record-incomplete: fields'))).toBe(true)
  })

  it('keeps a fact of over 24 hours ahead, and takes one of less', async () => {
    const world = new World(NOW)
    const [far, near] = ['2026-12-02T03:00:01Z', '2026-12-02T03:00:00Z'].map((at) =>
      changed('order', 'SO-1', { facts: { paid: at } }),
    )

    expect(await results(world, far, near)).toEqual(['kept', 'accepted'])
    expect(await keptReasons(world)).toEqual(['from-the-future'])
  })

  it.each([
    [{ type: 'order', id: 'SO-1', fields: { totalMinor: 'much' } }, 'data.fields.totalMinor'],
    [{ type: 'order', id: 'SO-1', facts: { paid: 'yesterday' } }, 'data.facts.paid'],
    [{ type: 'instalment', id: 'L1', facts: { paid: NOW } }, 'data.id'],
  ])('refuses %j by path', async (data, path) => {
    const outcome = await new World(NOW).accept(fact('record.changed', NOW, data))

    expect(outcome).toMatchObject({ kind: 'malformed', faults: [{ path }] })
  })

  it('leaves fields aside that nobody knows', async () => {
    expect(
      await results(new World(NOW), changed('order', 'SO-1', { fields: { whim: 1 }, facts: { paid: NOW } })),
    ).toEqual(['accepted'])
  })

  it('says the same in whatever order it arrives', async () => {
    const minute = (at: number) => `2026-12-01T02:${String(at).padStart(2, '0')}:00Z`
    const events = [
      placed('SO-1', minute(0)),
      placed('SO-1', minute(20), { totalMinor: 900, buyer: { id: 'C00001', name: '王芳', phone: '19900000003' } }),
      changed('order', 'SO-1', { fields: { totalMinor: 100 } }, minute(10)),
      changed('order', 'SO-1', { fields: { totalMinor: 200, closesAt: minute(59) } }, minute(30)),
      fact('order.cancelled', minute(5), { orderId: 'SO-1' }),
      changed('order', 'SO-1', { facts: { cancelled: null } }, minute(15)),
      fact('order.cancelled', minute(25), { orderId: 'SO-1' }),
      changed('order', 'SO-1', { facts: { 'payment-promised': null } }, minute(15)),
      fact('order.payment-promised', minute(12), { orderId: 'SO-1', on: '2026-12-05' }),
      fact('order.part-paid', minute(40), { orderId: 'SO-1', paidMinor: 50 }),
    ]
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(events.slice(1), { minLength: 9 }), async (later) => {
        const world = new World(NOW)
        for (const event of [events[0], ...later]) await world.accept(event)

        const order = await world.stores.records.findOrder('SO-1')
        expect(order).toMatchObject({
          cancelledAt: new Date(minute(25)),
          paymentPromisedAt: null,
          partPaidMinor: 50,
          details: { totalMinor: 200, closesAt: new Date(minute(59)), phone: '+8619900000003' },
        })
      }),
      { numRuns: 60 },
    )
  })
})
