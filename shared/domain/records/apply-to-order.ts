import * as z from 'zod'
import type { OrderEvent } from '#shared/contracts/order-event.ts'
import { type Order, OrderDetails } from '#shared/contracts/record.ts'
import { sayOfOrder, takeBack, withSaid } from './order-sayings.ts'
import { recordIdOf } from './shop-ids.ts'
import { sayMoreOfOrder, tellOrder, withInstant } from './told-facts.ts'

/** The buyer's contact and number, settled before the order is written. */
export type Placed = { contactId: string; details: OrderDetails; said: Readonly<Record<string, unknown>> }

/**
 * The order with what the event says of it. A fact is kept when first heard, a payment and what takes it back by the newest
 * instant, and what is no fact of time is taken from the newest `timestamp`: order of arrival means nothing. Whoever says
 * nothing new gives back the very same object. `shop` is whose ids the event holds.
 */
export function applyToOrder(order: Order, event: OrderEvent, placed: Placed | null, shop: string | null): Order {
  const at = instantOf(event)
  switch (event.type) {
    case 'order.placed':
      return placed === null
        ? order
        : sayMoreOfOrder(applyDetails(order, placed, event.timestamp), placed.said, event.timestamp)
    case 'order.paid':
      return newest(order, 'paidAt', at)
    case 'order.payment-failed':
      return newest(order, 'paymentFailedAt', at)
    case 'order.cancelled':
      return first(order, 'cancelledAt', at)
    case 'order.closed':
      return first(order, 'closedAt', at)
    case 'order.refund-requested':
      return first(order, 'refundRequestedAt', at)
    case 'order.part-paid': {
      const next = newest(order, 'partPaidAt', at)
      return next === order ? order : { ...next, partPaidMinor: event.data.paidMinor ?? null }
    }
    case 'order.payment-promised': {
      const next = newest(order, 'paymentPromisedAt', at)
      return next === order ? order : { ...next, promise: { on: event.data.on, until: event.data.until ?? null } }
    }
    case 'order.out-of-stock':
      return sayMoreOfOrder(
        lack(order, [event.data.sku ?? [], event.data.skus ?? []].flat(), at),
        saidBeside({ backOn: event.data.backOn, alternatives: event.data.alternatives }),
        event.timestamp,
      )
    case 'record.changed': {
      const { facts = {}, fields = {} } = event.data
      const gone = Object.keys(facts).filter((name) => facts[name] === null)
      const told = tellOrder(takeBack(order, gone, event.timestamp), facts, event.timestamp)
      const found = facts['stock-found'] instanceof Date ? takeBack(told, ['out-of-stock'], facts['stock-found']) : told
      return sayMoreOfOrder(sayOfOrder(found, fields, event.timestamp), fields, event.timestamp)
    }
    case 'order.shipped': {
      const id = recordIdOf(event.data.shipment.id, shop)
      return order.shipmentIds.includes(id) ? order : { ...order, shipmentIds: [...order.shipmentIds, id] }
    }
    case 'order.delivered':
      // One of several parcels that arrives does not make the order delivered.
      return event.data.shipmentId != null && order.shipmentIds.length > 1 ? order : first(order, 'deliveredAt', at)
    case 'remittance.announced':
      return newest(order, 'remittanceAnnouncedAt', at)
    case 'remittance.received':
      return newest(order, 'remittanceReceivedAt', at)
    default:
      return order
  }
}

/** Whether texts that told of the one would be wrong about the other. */
export function tellsOther(before: OrderDetails | null, after: OrderDetails | null): boolean {
  const told = (one: OrderDetails) =>
    JSON.stringify([one.phone, one.phoneUnclear, one.buyerName, one.currency, one.totalMinor, one.paidMinor, one.items])
  return before !== null && after !== null && told(before) !== told(after)
}

/** Whether these details would be the newest word on the order. */
export function isNewestWord({ details, detailsAt, placedAt }: Order, at: Date): boolean {
  const saidAt = detailsAt ?? placedAt
  return details === null || saidAt === null || at >= saidAt
}

/** Day and buyer are the first heard, since the messages' keys begin with them. A number that cannot be read is none. */
function applyDetails(order: Order, placed: Placed, at: Date): Order {
  if (!isNewestWord(order, at)) return order
  const isCorrection = order.details !== null && order.details.phone !== null
  const phoneUnclear = placed.details.phoneUnclear && (isCorrection || order.details?.phoneUnclear === true)
  const details = withSaid(order, { ...placed.details, phoneUnclear }, at)
  const isSame = order.details !== null && printOf(order.details) === printOf(details)
  if (isSame && order.detailsAt?.getTime() === at.getTime()) return order
  const contactId = order.contactId ?? placed.contactId
  return { ...order, contactId, placedAt: order.placedAt ?? at, details, detailsAt: at }
}

function printOf(details: OrderDetails): string {
  return JSON.stringify(z.encode(OrderDetails, details))
}

/** Without what was not said: null empties a field. */
function saidBeside(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function instantOf({ timestamp, data }: OrderEvent): Date {
  return 'at' in data && data.at !== undefined ? data.at : timestamp
}

function lack(order: Order, skus: readonly string[], at: Date): Order {
  if (isTakenBack(order, 'outOfStockAt', at)) return order
  const news = skus.filter((sku) => !order.outOfStockSkus.includes(sku))
  const next = first(order, 'outOfStockAt', at)
  if (news.length === 0) return next
  return withInstant({ ...next, outOfStockSkus: [...order.outOfStockSkus, ...news] }, 'outOfStockAt', at)
}

type FirstHeard = 'cancelledAt' | 'closedAt' | 'refundRequestedAt' | 'outOfStockAt' | 'deliveredAt'

/** A later word of the same is remembered beside the first: it stands where only what was before it is taken back. */
function first(order: Order, field: FirstHeard, at: Date): Order {
  if (isTakenBack(order, field, at)) return order
  const known = order[field]
  if (known === null) return { ...order, [field]: at }
  const last = order.lastAt?.[field] ?? known
  return at > last ? { ...order, lastAt: { ...order.lastAt, [field]: at } } : order
}

type InstantField =
  | 'paidAt'
  | 'paymentFailedAt'
  | 'partPaidAt'
  | 'paymentPromisedAt'
  | 'remittanceAnnouncedAt'
  | 'remittanceReceivedAt'

function newest(order: Order, field: InstantField, at: Date): Order {
  const known = order[field]
  return (known === null || at > known) && !isTakenBack(order, field, at) ? { ...order, [field]: at } : order
}

function isTakenBack({ takenBackAt }: Order, field: string, at: Date): boolean {
  const taken = takenBackAt?.[field]
  return taken !== undefined && at <= taken
}
