import * as z from 'zod'
import type { Shipment } from '#shared/contracts/record.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { HOUR_MS } from '../../calendar/time.ts'
import { checkOf } from '../check.ts'
import type { EventKind, Occurrence, Wording } from '../kind.ts'
import { plainStep, shippedEvent } from '../shipped-scenario.ts'
import { NAME_VARIABLE, text } from '../wording-parts.ts'

/** Word of a parcel is worth sending for two days after it left. */
const USEFUL = { n: 48, unit: 'hours' } as const

/** A parcel is worth telling of also where the shop does not say who carries it. */
const UNNAMED_CARRIER = text('快递', 'a courier')

const VARIABLES: Wording['variables'] = {
  name: NAME_VARIABLE,
  carrier: {
    type: 'text',
    names: text('承运商', 'Carrier'),
    sample: text('中通快递', 'ZTO Express'),
    instead: UNNAMED_CARRIER,
  },
  trackingNumber: {
    type: 'id',
    instead: text('见订单详情', 'in your order'),
    names: text('运单号', 'Tracking number'),
    sample: text('YT792859954010', 'YT792859954010'),
  },
  order: { type: 'id', names: text('订单号', 'Order number'), sample: text('SO-1-0066', 'SO-1-0066') },
  minDays: { type: 'number', names: text('预计最少天数', 'Fewest days expected'), sample: { zh: 2, en: 2 } },
  maxDays: { type: 'number', names: text('预计最多天数', 'Most days expected'), sample: { zh: 3, en: 3 } },
}

export const SHIPMENT_SCENARIO: Scenario = {
  slug: 'shipment-notice',
  about: 'shipment',
  category: 'transactional',
  names: text('发货通知', 'Shipment notice'),
  once: 'record',
  to: 'person',
  only: null,
  stops: [{ fact: 'delivered' }, { fact: 'order-cancelled' }],
  merge: null,
  holdOut: 0,
  variables: {
    carrier: 'record.carrier',
    trackingNumber: 'record.trackingNumber',
    order: 'record.orderId',
    minDays: 'rule.estimateDays.minDays',
    maxDays: 'rule.estimateDays.maxDays',
  },
  steps: [
    plainStep({
      id: 'notice',
      moment: { anchor: { fact: 'shipped' }, offset: null, place: { at: null, whose: 'recipient', dayOff: 'same' } },
      late: USEFUL,
      text: text(
        '{{name}}您好，您的订单已由{{carrier}}发出，单号{{trackingNumber}}，预计{{minDays}}至{{maxDays}}天送达，请留意查收。',
        'Dear {{name}}, your order is on its way with {{carrier}}, tracking number {{trackingNumber}}. It is expected in {{minDays}} to {{maxDays}} days.',
      ),
    }),
  ],
}

export const shipmentNotice: EventKind = shippedEvent(SHIPMENT_SCENARIO, {
  id: 'shipment-notice',
  about: text(
    '发货后立即告知承运商、运单号和预计送达天数。',
    'Tells the carrier, the tracking number and how many days to expect, as soon as an order ships.',
  ),
  settings: z.strictObject({}),
  audience: { kinds: [], tags: [], exceptTags: [], regions: [] },
  variables: VARIABLES,
  purpose: 'contract-notice',
  saw: 'on-its-way',
  explain: (order) => [
    checkOf('order-placed', order.details !== null),
    checkOf('order-shipped', order.shipmentIds.length > 0),
  ],
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
