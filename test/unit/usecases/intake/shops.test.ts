import { describe, expect, it } from 'vitest'
import { searchMessages } from '#shared/usecases/history/search-messages.ts'
import { settleHomeShop } from '#shared/usecases/intake/settle-home-shop.ts'
import { fact, placed } from '../../../builders/order-events.ts'
import { addContact, addInstalment, statesOf } from '../../../builders/people.ts'
import { anOrder, orderDetails } from '../../../builders/record.ts'
import { World } from '../../../builders/world.ts'

const AT = '2026-12-01T02:00:00Z'
const OTHER_BUYER = { buyer: { id: 'C00002', name: '李雷', phone: '19900000002' } }

async function openShops() {
  const world = new World('2026-12-01T01:00:00Z')
  await world.campaign('unpaid-order-nudge')
  await world.campaign('shipment-notice')
  await world.accept(placed('X-1', AT, { shop: 'shop-a' }))
  await world.accept(placed('X-1', AT, { shop: 'shop-b', ...OTHER_BUYER }))
  return world
}

function parcel(shop: string, trackingNumber: string) {
  const carrier = { scheme: 'kuaidi100', code: 'zhongtong', name: '中通快递' }
  return fact('order.shipped', AT, { shop, orderId: 'X-1', shipment: { id: 'P-1', carrier, trackingNumber } })
}

describe('orders of two shops under one id', () => {
  it('are two orders, each nudged; the first shop keeps plain ids', async () => {
    const world = await openShops()

    await world.advance('2026-12-01T10:00:00Z')

    expect(world.sent.map(({ to }) => to).toSorted()).toEqual(['+8619900000001', '+8619900000002'])
    expect((await world.messagesOf('C00001'))[0]?.occurrence).toBe('2026-12-01#unpaid-order-nudge#X-1#1')
    expect((await world.messagesOf('C00002'))[0]?.occurrence).toBe('2026-12-01#unpaid-order-nudge#shop-b~X-1#1')
  })

  it('the payment of one does not stop the nudge of the other', async () => {
    const world = await openShops()
    await world.accept(fact('order.paid', AT, { shop: 'shop-b', orderId: 'X-1' }))

    await world.advance('2026-12-01T10:00:00Z')

    expect(world.sent.map(({ to }) => to)).toEqual(['+8619900000001'])
    expect(await statesOf(world, 'C00002')).toEqual(['cancelled: order-paid'])
  })

  it('have parcels of their own, and their texts name the order as its shop does', async () => {
    const world = await openShops()
    await world.accept(parcel('shop-a', 'ZT1'))
    await world.accept(parcel('shop-b', 'ZT2'))
    await world.accept(
      fact('shipment.updated', AT, { shop: 'shop-b', shipmentId: 'P-1', state: 'delivered', occurredAt: AT }),
    )
    await world.advance('2026-12-01T02:01:00Z')

    expect(world.sent.map(({ to, text }) => [to, /ZT\d/.exec(text)?.[0]])).toEqual([['+8619900000001', 'ZT1']])
    expect((await world.stores.records.findShipment('shop-b~P-1'))?.orderId).toBe('shop-b~X-1')
  })

  it('are both found by the id', async () => {
    const world = await openShops()

    const outcome = await searchMessages(world.deps, { order: 'X-1', limit: 10 })

    expect(outcome).toMatchObject({ kind: 'found', page: { items: [{}, {}] } })
  })
})

describe('an event that names no shop', () => {
  it('means the home shop if that knows the id, also where others do', async () => {
    const world = await openShops()
    expect(await world.accept(fact('order.paid', AT, { orderId: 'X-1' }))).toMatchObject({ kind: 'accepted' })

    expect((await world.stores.records.findOrder('X-1'))?.paidAt).not.toBeNull()
    expect((await world.stores.records.findOrder('shop-b~X-1'))?.paidAt).toBeNull()
  })

  it('means the only other shop that knows it', async () => {
    const world = await openShops()
    await world.accept(placed('X-2', AT, { shop: 'shop-b' }))
    await world.accept(fact('order.paid', AT, { orderId: 'X-2' }))

    expect((await world.stores.records.findOrder('shop-b~X-2'))?.paidAt).not.toBeNull()
  })

  it('is kept with the reason where several know it', async () => {
    const world = await openShops()
    for (const shop of ['shop-b', 'shop-c']) await world.accept(placed('X-3', AT, { shop }))

    expect(await world.accept(fact('order.paid', AT, { orderId: 'X-3' }))).toMatchObject({ kind: 'kept' })
    expect((await world.stores.events.listKept({ limit: 10 })).items).toMatchObject([{ reason: 'which-shop' }])
  })

  it('means the home shop where nobody knows it', async () => {
    const world = await openShops()
    await world.accept(fact('order.paid', AT, { orderId: 'X-9' }))

    expect((await world.stores.records.findOrder('X-9'))?.paidAt).not.toBeNull()
  })

  it('is kept where its id could be another shop’s record', async () => {
    const world = await openShops()

    expect(await world.accept(fact('order.paid', AT, { orderId: 'shop-b~X-1' }))).toMatchObject({ kind: 'kept' })
    expect((await world.stores.records.findOrder('shop-b~X-1'))?.paidAt).toBeNull()
  })
})

