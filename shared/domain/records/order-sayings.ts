import * as z from 'zod'
import { GivenCurrency, Instant, MinorUnits } from '#shared/contracts/primitives.ts'
import { type Order, type OrderDetails, PaymentMethod } from '#shared/contracts/record.ts'

/** What can be said of an order by itself, without all the rest of it. */
export const OrderSaying = z.object({
  currency: GivenCurrency,
  totalMinor: MinorUnits,
  paymentMethod: PaymentMethod,
  closesAt: Instant.nullable(),
})
const SAID = ['currency', 'totalMinor', 'paymentMethod', 'closesAt'] as const
type Said = (typeof SAID)[number]

/** The facts that can be taken back, by the fields that keep them. A payment is taken back by `order.payment-failed`. */
const TAKEN_BACK = {
  'payment-failed': 'paymentFailedAt',
  'part-paid': 'partPaidAt',
  'payment-promised': 'paymentPromisedAt',
  cancelled: 'cancelledAt',
  closed: 'closedAt',
  'refund-requested': 'refundRequestedAt',
  'out-of-stock': 'outOfStockAt',
  delivered: 'deliveredAt',
  'remittance-announced': 'remittanceAnnouncedAt',
  'remittance-received': 'remittanceReceivedAt',
} as const
type Taken = (typeof TAKEN_BACK)[keyof typeof TAKEN_BACK]

/** The order without these facts as far as they are no newer than `at`; a name that cannot be taken back is left aside. */
export function takeBack(order: Order, names: readonly string[], at: Date): Order {
  return Object.entries(TAKEN_BACK)
    .filter(([name]) => names.includes(name))
    .reduce((next, [, field]) => takeOneBack(next, field, at), order)
}

function takeOneBack(order: Order, field: Taken, at: Date): Order {
  const before = order.takenBackAt?.[field]
  if (before !== undefined && at <= before) return order
  const takenBackAt = { ...order.takenBackAt, [field]: at }
  const known = order[field]
  const last = order.lastAt?.[field] ?? known
  const stays = last !== null && last > at
  if (known === null || known > at) return { ...order, takenBackAt }
  return { ...order, takenBackAt, [field]: stays ? last : null, ...(stays ? {} : WITHOUT[field]) }
}

/** What goes with a fact. */
const WITHOUT: Partial<Record<Taken, Partial<Order>>> = {
  partPaidAt: { partPaidMinor: null },
  paymentPromisedAt: { promise: null },
  outOfStockAt: { outOfStockSkus: [] },
}

/** The order with those of the fields that can be read, each by the newest word on it; the same object where none is news. */
export function sayOfOrder(order: Order, fields: Readonly<Record<string, unknown>>, at: Date): Order {
  const { details } = order
  if (details === null) return order
  const heard = SAID.flatMap((field) => {
    const read = OrderSaying.shape[field].safeParse(fields[field])
    return read.success && at >= saidAtOf(order, field) ? [[field, read.data] as const] : []
  })
  const isKnown = ([field, value]: (typeof heard)[number]) =>
    order.saidAt?.[field]?.getTime() === at.getTime() && String(details[field]) === String(value)
  if (heard.every(isKnown)) return order
  const saidAt = { ...order.saidAt, ...Object.fromEntries(heard.map(([field]) => [field, at])) }
  return { ...order, details: { ...details, ...Object.fromEntries(heard) }, saidAt }
}

/** A whole order's details, but for what was said by itself since. */
export function withSaid(order: Order, details: OrderDetails, at: Date): OrderDetails {
  const known = order.details
  if (known === null) return details
  const newer = SAID.filter((field) => (order.saidAt?.[field] ?? at) > at)
  return { ...details, ...Object.fromEntries(newer.map((field) => [field, known[field]])) }
}

function saidAtOf({ saidAt, detailsAt, placedAt }: Order, field: Said): Date {
  const whole = detailsAt ?? placedAt ?? new Date(0)
  const own = saidAt?.[field] ?? whole
  return own > whole ? own : whole
}
