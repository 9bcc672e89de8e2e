import { describe, expect, it } from 'vitest'
import { TrackingState } from '#shared/contracts/tracking-state.ts'
import { orderRecord } from '#shared/domain/records/order-record.ts'
import { RECORDS } from '#shared/domain/records/record-types.ts'
import { ABOUT, factOf } from '#shared/domain/scenarios/about.ts'
import { findStop, judgeScenario } from '#shared/domain/scenarios/judge-scenario.ts'
import type { JudgedRecord } from '#shared/domain/scenarios/kind.ts'
import { NOTHING_KNOWN } from '#shared/domain/scenarios/known.ts'
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

describe('the facts that scenarios know', () => {
  it('are those that records keep, but for what a scenario reads of the record beside it', () => {
    const onlyHere = Object.entries(RECORDS).flatMap(([type, { facts }]) =>
      Object.keys(ABOUT[type]?.facts ?? {}).flatMap((name) => (Object.hasOwn(facts, name) ? [] : [`${type}.${name}`])),
    )

    // The record names the newest state of a parcel alone; scenarios know when it first came to each.
    const states = TrackingState.options.filter((state) => state !== 'delivered')
    const came = states.map((state) => `shipment.${state.replaceAll('_', '-')}`)
    expect(onlyHere).toEqual([
      'order.shipped',
      'shipment.updated',
      'shipment.order-cancelled',
      'shipment.order-held',
      ...came,
    ])
  })

  it.each(Object.entries(orderRecord.facts))(
    'hold since when the record says, of an order: %s',
    (name, { at: since }) => {
      const order = anOrder({
        placedAt: at('01'),
        paymentFailedAt: at('02'),
        paidAt: at('03'),
        cancelledAt: at('04'),
        closedAt: at('05'),
        refundRequestedAt: at('06'),
        outOfStockAt: at('07'),
        deliveredAt: at('08'),
        paymentPromisedAt: at('09'),
        remittanceAnnouncedAt: at('10'),
        partPaidAt: at('11'),
      })
      const known = factOf('order', name)

      if (known !== undefined) expect(known.read({ ...NOTHING_KNOWN, order })).toEqual(since(order))
      else expect(['part-paid', 'remittance-received']).toContain(name)
    },
  )
})
