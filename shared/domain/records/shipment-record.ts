import { DeliveryWish, OnTheWay, ShippedParcel } from '#shared/contracts/order-event.ts'
import { LocalDate } from '#shared/contracts/primitives.ts'
import type { Order, Shipment } from '#shared/contracts/record.ts'
import { TrackingState } from '#shared/contracts/tracking-state.ts'
import { PURPOSE_WORDS, TRACKING_WORDS, WISH_WORDS } from './choice-words.ts'
import { defineRecord, type EventPart, type Lack, type Saying, words } from './define-record.ts'
import { wayOf } from './parcel-way.ts'
import { plainIdOf } from './shop-ids.ts'

/** A parcel with the order that it is of, as far as that is known. */
export type ShipmentOfOrder = { shipment: Shipment; order: Order | undefined }

const PARCEL = ['trackingNumber', 'fromRegionCode', 'toRegionCode', 'purpose', 'part', 'guide'] as const
const shape = ShippedParcel.shape

export const shipmentRecord = defineRecord<ShipmentOfOrder>()({
  type: 'shipment',
  words: words('包裹', 'Shipment'),
  idOf: ({ shipment }) => shipment.id,
  contactOf: ({ order }) => order?.contactId ?? null,
  facts: {
    shipped: {
      words: words('发货', 'Shipped'),
      at: ({ shipment }) => shipment.shippedAt,
      instead: 'send order.shipped, which tells of the whole parcel',
    },
    'delivery-wish': {
      words: words('客户对派送的要求', 'Wish for the delivery'),
      at: ({ shipment }) => shipment.wish?.at ?? null,
      set({ id: shipmentId, shop, at, fields }) {
        const wish = DeliveryWish.safeParse({ on: fields.on, how: fields.how })
        if (!wish.success) return { path: 'fields.how', message: 'must be hold, point or day' }
        return { type: 'shipment.delivery-wish', data: { shop, shipmentId, at, ...wish.data } }
      },
    },
    away: {
      words: words('家里没人收件', 'Nobody there to take it in'),
      at: ({ shipment }) => shipment.away?.at ?? null,
      set: ({ id: shipmentId, shop, at }) => ({ type: 'shipment.away', data: { shop, shipmentId, at } }),
    },
    delivered: {
      words: words('送达', 'Delivered'),
      at: ({ shipment }) => shipment.deliveredAt,
      set: ({ id: shipmentId, shop, at }) => ({ type: 'shipment.delivered', data: { shop, shipmentId, at } }),
    },
  },
  fields: {
    orderId: { words: words('订单', 'Order'), type: 'text', value: ({ shipment }) => shipment.orderId },
    carrier: {
      words: words('快递公司', 'Carrier'),
      type: 'text',
      value: ({ shipment }) => shipment.carrier?.name ?? null,
    },
    trackingNumber: {
      words: words('运单号', 'Tracking number'),
      type: 'text',
      value: ({ shipment }) => shipment.trackingNumber,
      given: shape.trackingNumber,
    },
    fromRegionCode: {
      words: words('发货地区', 'Region shipped from'),
      type: 'text',
      value: ({ shipment }) => shipment.fromRegionCode,
      given: shape.fromRegionCode,
    },
    toRegionCode: {
      words: words('收货地区', 'Region shipped to'),
      type: 'text',
      value: ({ shipment }) => shipment.toRegionCode,
      given: shape.toRegionCode,
    },
    state: {
      words: words('物流状态', 'Tracking state'),
      type: 'text',
      choices: TRACKING_WORDS,
      value: ({ shipment }) => shipment.tracking?.state ?? null,
      given: TrackingState,
    },
    purpose: {
      words: words('包裹用途', 'What is sent'),
      type: 'text',
      choices: PURPOSE_WORDS,
      value: ({ shipment }) => shipment.purpose,
      given: shape.purpose,
    },
    part: { words: words('配件', 'Part'), type: 'text', value: ({ shipment }) => shipment.part, given: shape.part },
    guide: {
      words: words('安装说明', 'How to fit it'),
      type: 'text',
      value: ({ shipment }) => shipment.guide,
      given: shape.guide,
    },
    place: {
      words: words('所在位置', 'Place'),
      type: 'text',
      value: ({ shipment }) => wayOf(shipment, 'place'),
      given: OnTheWay.shape.place,
      isPersonal: true,
    },
    pickupCode: {
      words: words('取件码', 'Pick-up code'),
      type: 'text',
      value: ({ shipment }) => wayOf(shipment, 'pickupCode'),
      given: OnTheWay.shape.pickupCode,
      isPersonal: true,
    },
    until: {
      words: words('取件截止日', 'Collect by'),
      type: 'date',
      value: ({ shipment }) => wayOf(shipment, 'until'),
      given: OnTheWay.shape.until,
    },
    etaFrom: {
      words: words('预计最早送达日', 'Expected from'),
      type: 'date',
      value: ({ shipment }) => wayOf(shipment, 'etaFrom'),
      given: LocalDate,
    },
    etaUntil: {
      words: words('预计最晚送达日', 'Expected until'),
      type: 'date',
      value: ({ shipment }) => wayOf(shipment, 'etaUntil'),
      given: LocalDate,
    },
    on: {
      words: words('希望送达的日期', 'Wished day'),
      type: 'date',
      value: ({ shipment }) => shipment.wish?.on ?? null,
      given: DeliveryWish.shape.on,
      goesWith: 'delivery-wish',
    },
    how: {
      words: words('希望的派送方式', 'Wished way'),
      type: 'text',
      choices: WISH_WORDS,
      value: ({ shipment }) => shipment.wish?.how ?? null,
      given: DeliveryWish.shape.how,
      goesWith: 'delivery-wish',
    },
    stateAt: {
      words: words('状态时间', 'Tracking state since'),
      type: 'instant',
      value: ({ shipment }) => shipment.tracking?.occurredAt.toISOString() ?? null,
    },
  },
  fieldEvents(saying) {
    const parcel = PARCEL.some((field) => field in saying.fields) ? shipAgain(saying) : []
    return 'path' in parcel ? parcel : [...parcel, ...track(saying)]
  },
  keepsSayings: false,
})

