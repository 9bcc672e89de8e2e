import { describe, expect, it } from 'vitest'
import { orderRecord } from '#shared/domain/records/order-record.ts'
import { factOf, NOTHING_KNOWN } from '#shared/domain/scenarios/about.ts'
import { anOrder, orderDetails } from '../../../builders/record.ts'

const at = (hour: string) => new Date(`2026-12-01T${hour}:00:00Z`)
const placedPaid = { details: orderDetails({ placedPaid: true }), placedAt: at('02') }

describe('since when an order is paid', () => {
  it.each([
    ['a payment', anOrder({ paidAt: at('03') }), at('03')],
    ['a payment that was taken back', anOrder({ paidAt: at('03'), paymentFailedAt: at('04') }), null],
    ['an order that was placed paid', anOrder(placedPaid), at('02')],
    [
      'newer word that it is paid, after a payment that was taken back',
      anOrder({ ...placedPaid, paidAt: at('03'), paymentFailedAt: at('04'), detailsAt: at('05') }),
      at('05'),
    ],
  ])('is the same for scenarios and for whoever reads the record: %s', (_, order, expected) => {
    expect(factOf('order', 'paid')?.read({ ...NOTHING_KNOWN, order })).toEqual(expected)
    expect(orderRecord.facts.paid.at(order)).toEqual(expected)
  })
})
