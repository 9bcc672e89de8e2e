import { ShippedParcel, TrackingState } from '#shared/contracts/order-event.ts'
import type { Order, Shipment } from '#shared/contracts/record.ts'
import { defineRecord, type EventPart, type Lack, type Saying, words } from './define-record.ts'
import { plainIdOf } from './shop-ids.ts'

/** A parcel with the order that it is of, as far as that is known. */
export type ShipmentOfOrder = { shipment: Shipment; order: Order | undefined }

const PARCEL = ['trackingNumber', 'fromRegionCode', 'toRegionCode'] as const
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
      value: ({ shipment }) => shipment.tracking?.state ?? null,
      given: TrackingState,
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
  const { orderId, carrier, trackingNumber, fromRegionCode, toRegionCode } = known?.shipment ?? {}
  const parcel = ShippedParcel.safeParse({ id, carrier, trackingNumber, fromRegionCode, toRegionCode, ...said(fields) })
  if (orderId == null || !parcel.success)
    return { path: 'fields', message: 'cannot stand before order.shipped has told of the whole parcel' }
  const plainOrder = plainIdOf(orderId, known?.order?.shop ?? null)
  return [{ type: 'order.shipped', data: { shop, orderId: plainOrder, shipment: parcel.data } }]
}

function said(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(PARCEL.filter((field) => field in fields).map((field) => [field, fields[field]]))
}

function track({ id: shipmentId, shop, at, fields }: Saying<ShipmentOfOrder>): EventPart[] {
  const state = TrackingState.safeParse(fields.state)
  return state.success
    ? [{ type: 'shipment.updated', data: { shop, shipmentId, state: state.data, occurredAt: at } }]
    : []
}
