import { describe, expect, it } from 'vitest'
import type { Order, Shipment } from '#shared/contracts/record.ts'
import { shipmentNotice as notice } from '#shared/domain/scenarios/shipped/shipment-notice.ts'
import { contentOf, type JudgingFields, settingFaults, textOf, verdictOf } from '../../../../builders/judging.ts'
import { anOrder, aShipment, orderDetails } from '../../../../builders/record.ts'

function about(shipment: Partial<Shipment>, order: Partial<Order> | null = {}): JudgingFields {
  return {
    record: { type: 'shipment', shipment: aShipment(shipment), order: order === null ? null : anOrder(order) },
    message: { subject: { type: 'shipment', id: 'SH-1' } },
  }
}

describe('the text of a shipment notice', () => {
  it('in Chinese', () => {
    expect(textOf(notice, about({}))).toEqual({
      text: '朱女士您好，您的订单已由顺丰速运发出，单号SF0000000000001，预计3至5天送达，请留意查收。',
      parts: 1,
    })
  })

  it('in English', () => {
    expect(textOf(notice, { ...about({}), language: 'en' })).toEqual({
      text: 'Dear 朱慧, your order is on its way with 顺丰速运, tracking number SF0000000000001. It is expected in 3 to 5 days.',
      parts: 2,
    })
  })

  it.each([
    ['zh', '您的订单已由快递发出，'],
    ['en', 'your order is on its way with a courier, '],
  ] as const)('tells in %s of a parcel whose carrier has no name: %s', (language, words) => {
    const carrier = { scheme: 'kuaidi100', code: 'new-one', name: ' ' }

    expect(textOf(notice, { ...about({ carrier }), language })).toMatchObject({ text: expect.stringContaining(words) })
  })

  it('greets somebody unknown without a name', () => {
    const told = textOf(notice, { ...about({}), contact: { name: null, salutation: null } })

    expect(told).toMatchObject({ text: expect.stringMatching(/^您好，/) })
  })

  it.each([
    ['440304', '440106', '预计1至2天'],
    ['330106', '310115', '预计2至3天'],
    ['330106', '210202', '预计3至5天'],
    ['330106', '650102', '预计5至8天'],
    ['330106', null, '预计3至5天'],
    [null, '210202', '预计3至7天'],
  ])('from %s to %s says %s', (fromRegionCode, toRegionCode, words) => {
    expect(textOf(notice, about({ fromRegionCode, toRegionCode }))).toMatchObject({
      text: expect.stringContaining(words),
    })
  })

  it('gives the widest range where neither parcel nor order says where to', () => {
    const order = { details: orderDetails({ regionCode: null }) }

    expect(textOf(notice, about({ toRegionCode: null }, order))).toMatchObject({
      text: expect.stringContaining('预计3至7天'),
    })
  })
})

const AT = new Date('2026-12-01T09:00:00Z')

describe('whether a shipment notice leaves', () => {
  it.each([
    ['on its way', about({}), 'send'],
    ['delivered', about({ deliveredAt: AT }), 'cancelled: order-delivered'],
    ['its order delivered', about({}, { deliveredAt: AT }), 'cancelled: order-delivered'],
    ['its order cancelled', about({}, { cancelledAt: AT }), 'cancelled: order-cancelled'],
    ['carrier not heard yet', about({ carrier: null }), 'suppressed: record-unknown'],
    ['not known', {}, 'suppressed: record-unknown'],
    ['at night', { ...about({}), now: '2026-12-01T23:00:00+08:00' }, 'wait: quiet-hours'],
    [
      'at night by the shop’s word',
      { ...about({}), now: '2026-12-01T23:00:00+08:00', settings: { urgent: true } },
      'send',
    ],
    ['to a number that wants no more texts', { ...about({}), optedOut: true }, 'send'],
  ] satisfies [string, JudgingFields, string][])('%s: %s', (_, fields, verdict) => {
    expect(verdictOf(notice, fields)).toBe(verdict)
  })
})

describe('planning a shipment notice', () => {
  it('is due when the parcel left, for two days, and keyed by that day and the parcel', () => {
    const planned = notice.plan({ order: anOrder(), shipment: aShipment() }, contentOf(notice))

    expect(planned).toMatchObject([
      {
        key: '2026-12-01#shipment-notice#SH-1',
        subject: { type: 'shipment', id: 'SH-1' },
        dueAt: new Date('2026-12-01T08:00:00Z'),
        notAfter: new Date('2026-12-03T08:00:00Z'),
      },
    ])
  })

  it.each([
    ['an order alone', anOrder(), null],
    ['a parcel of which only tracking was heard', anOrder(), aShipment({ shippedAt: null })],
    ['an order not heard of yet', anOrder({ contactId: null, details: null }), aShipment()],
  ])('plans nothing for %s', (_, order, shipment) => {
    expect(notice.plan({ order, shipment }, contentOf(notice))).toEqual([])
  })

  it('is set by the nights and the days on which carriers bring nothing alone', () => {
    expect(notice.settings.parse({})).toEqual({ urgent: false, carrierPauses: [] })
    expect(settingFaults(notice, { carrierPauses: [{ from: '2027-02-15', until: '2027-02-03' }] })).toHaveLength(1)
    expect(settingFaults(notice, { delay: 1 })).toHaveLength(1)
  })
})