describe('instalments of two lenders under one contract id', () => {
  it('are two: the payment of one leaves the reminder of the other', async () => {
    const world = new World('2026-11-30T01:00:00Z')
    await addContact(world)
    await addInstalment(world)
    await world.campaign('repayment-reminder')
    await world.accept(fact('instalment.paid', '2026-11-30T01:00:00Z', { shop: 'a', contractId: 'L9', period: 3 }))
    await world.accept(fact('instalment.paid', '2026-11-30T01:00:00Z', { shop: 'b', contractId: 'L00001', period: 3 }))

    await world.advance('2026-12-01T02:00:00Z')

    expect(world.sent).toHaveLength(1)
  })

  it('are two once both are known, whoever is heard of first', async () => {
    const world = new World('2026-11-30T01:00:00Z')
    await addContact(world)
    await addInstalment(world)
    const due = { shop: 'b', contractId: 'L00001', period: 3, contactId: 'C00001', due: '2026-12-20', amountMinor: 100 }
    await world.accept(fact('instalment.paid', '2026-11-30T01:00:00Z', { shop: 'a', contractId: 'L9', period: 3 }))
    await world.accept(fact('instalment.due', '2026-11-30T01:00:00Z', due))
    const paid = await world.accept(fact('instalment.paid', '2026-11-30T01:00:00Z', { ...due }))

    expect(paid).toMatchObject({ kind: 'accepted' })
    expect(await world.stores.records.listInstalmentsOfContract('b~L00001')).toMatchObject([
      { paidAt: expect.anything() },
    ])
    expect(await world.stores.records.listInstalmentsOfContract('L00001')).toMatchObject([{ paidAt: null }])
  })
})

describe('word of a loan from a list, under the name of a shop that is not the home shop', () => {
  it.each(['instalment.paid', 'instalment.unpaid'])(
    'is kept for somebody to look at, not lost as another’s: %s',
    async (type) => {
      const world = new World('2026-11-30T01:00:00Z')
      await addContact(world)
      await addInstalment(world)
      await world.accept(placed('SO-1', '2026-11-30T01:00:00Z', { shop: 'taobao' }))

      const said = await world.accept(
        fact(type, '2026-11-30T01:00:00Z', { shop: 'lender', contractId: 'L00001', period: 3 }),
      )

      expect(said).toMatchObject({ kind: 'kept' })
      expect(await world.stores.records.listInstalmentsOfContract('lender~L00001')).toEqual([])
    },
  )
})

describe('after an upgrade', () => {
  const old = (id: string, shop: string) => anOrder({ id, details: orderDetails({ shop }) })

  it('the shop of the stored orders is the home shop', async () => {
    const world = new World(AT)
    for (const id of ['1', '2']) await world.stores.records.saveOrder(old(id, 'shop-a'), 'absent')
    await world.stores.records.saveOrder(old('3', 'shop-b'), 'absent')
    await settleHomeShop(world.stores)
    await settleHomeShop(world.stores)

    await world.accept(placed('4', AT, { shop: 'shop-b' }))
    await world.accept(placed('4', AT, { shop: 'shop-a' }))

    expect(await world.stores.shops.findHome()).toBe('shop-a')
    expect((await world.stores.records.findOrder('4'))?.details?.shop).toBe('shop-a')
  })

  it('a stored order of another shop stays under its plain id, and one of the home shop does not take its place', async () => {
    const world = new World(AT)
    await world.stores.records.saveOrder(old('1', 'shop-a'), 'absent')
    await world.stores.records.saveOrder(old('3', 'shop-b'), 'absent')
    await settleHomeShop(world.stores)

    await world.accept(fact('order.paid', AT, { shop: 'shop-b', orderId: '3' }))
    await world.accept(placed('3', AT, { shop: 'shop-a' }))

    expect(await world.stores.records.findOrder('3')).toMatchObject({
      details: { shop: 'shop-b' },
      paidAt: new Date(AT),
    })
    expect(await world.stores.records.findOrder('shop-a~3')).toMatchObject({ paidAt: null })
  })
})

describe('an event from the future', () => {
  it.each([
    ['2026-12-02T01:59:59Z', 'accepted'],
    ['2026-12-02T02:00:01Z', 'kept'],
  ])('%s is taken up to 24 hours ahead: %s', async (at, kind) => {
    const world = new World(AT)

    expect(await world.accept(placed('SO-1', at))).toMatchObject({ kind })
    expect(await world.accept(fact('order.paid', AT, { orderId: 'SO-1', at }))).toMatchObject({ kind })
  })
})
