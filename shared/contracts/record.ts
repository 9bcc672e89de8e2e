import * as z from 'zod'
import { Currency, Instant, Language, LocalDate, LocalTime, MinorUnits, RecordId } from './primitives.ts'

export const OrderItem = z.object({ sku: z.string(), name: z.string(), quantity: z.int() })

export const PaymentMethod = z.enum(['online', 'cod', 'remittance'])

/** What the newest word on the order says, by its own time. */
export const OrderDetails = z.object({
  shop: z.string(),
  currency: Currency,
  totalMinor: MinorUnits,
  items: z.array(OrderItem),
  paymentMethod: PaymentMethod,
  placedPaid: z.boolean(),
  /** Whether part of it was paid when it was placed; `paidMinor` is how much, null where nobody said. */
  partlyPaid: z.boolean().default(false),
  paidMinor: MinorUnits.nullable().default(null),
  closesAt: Instant.nullable(),
  regionCode: z.string().nullable(),
  /** E.164 of the number on the order; null where it cannot be texted. */
  phone: z.string().nullable(),
  /** It came with a platform's relay number, which no text gets through. */
  relayPhone: z.boolean().default(false),
  phoneHash: z.string().nullable(),
  /** A correction named a number that cannot be read: the number before is wrong, and no other takes its place. */
  phoneUnclear: z.boolean().default(false),
  buyerName: z.string().nullable().default(null),
  /** Where the buyer of this order lives and what they read, where the event said so. */
  zone: z.string().nullable().default(null),
  buyerRegionCode: z.string().nullable().default(null),
  language: Language.nullable().default(null),
})
export type OrderDetails = z.infer<typeof OrderDetails>

/** What stands in a field of a record that has no shape of its own; `{ type, id }` names another record. */
export const FieldValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.object({ type: z.string(), id: z.string() }),
])
export type FieldValue = z.infer<typeof FieldValue>

/**
 * A set of facts with their times, whose order of arrival means nothing: each is kept when first heard, payments and what
 * takes them back by their newest instant. What is no fact of time is in `details`.
 */
export const Order = z.object({
  id: RecordId,
  /** Null for the home shop, and for all that release 0.1 kept; another shop's id begins with it. */
  shop: z.string().nullable().default(null),
  contactId: z.string().nullable(),
  placedAt: Instant.nullable(),
  details: OrderDetails.nullable(),
  /** When that was said; null where release 0.1 kept it, which took the first word alone. */
  detailsAt: Instant.nullable().default(null),
  paidAt: Instant.nullable(),
  /** Takes back a payment that is no newer. */
  paymentFailedAt: Instant.nullable().default(null),
  cancelledAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  refundRequestedAt: Instant.nullable(),
  remittanceAnnouncedAt: Instant.nullable(),
  remittanceReceivedAt: Instant.nullable(),
  outOfStockAt: Instant.nullable(),
  outOfStockSkus: z.array(z.string()),
  deliveredAt: Instant.nullable(),
  /** The newest word that part of it is paid, and how much by then in all; null where that was not said. */
  partPaidAt: Instant.nullable().default(null),
  partPaidMinor: MinorUnits.nullable().default(null),
  /** The newest promise to pay, and for when. */
  paymentPromisedAt: Instant.nullable().default(null),
  promise: z
    .object({ on: LocalDate, until: z.union([LocalTime, LocalDate]).nullable() })
    .nullable()
    .default(null),
  /** Facts of `order-told.ts`, by name: kept when first heard, or the newest of those that are told anew each time. */
  toldAt: z.record(z.string(), Instant).nullable().default(null),
  /** Of facts that are told anew each time: their instants, oldest first. */
  heardAt: z.record(z.string(), z.array(Instant)).nullable().default(null),
  /** What else was said of it, by field; null while nothing was. */
  said: z.record(z.string(), FieldValue).nullable().default(null),
  shipmentIds: z.array(z.string()),
  /** By the names of the fields above: when a fact was last taken back. None that is no newer counts. */
  takenBackAt: z.record(z.string(), Instant).nullable().default(null),
  /** Of facts that are kept when first heard: when they were told of last, where that is later. */
  lastAt: z.record(z.string(), Instant).nullable().default(null),
  /** When one of the details was said by itself; null while none was. */
  saidAt: z.record(z.string(), Instant).nullable().default(null),
  /** Who set a fact by hand: roles and account. */
  setBy: z.record(z.string(), z.string()).nullable().default(null),
  rev: z.int(),
})
export type Order = z.infer<typeof Order>

