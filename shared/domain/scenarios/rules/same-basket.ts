import type { Order } from '#shared/contracts/record.ts'
import { findStop, isPaid } from '../../records/order-facts.ts'
import type { Ended, Known } from '../known.ts'

/** Of orders for the same basket one payment is enough, and only the newest unpaid one is asked for. */
export function endBySameBasket({ order, sameBasket }: Known): Ended | null {
  if (order === null) return null
  if (sameBasket.some((other) => isPaid(other))) return { state: 'suppressed', reason: 'duplicate-paid' }
  const newer = sameBasket.some((other) => findStop(other) === null && isNewer(other, order))
  return newer ? { state: 'suppressed', reason: 'duplicate-newer' } : null
}

function isNewer(other: Order, order: Order): boolean {
  const difference = (other.placedAt?.getTime() ?? 0) - (order.placedAt?.getTime() ?? 0)
  return difference > 0 || (difference === 0 && other.id > order.id)
}
