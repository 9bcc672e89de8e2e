import type { OrderEvent } from '#shared/contracts/order-event.ts'
import type { Instalment, Order, OrderDetails, Shipment } from '#shared/contracts/record.ts'
import { monthOf } from './time.ts'

/** An order of which nothing has been heard yet. */
export function emptyOrder(id: string): Order {
  return {
    id,
    contactId: null,
    placedAt: null,
    details: null,
    paidAt: null,
    cancelledAt: null,
    closedAt: null,
    refundRequestedAt: null,
    remittanceAnnouncedAt: null,
    remittanceReceivedAt: null,
    outOfStockAt: null,
    outOfStockSkus: [],
    deliveredAt: null,
    shipmentIds: [],
    rev: 0,
  }
}

export function emptyShipment(id: string): Shipment {
  return {
    id,
    orderId: null,
    shippedAt: null,
    carrier: null,
    trackingNumber: null,
    fromRegionCode: null,
    toRegionCode: null,
    deliveredAt: null,
    tracking: null,
    rev: 0,
  }
}

export function emptyInstalment(contractId: string, period: number): Instalment {
  return {
    contractId,
    period,
    periods: null,
    contactId: null,
    due: null,
    month: null,
    amountMinor: null,
    currency: null,
    listedPaid: false,
    paidAt: null,
    remittanceAnnouncedAt: null,
    cardTail: null,
    writtenBy: null,
    rev: 0,
  }
}

/** The buyer's contact and number, settled before the order is written. */
export type Placed = { contactId: string; details: OrderDetails }

/**
 * The order with what the event says of it; each fact is kept when first heard, so a repeat, and a later word on the same
 * fact, give back the very same object.
 */
export function applyToOrder(order: Order, event: OrderEvent, placed: Placed | null): Order {
  const at = event.timestamp
  switch (event.type) {
    case 'order.placed':
      return order.placedAt !== null || placed === null ? order : { ...order, ...placed, placedAt: at }
    case 'order.paid':
      return first(order, 'paidAt', at)
    case 'order.cancelled':
      return first(order, 'cancelledAt', at)
    case 'order.closed':
      return first(order, 'closedAt', at)
    case 'order.refund-requested':
      return first(order, 'refundRequestedAt', at)
    case 'order.out-of-stock':
      if (order.outOfStockSkus.includes(event.data.sku)) return order
      return { ...first(order, 'outOfStockAt', at), outOfStockSkus: [...order.outOfStockSkus, event.data.sku] }
    case 'order.shipped': {
      const { id } = event.data.shipment
      return order.shipmentIds.includes(id) ? order : { ...order, shipmentIds: [...order.shipmentIds, id] }
    }
    case 'order.delivered':
      // One of several parcels that arrives does not make the order delivered.
      return event.data.shipmentId != null && order.shipmentIds.length > 1 ? order : first(order, 'deliveredAt', at)
    case 'remittance.announced':
      return first(order, 'remittanceAnnouncedAt', at)
    case 'remittance.received':
      return first(order, 'remittanceReceivedAt', at)
    default:
      return order
  }
}

/** The shipment with what the event says of it; tracking keeps the newest state by its own time. */
export function applyToShipment(shipment: Shipment, event: OrderEvent): Shipment {
  const at = event.timestamp
  switch (event.type) {
    case 'order.shipped': {
      if (shipment.shippedAt !== null) return shipment
      const { carrier, trackingNumber, fromRegionCode = null, toRegionCode = null } = event.data.shipment
      return {
        ...shipment,
        orderId: event.data.orderId,
        shippedAt: at,
        carrier,
        trackingNumber,
        fromRegionCode,
        toRegionCode,
      }
    }
    case 'order.delivered':
      if (shipment.deliveredAt !== null) return shipment
      return first({ ...shipment, orderId: shipment.orderId ?? event.data.orderId }, 'deliveredAt', at)
    case 'shipment.updated': {
      const { state, code = null, occurredAt = at } = event.data
      const newer = shipment.tracking === null || occurredAt > shipment.tracking.occurredAt
      const told = newer ? { ...shipment, tracking: { state, code, occurredAt } } : shipment
      return state === 'delivered' ? first(told, 'deliveredAt', occurredAt) : told
    }
    default:
      return shipment
  }
}

/** The instalment with what the event says of it. Its month, part of the reminder's key, is the one first heard. */
export function applyToInstalment(instalment: Instalment, event: OrderEvent): Instalment {
  switch (event.type) {
    case 'instalment.paid':
      return first(instalment, 'paidAt', event.data.paidAt ?? event.timestamp)
    case 'remittance.announced':
      return first(instalment, 'remittanceAnnouncedAt', event.timestamp)
    case 'remittance.received':
      return first(instalment, 'paidAt', event.timestamp)
    case 'instalment.due': {
      const { contactId, due, amountMinor, currency } = event.data
      return {
        ...instalment,
        contactId: contactId ?? instalment.contactId,
        due: due ?? instalment.due,
        month: instalment.month ?? (due === undefined ? null : monthOf(due)),
        amountMinor: amountMinor ?? instalment.amountMinor,
        currency: currency ?? instalment.currency,
      }
    }
    default:
      return instalment
  }
}

function first<T, K extends keyof T>(record: T, field: K, value: T[K]): T {
  return record[field] === null ? { ...record, [field]: value } : record
}
