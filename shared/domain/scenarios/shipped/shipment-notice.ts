import * as z from 'zod'
import type { Shipment } from '#shared/contracts/record.ts'
import { HOUR_MS } from '../../calendar/time.ts'
import { plainIdOf } from '../../records/shop-ids.ts'
import { checkOf } from '../check.ts'
import type { EventKind, Wording } from '../kind.ts'
import { estimateDays } from '../rules/delivery-estimate.ts'
import { addressOf, mainWording, NAME_VARIABLE, text } from '../wording-parts.ts'

/** Word of a parcel is worth sending for two days after it left. */
const USEFUL_MS = 48 * HOUR_MS

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

export const shipmentNotice: EventKind = {
  id: 'shipment-notice',
  trigger: 'event',
  category: 'transactional',
  names: text('发货通知', 'Shipment notice'),
  about: text(
    '发货后立即告知承运商、运单号和预计送达天数。',
    'Tells the carrier, the tracking number and how many days to expect, as soon as an order ships.',
  ),
  settings: z.strictObject({}),
  audience: { kinds: [], tags: [], exceptTags: [], regions: [] },
  template: text(
    '{{name}}您好，您的订单已由{{carrier}}发出，单号{{trackingNumber}}，预计{{minDays}}至{{maxDays}}天送达，请留意查收。',
    'Dear {{name}}, your order is on its way with {{carrier}}, tracking number {{trackingNumber}}. It is expected in {{minDays}} to {{maxDays}} days.',
  ),
  purpose: 'contract-notice',
  meets: () => true,
  wordings: (content) => [mainWording(content, VARIABLES)],
  wordingOf: () => 'template',

  plan({ order, shipment }) {
    if (shipment === null || shipment.shippedAt === null || order.contactId === null || order.details === null)
      return []
    const saidAt = shipment.saidAt ?? shipment.shippedAt
    const told = {
      value: shipment.trackingNumber ?? '',
      earlier: shipment.earlierNumbers ?? [],
      correction: { happenedAt: saidAt, dueAt: saidAt, notAfter: usefulUntil(saidAt) },
    }
    return [
      {
        key: `${shipment.shippedAt.toISOString().slice(0, 10)}#shipment-notice#${shipment.id}`,
        subject: { type: 'shipment', id: shipment.id },
        category: 'transactional',
        details: { order: order.id },
        happenedAt: shipment.shippedAt,
        dueAt: shipment.shippedAt,
        notAfter: usefulUntil(shipment.shippedAt),
        told,
        onceFor: parcelOf(shipment),
      },
    ]
  },

  explain: (order) => [
    checkOf('order-placed', order.details !== null),
    checkOf('order-shipped', order.shipmentIds.length > 0),
  ],

  judge(situation) {
    const { record } = situation
    if (record.type !== 'shipment' || record.shipment.carrier === null)
      return { kind: 'suppressed', because: 'record-unknown' }
    const { shipment, order } = record
    if (shipment.deliveredAt !== null || order?.deliveredAt) return { kind: 'cancelled', because: 'order-delivered' }
    if (order?.cancelledAt) return { kind: 'cancelled', because: 'order-cancelled' }
    const toRegion = shipment.toRegionCode ?? order?.details?.regionCode ?? ''
    const { minDays, maxDays } = estimateDays(shipment.fromRegionCode ?? '', toRegion)
    return {
      kind: 'right',
      saw: 'on-its-way',
      values: {
        name: addressOf(situation),
        carrier: record.shipment.carrier.name,
        trackingNumber: shipment.trackingNumber,
        order: order === null ? shipment.orderId : plainIdOf(order.id, order.shop),
        minDays,
        maxDays,
      },
    }
  },
}

function usefulUntil(at: Date): Date {
  return new Date(at.getTime() + USEFUL_MS)
}

/** One carrier's number, however it is spaced and written; blanks and hyphens are put in for people. */
function parcelOf({ carrier, trackingNumber }: Shipment): string {
  const number = (trackingNumber ?? '').normalize('NFKC').toUpperCase().replaceAll(/[\s-]/gu, '')
  return `parcel ${carrier?.scheme} ${carrier?.code.toLowerCase()} ${number}`
}
