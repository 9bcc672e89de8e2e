import { describe, expect, it } from 'vitest'
import { fact, placed } from '../../../builders/order-events.ts'
import { statesOf } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'
import { openShop } from './open-shop.ts'

const AT = '2026-12-01T02:00:00Z'
const LATER = '2026-12-01T02:10:00Z'
const RIGHT = { id: 'C00001', name: '王芳', phone: '19900000002' }

describe('an order that is told again', () => {
  it.each([
    ['in order', [0, 1]],
    ['the other way round', [1, 0]],
  ])('is nudged on the corrected number about the corrected amount, heard %s', async (_, order) => {
    const world = await openShop()
    const events = [placed('SO-1', AT), placed('SO-1', LATER, { buyer: RIGHT, totalMinor: 9900 })]
    for (const index of order) await world.accept(events[index])

    await world.advance('2026-12-01T10:00:00Z')

    expect(world.sent.map(({ to }) => to)).toEqual(['+8619900000002'])
    expect(world.sent[0]?.text).toContain('99.00')
  })

  it('unchanged changes nothing, and is nudged once', async () => {
    const world = await openShop()
    for (const at of [AT, LATER, LATER])
      expect(await world.accept(placed('SO-1', at))).toMatchObject({ kind: 'accepted' })

    await world.advance('2026-12-01T10:00:00Z')

    expect(world.sent).toHaveLength(1)
  })

  it('is nudged when its number became usable, though the nudge had been held back without one', async () => {
    const world = await openShop()
    await world.accept(placed('SO-1', AT, { buyer: { id: 'C00001', name: '王芳', phone: 'unknown' } }))
    await world.advance('2026-12-01T02:35:00Z')
    expect(await statesOf(world, 'C00001')).toEqual(['suppressed: no-usable-phone'])

    await world.accept(placed('SO-1', '2026-12-01T02:40:00Z', { buyer: RIGHT }))
    await world.advance('2026-12-01T10:00:00Z')

    expect(world.sent.map(({ to }) => to)).toEqual(['+8619900000002'])
  })

  it('with a number that cannot be read is not nudged on the wrong one', async () => {
    const world = await openShop()
    await world.accept(placed('SO-1', AT))
    await world.accept(placed('SO-1', LATER, { buyer: { ...RIGHT, phone: '1990000' } }))

    await world.advance('2026-12-01T10:00:00Z')

    expect(world.sent).toEqual([])
    expect(await statesOf(world, 'C00001')).toEqual(['suppressed: no-usable-phone'])
  })

  it('that closes earlier is nudged before that, and its second nudge not at all', async () => {
    const world = new World('2026-12-01T01:00:00Z')
    await world.campaign('unpaid-order-nudge', { secondAfterMinutes: 180 })
    await world.accept(placed('SO-1', AT, { closesAt: '2026-12-01T08:00:00Z' }))
    await world.accept(placed('SO-1', LATER, { closesAt: '2026-12-01T02:30:00Z' }))

    await world.advance('2026-12-01T10:00:00Z')

    expect(world.sent.map(({ at }) => at.toISOString())).toEqual(['2026-12-01T02:15:00.000Z'])
    expect(await statesOf(world, 'C00001')).toEqual(['accepted', 'expired: too-late'])
  })

  it('to be paid on delivery after all is not nudged', async () => {
    const world = await openShop()
    await world.accept(placed('SO-1', AT))
    await world.accept(placed('SO-1', LATER, { payment: { method: 'cod', status: 'unpaid' } }))

    await world.advance('2026-12-01T10:00:00Z')

    expect(await statesOf(world, 'C00001')).toEqual(['cancelled: pays-on-delivery'])
  })

  it('is kept with the reason when its texts have left', async () => {
    const world = await openShop()
    await world.accept(placed('SO-1', AT))
    await world.advance('2026-12-01T03:00:00Z')

    const outcome = await world.accept(placed('SO-1', '2026-12-01T03:00:00Z', { buyer: RIGHT }))

    expect(outcome).toMatchObject({ kind: 'kept' })
    expect((await world.stores.events.listKept({ limit: 10 })).items).toMatchObject([{ reason: 'texts-left' }])
    expect((await world.stores.records.findOrder('SO-1'))?.details?.phone).toBe('+8619900000002')
  })

  it('corrects the name of a buyer whom only this order had named', async () => {
    const world = await openShop()
    await world.accept(placed('SO-1', AT, { buyer: { id: 'C9', name: '罗那', phone: '19900000009' } }))
    await world.accept(placed('SO-1', LATER, { buyer: { id: 'C9', name: '罗娜', phone: '19900000009' } }))

    expect((await world.stores.contacts.find('C9'))?.name).toBe('罗娜')
  })
})

