import type * as z from 'zod'
import type { DeliveryWish, OrderEvent } from '#shared/contracts/order-event.ts'
import type { Shipment } from '#shared/contracts/record.ts'
import { hearOnWay } from './parcel-way.ts'
import { recordIdOf } from './shop-ids.ts'

const MOST_EARLIER = 10

/**
 * The shipment with what the event says of it. Carrier, number and regions are taken from the newest `timestamp`, tracking
 * keeps the newest state by its own time. Whoever says nothing new gives back the very same object. `shop` is whose ids the
 * event holds, `by` who said it by hand.
 */
export function applyToShipment(
  shipment: Shipment,
  event: OrderEvent,
  { shop, by = null }: { shop: string | null; by?: string | null },
): Shipment {
  const at = event.timestamp
  switch (event.type) {
    case 'order.shipped':
      return applyParcel(shipment, event, shop)
    case 'order.delivered':
      if (shipment.deliveredAt !== null) return shipment
      return delivered(
        { ...shipment, orderId: shipment.orderId ?? recordIdOf(event.data.orderId, shop) },
        event.data.at ?? at,
      )
    case 'shipment.updated': {
      const { state, code = null, occurredAt = at, place = null } = event.data
      const newer = shipment.tracking === null || occurredAt > shipment.tracking.occurredAt
      const tracked = newer ? { ...shipment, tracking: { state, code, occurredAt } } : shipment
      const told = hearOnWay(tracked, { state, code, place, at: occurredAt }, event.data)
      return state === 'delivered' ? delivered(told, occurredAt) : told
    }
    case 'shipment.delivery-wish':
      return wish(shipment, event.data, event.data.at ?? at)
    case 'shipment.away':
      return shipment.away === null ? { ...shipment, away: { at: event.data.at ?? at, by } } : shipment
    case 'shipment.delivered':
      return delivered(shipment, event.data.at ?? at)
    default:
      return shipment
  }
}

/** Whether a notice that told of the one would be wrong about the other. */
export function tellsOtherParcel(before: Shipment, after: Shipment): boolean {
  return before.shippedAt !== null && !isSaid(before, after)
}

function applyParcel(
  shipment: Shipment,
  event: Extract<OrderEvent, { type: 'order.shipped' }>,
  shop: string | null,
): Shipment {
  const { timestamp: at, data } = event
  const { carrier, trackingNumber, fromRegionCode = null, toRegionCode = null } = data.shipment
  const { purpose = null, part = null, guide = null, parcel = null } = data.shipment
  const said = { carrier, trackingNumber, fromRegionCode, toRegionCode, purpose, part, guide, parcel }
  const orderId = shipment.orderId ?? recordIdOf(data.orderId, shop)
  if (shipment.shippedAt === null) return { ...shipment, ...said, orderId, shippedAt: at, saidAt: at }
  const saidAt = shipment.saidAt ?? shipment.shippedAt
  if (at < saidAt || (at.getTime() === saidAt.getTime() && isSaid(shipment, said))) return shipment
  return { ...shipment, ...said, orderId, saidAt: at, earlierNumbers: earlierNumbers(shipment, trackingNumber) }
}

const SAID = ['trackingNumber', 'fromRegionCode', 'toRegionCode', 'purpose', 'part', 'guide', 'parcel'] as const
type Said = Pick<Shipment, 'carrier' | (typeof SAID)[number]>

function isSaid(shipment: Said, said: Said): boolean {
  const text = ({ carrier, ...rest }: Said) =>
    JSON.stringify([carrier?.scheme, carrier?.code, carrier?.name, ...SAID.map((field) => rest[field])])
  return text(shipment) === text(said)
}

function earlierNumbers({ trackingNumber, earlierNumbers: known }: Shipment, next: string): string[] | null {
  if (trackingNumber === null || trackingNumber === next) return known
  return [...(known ?? []).filter((one) => one !== trackingNumber), trackingNumber].slice(-MOST_EARLIER)
}

function wish(shipment: Shipment, { on = null, how = null }: z.output<typeof DeliveryWish>, at: Date): Shipment {
  if (shipment.wish !== null && shipment.wish.at >= at) return shipment
  return { ...shipment, wish: { at, on, how } }
}

function delivered(shipment: Shipment, at: Date): Shipment {
  return shipment.deliveredAt === null ? { ...shipment, deliveredAt: at } : shipment
}
