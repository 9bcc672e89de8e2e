import * as z from 'zod'
import { PlainText } from './plain-text.ts'
import {
  ForeignId,
  GivenCurrency,
  Instant,
  Language,
  LocalDate,
  LocalTime,
  MinorUnits,
  RegionCode,
  Zone,
} from './primitives.ts'
import { TrackingState } from './tracking-state.ts'

/** Ids are a shop's own. An event that names none means the home shop, or the only one that knows the id. */
export const ShopName = z.string().max(64)
const shop = ShopName.optional()

const PlacedOrder = z.object({
  id: ForeignId,
  shop,
  buyer: z.object({
    id: ForeignId.optional(),
    name: PlainText(100).nullish(),
    phone: z.string().max(40).nullish(),
    /** Where the buyer lives and what they read, where the shop knows: else the number tells as far as it can. */
    zone: Zone.nullish(),
    regionCode: RegionCode.nullish(),
    language: Language.nullish(),
    nick: PlainText(100).nullish(),
  }),
  currency: GivenCurrency,
  totalMinor: MinorUnits,
  items: z
    .array(z.object({ sku: z.string().min(1).max(100), name: PlainText(200).default(''), quantity: z.int().min(1) }))
    .max(500),
  payment: z.object({
    method: z.enum(['online', 'cod', 'remittance']),
    status: z.enum(['unpaid', 'paid', 'partly-paid']),
    /** What has been paid of `totalMinor`. */
    paidMinor: MinorUnits.nullish(),
    codTotalMinor: MinorUnits.nullish(),
    onlineTotalMinor: MinorUnits.nullish(),
  }),
  closesAt: Instant.nullish(),
  shipTo: z
    .object({
      regionCode: z.string().max(20).nullish(),
      name: PlainText(100).nullish(),
      /** Of which its last four digits are kept. */
      phone: z.string().max(40).nullish(),
      address: PlainText(200).nullish(),
    })
    .nullish(),
  carrier: PlainText(60).nullish(),
  /** A date means its end. */
  shipBy: z.union([LocalDate, z.iso.datetime({ offset: true })]).nullish(),
  auction: z.boolean().nullish(),
  channel: PlainText(60).nullish(),
})
export type PlacedOrder = z.infer<typeof PlacedOrder>

export const ShippedParcel = z.object({
  id: ForeignId,
  carrier: z.object({ scheme: z.string().max(40), code: z.string().max(40), name: PlainText(60) }),
  trackingNumber: z.string().min(1).max(60),
  fromRegionCode: z.string().max(20).nullish(),
  toRegionCode: z.string().max(20).nullish(),
  /** What is sent: the goods ordered, the same once more, or a part of them. */
  purpose: z.enum(['order', 'replacement', 'part']).nullish(),
  /** What the part is called, and where it is told how to fit it. */
  part: PlainText(60).nullish(),
  guide: PlainText(200).nullish(),
  /** The how-manieth of how many parcels of the order. */
  parcel: z.object({ n: z.int().min(1).max(999), of: z.int().min(1).max(999) }).nullish(),
})
export type ShippedParcel = z.infer<typeof ShippedParcel>

/** What the newest word on a parcel's way may say: where it waits, by which code and until when, and the days of its arrival. */
export const OnTheWay = z.object({
  place: PlainText(100).nullish(),
  pickupCode: z.string().trim().min(1).max(20).nullish(),
  until: LocalDate.nullish(),
  eta: z.object({ from: LocalDate, until: LocalDate.nullish() }).nullish(),
})
export type OnTheWay = z.infer<typeof OnTheWay>

/** How a parcel is to be brought: held back, left at a pick-up point, or on another day. */
export const DeliveryWish = z.object({ on: LocalDate.nullish(), how: z.enum(['hold', 'point', 'day']).nullish() })

/** `at` is the fact's own instant; without it, that is the event's `timestamp`. */
const factInstant = { at: Instant.optional() }
const OrderFact = z.object({ shop, orderId: ForeignId, reason: z.string().max(200).nullish(), ...factInstant })
const Remittance = z
  .object({
    shop,
    orderId: ForeignId.optional(),
    contractId: ForeignId.optional(),
    period: z.int().min(1).optional(),
    amountMinor: MinorUnits.nullish(),
    bank: PlainText(60).nullish(),
    accountTail: z
      .string()
      .regex(/^\d{2,8}$/u, 'must be the last digits of an account')
      .nullish(),
    ...factInstant,
  })
  .refine((data) => data.orderId !== undefined || data.contractId !== undefined, 'needs an orderId or a contractId')

