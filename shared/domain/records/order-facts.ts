import type { Reason } from '#shared/contracts/message.ts'
import type { Order } from '#shared/contracts/record.ts'

const SAME_BASKET_HOURS = 72

/** Since when the order is paid, by money that was not taken back since; null while it is not. However the facts arrived. */
export function paidSince(order: Order): Date | null {
  const { details, detailsAt, placedAt, paidAt } = order
  return ifGood(order, paidAt) ?? (details?.placedPaid === true ? ifGood(order, detailsAt ?? placedAt) : null)
}

export function isPaid(order: Order): boolean {
  return paidSince(order) !== null
}

/** Since when an order is a purchase: it is paid, or was brought; null while it is neither, and again where money was taken back. */
export function boughtSince(order: Order): Date | null {
  const instants = [paidSince(order), order.deliveredAt].flatMap((at) => at?.getTime() ?? [])
  return instants.length === 0 ? null : new Date(Math.min(...instants))
}

/** Money that is received, or announced; a remittance that came and was taken back is worth as little as its announcement. */
export function isRemitted(order: Order): boolean {
  const { remittanceAnnouncedAt, remittanceReceivedAt } = order
  if (isGood(order, remittanceReceivedAt)) return true
  return remittanceReceivedAt === null ? remittanceAnnouncedAt !== null : isGood(order, remittanceAnnouncedAt)
}

/** Whether money that came then was not taken back since. */
export function isGood({ paymentFailedAt }: Order, at: Date | null): boolean {
  return at !== null && (paymentFailedAt === null || at > paymentFailedAt)
}

/** The instant, or null for money that was taken back. */
export function ifGood(order: Order, at: Date | null): Date | null {
  return isGood(order, at) ? at : null
}

/** Why an unpaid order needs no nudge any more, from its facts; null while it does. */
export function findStop(order: Order): Reason | null {
  if (isPaid(order)) return 'order-paid'
  if (order.cancelledAt !== null) return 'order-cancelled'
  if (order.closedAt !== null) return 'order-closed'
  if (order.refundRequestedAt !== null) return 'refund-requested'
  if (order.outOfStockAt !== null) return 'out-of-stock'
  if (isRemitted(order)) return 'remittance-announced'
  if (order.deliveredAt !== null) return 'order-delivered'
  if (order.shipmentIds.length > 0) return 'order-shipped'
  return null
}

/** The window around an order in which the same basket counts as the same purchase: 72 h either way. */
export function basketWindow(placedAt: Date): { from: Date; to: Date } {
  const reach = SAME_BASKET_HOURS * 3_600_000
  return { from: new Date(placedAt.getTime() - reach), to: new Date(placedAt.getTime() + reach) }
}

/** Whether two orders of one buyer hold the same articles in the same quantities, in whatever order; of none nobody can tell. */
export function isSameBasket(one: Order, other: Order): boolean {
  if (one.id === other.id || one.details === null || other.details === null) return false
  return one.details.items.length > 0 && basketOf(one) === basketOf(other)
}

function basketOf(order: Order): string {
  const quantities = new Map<string, number>()
  for (const item of order.details?.items ?? []) {
    quantities.set(item.sku, (quantities.get(item.sku) ?? 0) + item.quantity)
  }
  return JSON.stringify([...quantities].sort(([a], [b]) => (a < b ? -1 : 1)))
}
