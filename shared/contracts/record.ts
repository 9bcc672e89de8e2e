import * as z from 'zod'
import { Currency, ForeignId, Instant, LocalDate, MinorUnits } from './primitives.ts'

export const OrderItem = z.object({ sku: z.string(), name: z.string(), quantity: z.int() })

/** What the order said when it was placed. */
export const OrderDetails = z.object({
  shop: z.string(),
  currency: Currency,
  totalMinor: MinorUnits,
  items: z.array(OrderItem),
  paymentMethod: z.enum(['online', 'cod']),
  placedPaid: z.boolean(),
  closesAt: Instant.nullable(),
  regionCode: z.string().nullable(),
  /** E.164 of the number on the order; null where it cannot be texted. */
  phone: z.string().nullable(),
  phoneHash: z.string().nullable(),
})
export type OrderDetails = z.infer<typeof OrderDetails>

/** A set of facts with their times, each kept when first heard; order of arrival means nothing. */
export const Order = z.object({
  id: ForeignId,
  contactId: z.string().nullable(),
  placedAt: Instant.nullable(),
  details: OrderDetails.nullable(),
  paidAt: Instant.nullable(),
  cancelledAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  refundRequestedAt: Instant.nullable(),
  remittanceAnnouncedAt: Instant.nullable(),
  remittanceReceivedAt: Instant.nullable(),
  outOfStockAt: Instant.nullable(),
  outOfStockSkus: z.array(z.string()),
  deliveredAt: Instant.nullable(),
  shipmentIds: z.array(z.string()),
  rev: z.int(),
})
export type Order = z.infer<typeof Order>

export const Shipment = z.object({
  id: ForeignId,
  /** Null while only `shipment.updated` has been heard of it. */
  orderId: z.string().nullable(),
  shippedAt: Instant.nullable(),
  carrier: z.object({ scheme: z.string(), code: z.string(), name: z.string() }).nullable(),
  trackingNumber: z.string().nullable(),
  fromRegionCode: z.string().nullable(),
  toRegionCode: z.string().nullable(),
  deliveredAt: Instant.nullable(),
  /** The newest tracking state by its own time, not by arrival. */
  tracking: z.object({ state: z.string(), code: z.string().nullable(), occurredAt: Instant }).nullable(),
  rev: z.int(),
})
export type Shipment = z.infer<typeof Shipment>

/** What an event said of a contract or a complaint that no kind of message reads yet: kept for those that will. */
export const RecordFact = z.object({
  record: z.object({ type: z.enum(['contract', 'complaint']), id: ForeignId }),
  /** The event's type. */
  what: z.string(),
  at: Instant,
})
export type RecordFact = z.infer<typeof RecordFact>

/** One payment of an instalment plan. `paidAt` comes from events and outlives any list that still says unpaid. */
export const Instalment = z.object({
  contractId: ForeignId,
  period: z.int().min(1),
  periods: z.int().nullable(),
  /** Null while only a payment has been heard of. */
  contactId: z.string().nullable(),
  due: LocalDate.nullable(),
  /** The month first heard, `YYYY-MM`: part of the reminder's key, so it never moves with the due date. */
  month: z.string().nullable(),
  amountMinor: MinorUnits.nullable(),
  currency: Currency.nullable(),
  listedPaid: z.boolean(),
  paidAt: Instant.nullable(),
  remittanceAnnouncedAt: Instant.nullable(),
  cardTail: z.string().nullable(),
  writtenBy: z.string().nullable(),
  rev: z.int(),
})
export type Instalment = z.infer<typeof Instalment>