/** A parcel is told of as a whole, so what is not said stays as it is known. */
function shipAgain({ id, shop, fields, known }: Saying<ShipmentOfOrder>): EventPart[] | Lack {
  const { orderId, ...shipment } = known?.shipment ?? {}
  const parcel = ShippedParcel.safeParse({ ...shipment, id, ...said(fields) })
  if (orderId == null || !parcel.success)
    return { path: 'fields', message: 'cannot stand before order.shipped has told of the whole parcel' }
  const plainOrder = plainIdOf(orderId, known?.order?.shop ?? null)
  return [{ type: 'order.shipped', data: { shop, orderId: plainOrder, shipment: parcel.data } }]
}

function said(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(PARCEL.filter((field) => field in fields).map((field) => [field, fields[field]]))
}

/** A word on its way names a state: what is said of the place alone is of the state that is known. */
function track({ id: shipmentId, shop, at, fields, known }: Saying<ShipmentOfOrder>): EventPart[] {
  const { etaFrom, etaUntil, ...said } = fields
  const eta = etaFrom == null ? undefined : { from: etaFrom, until: etaUntil }
  const word = OnTheWay.safeParse({ ...said, eta })
  const state = TrackingState.safeParse(fields.state ?? known?.shipment.tracking?.state)
  const isSaid = 'state' in fields || eta !== undefined || ['place', 'pickupCode', 'until'].some((one) => one in fields)
  if (!isSaid || !word.success || !state.success) return []
  const { place, pickupCode, until } = word.data
  const way = { place, pickupCode, until, eta: word.data.eta }
  return [{ type: 'shipment.updated', data: { shop, shipmentId, state: state.data, occurredAt: at, ...way } }]
}
