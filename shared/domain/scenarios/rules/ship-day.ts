import { isDateValue } from '#shared/contracts/custom-columns.ts'
import { DEFAULT_ZONE, localDateOf } from '../../calendar/time.ts'
import { deadlineOf } from '../../records/deadline.ts'
import { paidSince } from '../../records/order-facts.ts'
import type { Known } from '../known.ts'
import { shippingPromise } from './cut-off.ts'
import { cutOffsFor } from './cut-off-anchor.ts'

/**
 * The day on which an order leaves: as the shop said it last, else by its cut-offs from when the order was paid, or is to be
 * paid on delivery. Null while nobody knows.
 */
export function shipDayOf({ order, shops, settings }: Known): string | null {
  if (order === null) return null
  const said = order.said?.newShipBy ?? order.said?.shipBy
  if (typeof said === 'string') return isDateValue(said) ? said : localDateOf(deadlineOf(said), DEFAULT_ZONE)
  const from = order.details?.paymentMethod === 'cod' ? order.placedAt : paidSince(order)
  if (from === null) return null
  const rule = cutOffsFor(settings, order, shops)
  const promise = shippingPromise(from, rule)
  if (promise === null) return null
  return promise.shipsToday ? localDateOf(from, rule.zone) : promise.shipDay
}
