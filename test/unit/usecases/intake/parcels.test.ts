import { describe, expect, it } from 'vitest'
import { fact, placed } from '../../../builders/order-events.ts'
import { statesOf } from '../../../builders/people.ts'
import { openShop } from './open-shop.ts'

const AT = '2026-12-01T02:00:00Z'
const LATER = '2026-12-01T02:10:00Z'

/** The order's parcel SH-1, with this tracking number. */
function parcel(trackingNumber: string, timestamp: string, fields: Record<string, unknown> = {}) {
  const { orderId = 'SO-1', ...others } = fields
  const carrier = { scheme: 'kuaidi100', code: 'zhongtong', name: '中通快递' }
  const shipment = { id: 'SH-1', carrier, trackingNumber, toRegionCode: '110105', ...others }
  return fact('order.shipped', timestamp, { orderId, shipment })
}

describe('a parcel whose number was wrong', () => {
  it('is told of with the right number alone when no text had left', async () => {
    const world = await openShop()
    await world.accept(parcel('ZT1', LATER))
    await world.accept(parcel('ZT2', '2026-12-01T02:11:00Z'))
    await world.accept(placed('SO-1', AT))

    await world.advance('2026-12-01T10:00:00Z')

    expect(world.sent.map(({ text }) => /ZT\d/.exec(text)?.[0])).toEqual(['ZT2'])
  })

  it('is told of again once for each correction, under keys named after the first', async () => {
    const world = await openShop()
    await world.accept(placed('SO-1', AT))
    for (const [number, at] of [
      ['ZT1', '02:10'],
      ['ZT12', '02:20'],
      ['ZT12', '02:25'],
      ['ZT3', '02:30'],
    ]) {
      await world.accept(parcel(number ?? '', `2026-12-01T${at}:00Z`))
      await world.advance(`2026-12-01T${at}:30Z`)
    }

    const notices = (await world.messagesOf('C00001')).filter(({ kind }) => kind === 'shipment-notice')
    expect(notices.map(({ occurrence, text }) => [occurrence, /ZT\d+/.exec(text ?? '')?.[0]])).toEqual([
      ['2026-12-01#shipment-notice#SH-1', 'ZT1'],
      ['2026-12-01#shipment-notice#SH-1~2', 'ZT12'],
      ['2026-12-01#shipment-notice#SH-1~3', 'ZT3'],
    ])
  })

  it('is told of once more where the first number was right after all', async () => {
    const world = await openShop()
    await world.accept(placed('SO-1', AT))
    for (const [number, at] of [
      ['ZT1', '02:10'],
      ['ZT2', '02:20'],
      ['ZT1', '02:30'],
      ['ZT1', '02:40'],
    ]) {
      const outcome = await world.accept(parcel(number ?? '', `2026-12-01T${at}:00Z`))
      expect(outcome).toMatchObject({ kind: 'accepted' })
      await world.advance(`2026-12-01T${at}:30Z`)
    }

    expect(world.sent.map(({ text }) => /ZT\d/.exec(text)?.[0])).toEqual(['ZT1', 'ZT2', 'ZT1'])
  })

  it('is not told of again by an older word that comes late', async () => {
    const world = await openShop()
    await world.accept(placed('SO-1', AT))
    await world.accept(parcel('ZT2', '2026-12-01T02:20:00Z'))
    await world.advance('2026-12-01T02:21:00Z')
    await world.accept(parcel('ZT1', LATER))
    await world.advance('2026-12-01T10:00:00Z')

    expect(world.sent.map(({ text }) => /ZT\d/.exec(text)?.[0])).toEqual(['ZT2'])
  })

  it('is kept with the reason when only the carrier was wrong and has been told', async () => {
    const world = await openShop()
    await world.accept(placed('SO-1', AT))
    await world.accept(parcel('ZT1', LATER))
    await world.advance('2026-12-01T02:11:00Z')

    const carrier = { scheme: 'kuaidi100', code: 'shunfeng', name: '顺丰速运' }
    expect(await world.accept(parcel('ZT1', '2026-12-01T02:12:00Z', { carrier }))).toMatchObject({ kind: 'kept' })
    await world.advance('2026-12-01T10:00:00Z')
    expect(world.sent).toHaveLength(1)
  })

  it('that is said to be of another order is told to the buyer of that one', async () => {
    const world = await openShop()
    await world.accept(placed('SO-1', AT))
    await world.accept(placed('SO-2', AT, { buyer: { id: 'C00002', name: '李娜', phone: '19900000002' } }))
    for (const [orderId, at] of [
      ['SO-1', '02:10'],
      ['SO-2', '02:20'],
    ]) {
      await world.accept(parcel('ZT1', `2026-12-01T${at}:00Z`, { orderId }))
      await world.advance(`2026-12-01T${at}:30Z`)
    }

    expect(world.sent.map(({ to, text }) => [to, text.slice(0, 1)])).toEqual([
      ['+8619900000001', '王'],
      ['+8619900000002', '李'],
    ])
  })
})

describe('one parcel under two shipment ids', () => {
  it.each(['ZT1', 'zt 1', 'ZT-1', 'ＺＴ１'])('is told of once, and the other gets its line: %s', async (number) => {
    const world = await openShop()
    await world.accept(placed('SO-1', AT))
    await world.accept(parcel('ZT1', LATER))
    await world.accept(parcel(number, '2026-12-01T02:11:00Z', { id: 'SH-2' }))
    await world.advance('2026-12-01T10:00:00Z')

    expect(world.sent).toHaveLength(1)
    expect((await statesOf(world, 'C00001')).toSorted()).toEqual([
      'accepted',
      'cancelled: order-shipped',
      'suppressed: same-parcel',
    ])
  })

  it('is told of once where it holds two orders of one buyer', async () => {
    const world = await openShop()
    await world.accept(placed('SO-1', AT))
    await world.accept(placed('SO-2', AT, { items: [{ sku: 'Y', name: 'Y', quantity: 1 }] }))
    await world.accept(parcel('ZT1', LATER))
    await world.accept(parcel('ZT1', LATER, { id: 'SH-2', orderId: 'SO-2' }))
    await world.advance('2026-12-01T10:00:00Z')

    expect(world.sent).toHaveLength(1)
  })

  it.each([
    ['another number', 'ZT2', 'zhongtong'],
    ['another carrier', 'ZT1', 'shunfeng'],
  ])('is two parcels with %s', async (_, number, code) => {
    const world = await openShop()
    await world.accept(placed('SO-1', AT))
    await world.accept(parcel('ZT1', LATER))
    const carrier = { scheme: 'kuaidi100', code, name: '快递' }
    await world.accept(parcel(number, LATER, { id: 'SH-2', carrier }))
    await world.advance('2026-12-01T10:00:00Z')

    expect(world.sent).toHaveLength(2)
  })
})