const Sku = z.string().min(1).max(100)
const ofInstalment = { shop, contractId: ForeignId, period: z.int().min(1) }
const OutOfStock = z
  .object({
    shop,
    orderId: ForeignId,
    sku: Sku.optional(),
    skus: z.array(Sku).min(1).max(500).optional(),
    backOn: LocalDate.nullish(),
    alternatives: z.array(PlainText(200)).min(1).max(20).nullish(),
    ...factInstant,
  })
  .refine((data) => data.sku !== undefined || data.skus !== undefined, 'needs a sku or skus')

/** What the newest promise of a payment says: the day, and where it was said the hour, or the last day. */
export const PaymentPromise = z.object({ on: LocalDate, until: z.union([LocalTime, LocalDate]).nullish() })

export const ForWhom = z.object({
  id: ForeignId.optional(),
  name: PlainText(100).nullish(),
  phone: z.string().max(40).nullish(),
})

/**
 * What is said of any record: a fact with its instant, or null where it is taken back; a field with its value, or null where
 * it is emptied. Which names a type has is in `domain/records`.
 */
export const RecordSaying = z.object({
  shop,
  contactId: ForeignId.optional(),
  orderId: ForeignId.optional(),
  contact: ForWhom.optional(),
  facts: z.record(z.string(), Instant.nullable()).optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
})
export type RecordSaying = z.infer<typeof RecordSaying>

const envelope = {
  id: z
    .string()
    .min(1)
    .max(200)
    .regex(/^\P{Cs}*$/u, 'must not hold half characters'),
  timestamp: Instant,
}

export function event<const T extends string, D extends z.ZodType>(type: T, data: D) {
  return z.object({ ...envelope, type: z.literal(type), data })
}

/**
 * Order and record events, version 1 (design.md §10): the same body by signed HTTP, from the bus, or as a line of a file.
 * Unknown fields are left aside. Money is in minor units, instants in any offset, phones as people write them.
 */
export const OrderEvent = z.discriminatedUnion('type', [
  event('order.placed', z.object({ order: PlacedOrder })),
  event('order.paid', OrderFact),
  event('order.payment-failed', OrderFact),
  event('order.cancelled', OrderFact),
  event('order.closed', OrderFact),
  event('order.refund-requested', OrderFact),
  event('order.part-paid', OrderFact.extend({ paidMinor: MinorUnits.nullish() })),
  event('order.payment-promised', z.object({ shop, orderId: ForeignId, ...factInstant, ...PaymentPromise.shape })),
  event('order.out-of-stock', OutOfStock),
  event('order.shipped', z.object({ shop, orderId: ForeignId, shipment: ShippedParcel })),
  event(
    'shipment.updated',
    z.object({
      shop,
      shipmentId: ForeignId,
      state: TrackingState,
      code: z.string().max(60).nullish(),
      occurredAt: Instant.optional(),
      ...OnTheWay.shape,
    }),
  ),
  event('shipment.delivery-wish', z.object({ shop, shipmentId: ForeignId, ...factInstant, ...DeliveryWish.shape })),
  event('shipment.away', z.object({ shop, shipmentId: ForeignId, ...factInstant })),
  event('shipment.delivered', z.object({ shop, shipmentId: ForeignId, ...factInstant })),
  event('order.delivered', z.object({ shop, orderId: ForeignId, shipmentId: ForeignId.nullish(), ...factInstant })),
  event(
    'instalment.paid',
    z.object({ shop, contractId: ForeignId, period: z.int().min(1), paidAt: Instant.optional(), ...factInstant }),
  ),
  event(
    'instalment.unpaid',
    z.object({
      shop,
      contractId: ForeignId,
      period: z.int().min(1),
      reason: z.string().max(200).nullish(),
      ...factInstant,
    }),
  ),
  event('instalment.disputed', z.object({ ...ofInstalment, reason: z.string().max(200).nullish(), ...factInstant })),
  event('instalment.payment-promised', z.object({ ...ofInstalment, on: LocalDate, ...factInstant })),
  event(
    'instalment.due',
    z.object({
      shop,
      contractId: ForeignId,
      period: z.int().min(1),
      contactId: ForeignId.optional(),
      due: LocalDate.optional(),
      amountMinor: MinorUnits.optional(),
      currency: GivenCurrency.optional(),
    }),
  ),
  event('remittance.announced', Remittance),
  event('remittance.received', Remittance),
  event('record.changed', RecordSaying.extend({ type: z.string().min(1).max(40), id: z.string().min(1).max(210) })),
])
export type OrderEvent = z.infer<typeof OrderEvent>
export type RecordChanged = Extract<OrderEvent, { type: 'record.changed' }>

/** What every event has, also one of a type that this version does not know. */
export const EventEnvelope = z.object({ ...envelope, type: z.string().min(1).max(100), data: z.unknown() })
export type EventEnvelope = z.infer<typeof EventEnvelope>

export const KNOWN_EVENT_TYPES: ReadonlySet<string> = new Set(
  OrderEvent.options.map((option) => option.shape.type.value),
)