describe('a payment that is taken back', () => {
  const paid = (at: string) => fact('order.paid', at, { orderId: 'SO-1' })
  const failed = (at: string) => fact('order.payment-failed', at, { orderId: 'SO-1' })

  it.each([
    ['in order', [0, 1, 2]],
    ['the failure first', [2, 0, 1]],
    ['the payment last', [0, 2, 1]],
  ])('asks for the nudge again, heard %s', async (_, order) => {
    const world = await openShop()
    const events = [placed('SO-1', AT), paid('2026-12-01T02:05:00Z'), failed('2026-12-01T02:06:00Z')]
    for (const index of order) await world.accept(events[index])

    await world.advance('2026-12-01T10:00:00Z')

    expect(world.sent.map(({ at }) => at.toISOString())).toEqual(['2026-12-01T02:30:00.000Z'])
  })

  it('asks again at once when the nudge would have left, and not when it is too late', async () => {
    const world = await openShop()
    await world.accept(placed('SO-1', AT, { closesAt: '2026-12-01T06:00:00Z' }))
    await world.accept(paid('2026-12-01T02:05:00Z'))
    await world.advance('2026-12-01T03:00:00Z')

    await world.accept(failed('2026-12-01T03:00:00Z'))
    await world.advance('2026-12-01T03:01:00Z')
    expect(world.sent).toHaveLength(1)

    const late = await openShop()
    await late.accept(placed('SO-1', AT, { closesAt: '2026-12-01T06:00:00Z' }))
    await late.accept(paid('2026-12-01T02:05:00Z'))
    await late.advance('2026-12-01T05:40:00Z')
    await late.accept(failed('2026-12-01T05:40:00Z'))
    await late.advance('2026-12-01T10:00:00Z')
    expect(await statesOf(late, 'C00001')).toEqual(['cancelled: order-paid'])
  })

  it('counts no payment that is older, and every one that is newer', async () => {
    const world = await openShop()
    await world.accept(placed('SO-1', AT))
    await world.accept(failed('2026-12-01T02:06:00Z'))
    await world.accept(paid('2026-12-01T02:07:00Z'))

    await world.advance('2026-12-01T10:00:00Z')

    expect(world.sent).toEqual([])
  })

  it('also of an order that was placed as paid', async () => {
    const world = await openShop()
    await world.accept(placed('SO-1', AT, { payment: { method: 'online', status: 'paid' } }))
    await world.accept(failed(LATER))

    await world.advance('2026-12-01T10:00:00Z')

    expect(world.sent).toHaveLength(1)
  })

  it('asks again for the nudge of another order for the same articles', async () => {
    const world = await openShop()
    await world.accept(placed('SO-1', AT))
    await world.accept(placed('SO-2', '2026-12-01T02:01:00Z'))
    await world.accept(paid('2026-12-01T02:05:00Z'))
    expect(await statesOf(world, 'C00001')).toEqual(['cancelled: order-paid', 'suppressed: duplicate-paid'])

    await world.accept(failed('2026-12-01T02:06:00Z'))
    await world.advance('2026-12-01T10:00:00Z')

    expect(await statesOf(world, 'C00001')).toEqual(['suppressed: duplicate-newer', 'accepted'])
  })
})
