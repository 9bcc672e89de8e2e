import * as z from 'zod'
import { PaymentPromise } from '#shared/contracts/order-event.ts'
import { MinorUnits } from '#shared/contracts/primitives.ts'
import type { Order } from '#shared/contracts/record.ts'
import type { DeclaredField } from '#shared/contracts/record-types/declare.ts'
import { shapeOfField } from '#shared/contracts/record-types/field-shapes.ts'
import { ORDER_TOLD, REFUND_REASONS, type ToldFact } from '#shared/contracts/record-types/order-told.ts'
import { PAYMENT_WORDS } from './choice-words.ts'
import {
  defineRecord,
  type EventPart,
  type FactOf,
  type FieldOf,
  type Lack,
  type Saying,
  words,
} from './define-record.ts'
import { typeOfKind } from './kept-definition.ts'
import { ifGood, paidSince } from './order-facts.ts'
import { OrderSaying } from './order-sayings.ts'
import { isToldFact, toldAtOf } from './told-facts.ts'

const told = (name: ToldFact): FactOf<Order> => ({
  words: ORDER_TOLD.facts[name].words,
  at: (order) => toldAtOf(order, name),
  set: 'told',
  back: 'withdrawn',
  ...(name === 'refund-reason' && { lack: lackOfReason }),
})

/** A report counts reasons, so each is one of few words; what somebody wrote goes beside it. */
function lackOfReason({ fields }: Saying<Order>): Lack | null {
  if (REFUND_REASONS.some((one) => one === fields.reason)) return null
  return { path: 'fields.reason', message: `must be one of ${REFUND_REASONS.join(', ')}` }
}

const said = (name: string, field: DeclaredField): FieldOf<Order> => ({
  words: field.words,
  type: typeOfKind(field.kind),
  ...(field.values !== undefined && { choices: field.values }),
  value: (order) => order.said?.[name] ?? null,
  given: shapeOfField(field).nullable(),
  isPersonal: field.isPersonal === true,
})

const TOLD: Readonly<Record<string, FactOf<Order>>> = Object.fromEntries(
  Object.keys(ORDER_TOLD.facts)
    .filter(isToldFact)
    .map((name) => [name, told(name)]),
)
const SAID: Readonly<Record<string, FieldOf<Order>>> = Object.fromEntries(
  Object.entries(ORDER_TOLD.fields).map(([name, field]) => [name, said(name, field)]),
)

const Sku = z.string().min(1).max(100)

type Plain = Extract<
  EventPart,
  { type: 'order.paid' | 'order.payment-failed' | 'order.cancelled' | 'order.closed' | 'order.refund-requested' }
>['type']

const plain =
  (type: Plain) =>
  ({ id: orderId, shop, at }: Saying<Order>) => ({ type, data: { shop, orderId, at } })

const remittance =
  (type: 'remittance.announced' | 'remittance.received') =>
  ({ id: orderId, shop, at }: Saying<Order>) => ({ type, data: { shop, orderId, at } })

