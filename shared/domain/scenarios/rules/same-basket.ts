import type { Order } from '#shared/contracts/record.ts'
import { findStop, isPaid } from '../../records/order-facts.ts'
import { toldAtOf } from '../../records/told-facts.ts'
import type { Ended, Known } from '../known.ts'

/** Of orders for the same basket one payment is enough, and only the newest unpaid one is asked for. */
export function endBySameBasket({ order, sameBasket }: Known): Ended | null {
  if (order === null) return null
  if (sameBasket.some((other) => isPaid(other))) return { state: 'suppressed', reason: 'duplicate-paid' }
  const newer = sameBasket.some((other) => findStop(other) === null && isNewer(other, order))
  return newer ? { state: 'suppressed', reason: 'duplicate-newer' } : null
}

/** How many orders for the same basket are unpaid and wanted, this one among them, as far as they were read. */
export function unpaidOfBasket({ order, sameBasket }: Known): number {
  return (order === null ? [] : [order, ...sameBasket]).filter(isWanted).length
}

/** Whether no newer order for the same basket is unpaid and wanted. */
export function isNewestOfBasket({ order, sameBasket }: Known): boolean {
  return order !== null && !sameBasket.some((other) => isWanted(other) && isNewer(other, order))
}

/** Unpaid, and nobody wished it closed. */
export function isWanted(order: Order): boolean {
  return findStop(order) === null && toldAtOf(order, 'close-requested') === null
}

function isNewer(other: Order, order: Order): boolean {
  const difference = (other.placedAt?.getTime() ?? 0) - (order.placedAt?.getTime() ?? 0)
  return difference > 0 || (difference === 0 && other.id > order.id)
}
