import * as z from 'zod'
import type { Shipment } from '#shared/contracts/record.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { HOUR_MS } from '../../calendar/time.ts'
import type { EventKind, Occurrence, Wording } from '../kind.ts'
import { CarrierPauses } from '../rules/carrier-pauses.ts'
import { plainStep, shippedEvent } from '../shipped-scenario.ts'
import { NAME_VARIABLE, SHOP_VARIABLES, text } from '../wording-parts.ts'

/** Word of a parcel is worth sending for two days after it left. */
const USEFUL = { n: 48, unit: 'hours' } as const

/** A parcel is worth telling of also where the shop does not say who carries it. */
const UNNAMED_CARRIER = text('快递', 'a courier')

const VARIABLES: Wording['variables'] = {
  name: NAME_VARIABLE,
  ...SHOP_VARIABLES,
  carrier: {
    type: 'text',
    instead: UNNAMED_CARRIER,
  },
  trackingNumber: {
    type: 'id',
    instead: text('见订单详情', 'in your order'),
  },
  order: { type: 'id' },
  what: { type: 'own', optional: true },
  minDays: { type: 'number' },
  maxDays: { type: 'number' },
}

export const SHIPMENT_SCENARIO: Scenario = {
  slug: 'shipment-notice',
  about: 'shipment',
  category: 'transactional',
  names: text('发货通知', 'Shipment notice'),
  once: 'record',
  to: 'person',
  // What is sent after an order is told of in words of its own.
  only: { path: 'record.purpose', is: 'equals', value: 'order' },
  stops: [{ fact: 'delivered' }, { fact: 'order-cancelled' }, { fact: 'order-held' }],
  merge: null,
  holdOut: 0,
  variables: {
    carrier: 'record.carrier',
    trackingNumber: 'record.trackingNumber',
    order: 'record.orderId',
    what: 'rule.parcels.what',
    minDays: 'rule.estimateDays.minDays',
    maxDays: 'rule.estimateDays.maxDays',
  },
  steps: [
    plainStep({
      id: 'notice',
      moment: { anchor: { fact: 'shipped' } },
      late: USEFUL,
    }),
  ],
}

export const shipmentNotice: EventKind = shippedEvent({
  id: 'shipment-notice',
  settings: z.strictObject({
    /** Leaves at once by night too, where the policy lets a notice about a contract. */
    urgent: z.boolean().default(false),
    /** Days on which carriers bring nothing, which the days to expect are longer by. */
    carrierPauses: CarrierPauses.default([]),
  }),
  scenario: (settings) => ({ ...SHIPMENT_SCENARIO, settings }),
  variables: VARIABLES,
  purpose: 'contract-notice',
  saw: 'on-its-way',
  leavesLine: true,
  extras: ({ shipment }) => (shipment === null ? {} : { told: toldOf(shipment), onceFor: parcelOf(shipment) }),
})

/** A number that was told wrongly is told again, when the right one was said. */
function toldOf({ trackingNumber, earlierNumbers, saidAt, shippedAt }: Shipment): NonNullable<Occurrence['told']> {
  const at = saidAt ?? shippedAt ?? new Date(0)
  const notAfter = new Date(at.getTime() + USEFUL.n * HOUR_MS)
  return {
    value: trackingNumber ?? '',
    earlier: earlierNumbers ?? [],
    correction: { happenedAt: at, dueAt: at, notAfter },
  }
}

/** One carrier's number, however it is spaced and written; blanks and hyphens are put in for people. */
function parcelOf({ carrier, trackingNumber }: Shipment): string {
  const number = (trackingNumber ?? '').normalize('NFKC').toUpperCase().replaceAll(/[\s-]/gu, '')
  return `parcel ${carrier?.scheme} ${carrier?.code.toLowerCase()} ${number}`
}
