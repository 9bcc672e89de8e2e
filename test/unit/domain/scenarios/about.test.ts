import { describe, expect, it } from 'vitest'
import { orderRecord } from '#shared/domain/records/order-record.ts'
import { factOf, NOTHING_KNOWN } from '#shared/domain/scenarios/about.ts'
import { findStop, judgeScenario } from '#shared/domain/scenarios/judge-scenario.ts'
import type { JudgedRecord } from '#shared/domain/scenarios/kind.ts'
import { aContact } from '../../../builders/contact.ts'
import { anOrder, aShipment, orderDetails } from '../../../builders/record.ts'
import { anOrderScenario, readAs } from '../../../builders/scenario.ts'

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

function valuesOf(about: 'order' | 'shipment', path: string, record: JudgedRecord) {
  const scenario = readAs(anOrderScenario({ about, stops: [], variables: { value: path } }))
  const verdict = judgeScenario(
    {
      now: at('06'),
      zones: ['Asia/Shanghai'],
      zone: 'Asia/Shanghai',
      contact: aContact(),
      record,
      shops: null,
      language: 'zh',
      subject: { type: about, id: 'SO-1' },
      details: { step: 'first' },
    },
    {
      ...scenario,
      steps: scenario.steps.map((step) => ({ ...step, moment: { ...step.moment, anchor: { fact: 'shipped' } } })),
    },
  )
  return verdict.kind === 'right' ? verdict.values.value : verdict.because
}

describe('what a text says of a record', () => {
  it('is no day of a fact that was only heard', () => {
    const order = anOrder({ shipmentIds: ['SH-1'] })

    expect(valuesOf('order', 'record.shipped', { type: 'order', order, sameBasket: [] })).toBeNull()
  })

  it('calls no order cancelled because it was placed', () => {
    const scenario = readAs(anOrderScenario({ stops: [{ fact: 'placed' }] }))

    expect(findStop(scenario, { ...NOTHING_KNOWN, order: anOrder() })).toBe('stop-condition-met')
  })

  it('calls a parcel of another shop as that shop does', () => {
    const order = anOrder({ id: 'cake~SO-1', shop: 'cake' })
    const shipment = aShipment({ id: 'cake~SH-1', orderId: 'cake~SO-1' })

    expect(valuesOf('shipment', 'record.id', { type: 'shipment', shipment, order })).toBe('SH-1')
  })
})