/** Each fact is kept in a field of the order; what it ends is in `order-facts.ts`. */
export const orderRecord = defineRecord<Order>()({
  type: 'order',
  words: words('订单', 'Order'),
  idOf: ({ id }) => id,
  contactOf: ({ contactId }) => contactId,
  facts: {
    placed: { words: words('下单', 'Placed'), at: (order) => order.placedAt, set: place },
    paid: {
      words: words('付款', 'Paid'),
      at: paidSince,
      set: plain('order.paid'),
      back: plain('order.payment-failed'),
    },
    'part-paid': {
      words: words('付了一部分', 'Part paid'),
      at: (order) => ifGood(order, order.partPaidAt),
      set: ({ id: orderId, shop, at, fields }) => ({
        type: 'order.part-paid',
        data: { shop, orderId, at, paidMinor: MinorUnits.safeParse(fields.paidMinor).data },
      }),
      back: 'withdrawn',
    },
    'payment-failed': {
      words: words('付款失败', 'Payment failed'),
      at: (order) => order.paymentFailedAt,
      set: plain('order.payment-failed'),
      back: 'withdrawn',
    },
    'payment-promised': {
      words: words('答应付款', 'Payment promised'),
      at: (order) => order.paymentPromisedAt,
      set({ id: orderId, shop, at, fields }) {
        const promise = PaymentPromise.safeParse(fields)
        if (!promise.success) return { path: 'fields.on', message: 'must be the promised day, written like 2026-12-05' }
        return { type: 'order.payment-promised', data: { shop, orderId, at, ...promise.data } }
      },
      back: 'withdrawn',
    },
    cancelled: {
      words: words('取消', 'Cancelled'),
      at: (order) => order.cancelledAt,
      set: plain('order.cancelled'),
      back: 'withdrawn',
    },
    closed: {
      words: words('关闭', 'Closed'),
      at: (order) => order.closedAt,
      set: plain('order.closed'),
      back: 'withdrawn',
    },
    'refund-requested': {
      words: words('申请退款', 'Refund requested'),
      at: (order) => order.refundRequestedAt,
      set: plain('order.refund-requested'),
      back: 'withdrawn',
    },
    'out-of-stock': {
      words: words('缺货', 'Out of stock'),
      at: (order) => order.outOfStockAt,
      set({ id: orderId, shop, at, fields }) {
        const skus = z
          .array(Sku)
          .min(1)
          .max(500)
          .safeParse(fields.skus ?? [fields.sku])
        if (!skus.success) return { path: 'fields.sku', message: 'must name the article: give sku, or skus' }
        return { type: 'order.out-of-stock', data: { shop, orderId, at, skus: skus.data } }
      },
      back: 'withdrawn',
    },
    delivered: {
      words: words('送达', 'Delivered'),
      at: (order) => order.deliveredAt,
      set: ({ id: orderId, shop, at }) => ({ type: 'order.delivered', data: { shop, orderId, at } }),
      back: 'withdrawn',
    },
    'remittance-announced': {
      words: words('告知汇款', 'Remittance announced'),
      at: (order) => order.remittanceAnnouncedAt,
      set: remittance('remittance.announced'),
      back: 'withdrawn',
    },
    'remittance-received': {
      words: words('收到汇款', 'Remittance received'),
      at: (order) => ifGood(order, order.remittanceReceivedAt),
      set: remittance('remittance.received'),
      back: 'withdrawn',
    },
    ...TOLD,
  },
  fields: {
    currency: {
      words: words('币种', 'Currency'),
      type: 'text',
      value: ({ details }) => details?.currency ?? null,
      given: OrderSaying.shape.currency,
    },
    totalMinor: {
      words: words('订单金额', 'Total'),
      type: 'money',
      value: ({ details }) => details?.totalMinor ?? null,
      given: OrderSaying.shape.totalMinor,
    },
    paidMinor: {
      words: words('已付金额', 'Paid so far'),
      type: 'money',
      value: ({ partPaidMinor, details }) => partPaidMinor ?? details?.paidMinor ?? null,
      given: MinorUnits,
    },
    paymentMethod: {
      words: words('付款方式', 'Payment method'),
      type: 'text',
      choices: PAYMENT_WORDS,
      value: ({ details }) => details?.paymentMethod ?? null,
      given: OrderSaying.shape.paymentMethod,
    },
    closesAt: {
      words: words('关闭时间', 'Closes at'),
      type: 'instant',
      value: ({ details }) => details?.closesAt?.toISOString() ?? null,
      given: OrderSaying.shape.closesAt,
    },
    on: {
      words: words('答应付款的日期', 'Promised day'),
      type: 'date',
      value: ({ promise }) => promise?.on ?? null,
      given: PaymentPromise.shape.on,
      goesWith: 'payment-promised',
    },
    until: {
      words: words('答应付款的时间', 'Promised until'),
      type: 'text',
      value: ({ promise }) => promise?.until ?? null,
      given: PaymentPromise.shape.until,
      goesWith: 'payment-promised',
    },
    sku: {
      words: words('缺货商品编号', 'Article out of stock'),
      type: 'text',
      value: ({ outOfStockSkus }) => outOfStockSkus[0] ?? null,
      given: Sku,
      goesWith: 'out-of-stock',
    },
    skus: {
      words: words('全部缺货商品编号', 'All articles out of stock'),
      type: 'list',
      value: ({ outOfStockSkus }) => outOfStockSkus,
      given: z.array(Sku).min(1).max(500),
      goesWith: 'out-of-stock',
    },
    ...SAID,
    items: {
      words: words('商品', 'Articles'),
      type: 'list',
      value: ({ details }) => details?.items.map(({ sku }) => sku) ?? [],
    },
    regionCode: {
      words: words('收货地区', 'Region shipped to'),
      type: 'text',
      value: ({ details }) => details?.regionCode ?? null,
    },
    shipmentIds: { words: words('包裹', 'Parcels'), type: 'list', value: ({ shipmentIds }) => shipmentIds },
  },
  /** What is paid is a fact with an instant, also where only the sum is said. */
  fieldEvents: ({ id: orderId, shop, at, facts, fields }) =>
    fields.paidMinor === undefined || 'part-paid' in facts
      ? []
      : {
          type: 'order.part-paid',
          data: { shop, orderId, at, paidMinor: MinorUnits.parse(fields.paidMinor) },
        },
  keepsSayings: true,
})

/** An order is placed once: its day never moves. One that is known is corrected by its fields. */
function place({ id, shop, at, fields, contact, known }: Saying<Order>) {
  if (known?.details != null) return []
  const said = OrderSaying.partial({ paymentMethod: true, closesAt: true }).safeParse(fields)
  if (!said.success) return { path: 'fields', message: 'must have totalMinor and currency of an order that is new' }
  if (contact.id === undefined && contact.phone == null)
    return { path: 'contactId', message: 'must say whose a new order is: give contactId, or contact with id or phone' }
  const { currency, totalMinor, paymentMethod: method = 'online', closesAt } = said.data
  const payment = { method, status: 'unpaid' as const }
  const order = { id, shop, buyer: contact, currency, totalMinor, items: [], payment, closesAt }
  return { type: 'order.placed' as const, timestamp: at, data: { order } }
}