export const Shipment = z.object({
  id: RecordId,
  /** Null while only `shipment.updated` has been heard of it. */
  orderId: z.string().nullable(),
  shippedAt: Instant.nullable(),
  /** When carrier, number and regions were said: the newest word; null where release 0.1 kept the first. */
  saidAt: Instant.nullable().default(null),
  carrier: z.object({ scheme: z.string(), code: z.string(), name: z.string() }).nullable(),
  trackingNumber: z.string().nullable(),
  /** Numbers that were said of it before and are wrong, the latest last; null while there is none. */
  earlierNumbers: z.array(z.string()).nullable().default(null),
  fromRegionCode: z.string().nullable(),
  toRegionCode: z.string().nullable(),
  deliveredAt: Instant.nullable(),
  /** The newest tracking state by its own time, not by arrival. */
  tracking: z.object({ state: z.string(), code: z.string().nullable(), occurredAt: Instant }).nullable(),
  /** What is in it, where that is not simply what was ordered. */
  purpose: z.string().nullable().default(null),
  part: z.string().nullable().default(null),
  guide: z.string().nullable().default(null),
  parcel: z.object({ n: z.int(), of: z.int() }).nullable().default(null),
  /** Its way so far, oldest first; of a word that was only repeated the first and the last. */
  track: z
    .array(z.object({ state: z.string(), code: z.string().nullable(), place: z.string().nullable(), at: Instant }))
    .nullable()
    .default(null),
  /** What was said of its way beside the states, by field, each by its newest word. */
  way: z
    .record(z.string(), z.object({ value: z.string(), at: Instant }))
    .nullable()
    .default(null),
  /** The newest wish of how it is brought. */
  wish: z.object({ at: Instant, on: LocalDate.nullable(), how: z.string().nullable() }).nullable().default(null),
  /** When somebody first said that nobody is there to take it in, and who did; `by` is null for an event. */
  away: z.object({ at: Instant, by: z.string().nullable() }).nullable().default(null),
  rev: z.int(),
})
export type Shipment = z.infer<typeof Shipment>

/** A record of a type that is declared in `record-types`, all in one shape. */
export const KeptRecord = z.object({
  type: z.string(),
  id: RecordId,
  /** As of an order. */
  shop: z.string().nullable().default(null),
  /** Who it was first said to be about; null where that was an order that nobody knew. */
  contactId: z.string().nullable(),
  orderId: z.string().nullable().default(null),
  /** When it was first heard of. */
  since: Instant,
  /** By fact: its instants in the order in which they were heard, each once, the first and the newest of them. */
  heard: z.record(z.string(), z.array(Instant)),
  /** By fact: until when it was taken back. */
  takenBackAt: z.record(z.string(), Instant).nullable().default(null),
  fields: z.record(z.string(), FieldValue),
  /** By field: when its newest word was said, also where that emptied it. */
  saidAt: z.record(z.string(), Instant),
  /** By field of dates: the days that it named before, each once and the newest last, whose texts a newer day ends. */
  earlierDates: z.record(z.string(), z.array(z.string())).nullable().default(null),
  /** By fact: who set it by hand last, and for which instant. */
  setBy: z
    .record(z.string(), z.object({ by: z.string(), at: Instant }))
    .nullable()
    .default(null),
  rev: z.int(),
})
export type KeptRecord = z.infer<typeof KeptRecord>
export type KeptKey = Pick<KeptRecord, 'type' | 'id'>

/** What an event said of a contract or a complaint that no kind of message reads yet: kept for those that will. */
export const RecordFact = z.object({
  record: z.object({ type: z.enum(['contract', 'complaint']), id: RecordId }),
  /** The event's type. */
  what: z.string(),
  at: Instant,
})
export type RecordFact = z.infer<typeof RecordFact>

/** What a list left unclear: its word of the status, that part is paid, or its whole row. */
export const InstalmentDoubt = z.enum(['status-unclear', 'partly-paid', 'row-unclear'])
export type InstalmentDoubt = z.infer<typeof InstalmentDoubt>

/**
 * One payment of an instalment plan. `paidAt` comes from events and outlives a list that still says unpaid, unless the list
 * has a later date.
 */
export const Instalment = z.object({
  contractId: RecordId,
  /** As of an order. */
  shop: z.string().nullable().default(null),
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
  /** Why no reminder is right until a list or an event says in a known word whether it is paid. */
  doubt: InstalmentDoubt.nullable().default(null),
  /** As of when a list said that it is paid; null where none does, or release 0.1 kept it. */
  listedPaidAt: Instant.nullable().default(null),
  /** The newest payment that was not taken back. */
  paidAt: Instant.nullable(),
  /** The newest word that it is not paid after all: no payment up to then counts. */
  unpaidAt: Instant.nullable().default(null),
  /** When each of the fields that events correct was said; null while no event has. */
  saidAt: z.record(z.string(), Instant).nullable().default(null),
  remittanceAnnouncedAt: Instant.nullable(),
  /** When its debtor disputed it last; null while nobody does. */
  disputedAt: Instant.nullable().default(null),
  /** The newest promise to pay, when it was made and for which day. */
  promise: z.object({ at: Instant, on: LocalDate }).nullable().default(null),
  /** By fact: when a dispute or a promise was last taken back. None that is no newer counts. */
  takenBackAt: z.record(z.string(), Instant).nullable().default(null),
  cardTail: z.string().nullable(),
  writtenBy: z.string().nullable(),
  rev: z.int(),
})
export type Instalment = z.infer<typeof Instalment>
