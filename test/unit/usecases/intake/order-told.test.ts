import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Order } from '#shared/contracts/record.ts'
import { ORDER_TOLD } from '#shared/contracts/record-types/order-told.ts'
import { forgetBuyer } from '#shared/domain/records/forget-person.ts'
import { NOTHING_KNOWN } from '#shared/domain/scenarios/known.ts'
import { readPath } from '#shared/domain/scenarios/paths.ts'
import { getRecord } from '#shared/usecases/records/find-record.ts'
import { fact, placed } from '../../../builders/order-events.ts'
import { World } from '../../../builders/world.ts'

const PLACED = '2026-12-01T02:00:00Z'
const NOW = '2026-12-01T03:00:00Z'
const LATER = '2026-12-01T04:00:00Z'

const WHOLE = {
  buyer: { id: 'C00001', name: '王芳', phone: '19900000001', nick: 'fang' },
  payment: { method: 'cod', status: 'unpaid', codTotalMinor: 19800, onlineTotalMinor: 18800 },
  shipTo: { regionCode: '440305', name: '罗娜', phone: '199 0000 0002', address: '深圳市南山区科苑路1号' },
  ...{ carrier: '中通快递', shipBy: '2026-12-03', auction: true, channel: 'live' },
}

async function orderIn(world: World): Promise<Order> {
  const order = await world.stores.records.findOrder('SO-1')
  if (order === undefined) throw new Error('no such order')
  return order
}

async function afterAll(...events: unknown[]): Promise<Order> {
  const world = new World(LATER)
  for (const event of events) expect(await world.accept(event)).toMatchObject({ kind: 'accepted' })
  return orderIn(world)
}

function valueAt(order: Order, path: string) {
  return readPath(path, 'order', { ...NOTHING_KNOWN, order })
}

describe('an order that says all it may', () => {
  it.each([
    ['record.codTotalMinor', { minor: 19800, currency: 'CNY' }],
    ['record.surchargeMinor', { minor: 1000, currency: 'CNY' }],
    ['record.receiver', '罗娜'],
    ['record.phoneTail', '0002'],
    ['record.address', '深圳市南山区科苑路1号'],
    ['record.quantity', 2],
    ['record.carrier', '中通快递'],
    ['record.shipDay', '2026-12-03'],
    ['record.auction', true],
    ['record.channel', 'live'],
    ['record.nick', 'fang'],
  ])('gives texts %s', async (path, value) => {
    expect(valueAt(await afterAll(placed('SO-1', PLACED, WHOLE)), path)).toEqual(value)
  })

  it('keeps of the receiver’s number its last digits alone', async () => {
    expect(JSON.stringify((await afterAll(placed('SO-1', PLACED, WHOLE))).said)).not.toContain('19900000002')
  })

  it('keeps nothing of it that tells who it was, once the buyer is erased', async () => {
    const { said } = forgetBuyer(await afterAll(placed('SO-1', PLACED, WHOLE)))

    expect(Object.keys(said ?? {}).toSorted()).toEqual(['auction', 'codTotalMinor', 'onlineTotalMinor', 'shipBy'])
  })
})

it.each(Object.keys(ORDER_TOLD.facts))('order.%s is a fact of the order, as record.changed says it', async (name) => {
  const reason = name === 'refund-reason' ? { reason: 'quality' } : {}
  const told = await afterAll(placed('SO-1', PLACED), fact(`order.${name}`, NOW, { orderId: 'SO-1', ...reason }))
  const said = { type: 'order', id: 'SO-1', facts: { [name]: NOW }, fields: reason }
  const changed = await afterAll(placed('SO-1', PLACED), fact('record.changed', NOW, said))

  expect(told).toEqual(changed)
  expect(told.toldAt).toEqual({ [name]: new Date(NOW) })
})

it('a refund’s reason is one of few words, which reports can count', async () => {
  const world = new World(LATER)
  await world.accept(placed('SO-1', PLACED))

  await world.accept(fact('order.refund-reason', NOW, { orderId: 'SO-1', reason: '不喜欢' }))

  expect((await orderIn(world)).toldAt).toBeNull()
  expect((await world.stores.events.listKept({ limit: 10 })).items[0]?.reason).toContain('fields.reason')
})

it('the newest word of a delay counts, and each is remembered, in whatever order they come', async () => {
  const events = [
    fact('order.delayed', NOW, { orderId: 'SO-1', newShipBy: '2026-12-05', reason: '缺料' }),
    fact('order.delayed', LATER, { orderId: 'SO-1', newShipBy: '2026-12-07', reason: '缺料' }),
    fact('order.stock-found', NOW, { orderId: 'SO-1' }),
    fact('order.out-of-stock', PLACED, { orderId: 'SO-1', sku: 'NUT-500', backOn: '2026-12-20' }),
  ]
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(events, { minLength: 4 }), async (shuffled) => {
      const order = await afterAll(placed('SO-1', PLACED), ...shuffled)

      expect(valueAt(order, 'record.shipDay')).toBe('2026-12-07')
      expect(order.heardAt?.delayed).toEqual([new Date(NOW), new Date(LATER)])
      expect(order.outOfStockAt).toBeNull()
      expect(valueAt(order, 'record.stock-found')).toEqual(new Date(NOW))
    }),
    { numRuns: 12 },
  )
})

it('another article that runs out is another word, and the same one is none', async () => {
  const lacks = (at: string, sku: string) => fact('order.out-of-stock', at, { orderId: 'SO-1', sku })
  const order = await afterAll(placed('SO-1', PLACED), lacks(PLACED, 'A'), lacks(NOW, 'A'), lacks(LATER, 'NUT-500'))

  expect(order.heardAt?.outOfStockAt).toEqual([new Date(PLACED), new Date(LATER)])
  expect(valueAt(order, 'record.lacking')).toBe('A、坚果礼盒 500g')
})

it('a promise may name the last day', async () => {
  const promise = { orderId: 'SO-1', on: '2026-12-04', until: '2026-12-05' }
  const order = await afterAll(placed('SO-1', PLACED), fact('order.payment-promised', NOW, promise))

  expect([valueAt(order, 'record.on'), valueAt(order, 'record.until')]).toEqual(['2026-12-04', '2026-12-05'])
})

it('what staff say of an address is kept, and masked in the record as numbers are', async () => {
  const world = new World(LATER)
  await world.accept(placed('SO-1', PLACED, WHOLE))

  const { personal } = await getRecord(world.deps, 'order', 'SO-1')

  expect(personal.toSorted()).toEqual(['address', 'nick', 'phoneTail', 'receiver'])
})
