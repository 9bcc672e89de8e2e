import type { Reason } from '#shared/contracts/message.ts'
import type { Order, OrderDetails } from '#shared/contracts/record.ts'
import { isGood } from './order-facts.ts'

export type OrderDue =
  | { ok: true; minor: number }
  | { ok: false; because: Extract<Reason, 'nothing-to-pay' | 'partly-paid'> }

/**
 * What is left to pay of an order, in minor units above zero; else why nobody can be asked for it: nothing is left, or part
 * is paid and nobody said how much.
 */
export function dueOf(order: Order, details: OrderDetails): OrderDue {
  const { isPartly, minor: paidMinor } = partPaid(order, details)
  if (isPartly && paidMinor === 0 && details.totalMinor > 0) return { ok: false, because: 'partly-paid' }
  const minor = details.totalMinor - paidMinor
  return minor > 0 ? { ok: true, minor } : { ok: false, because: 'nothing-to-pay' }
}

/**
 * By the newest word that says how much. An order that is told of again without a sum takes nothing back of what came in:
 * its sender may know the order as it was placed alone.
 */
function partPaid(order: Order, { partlyPaid, paidMinor }: OrderDetails): { isPartly: boolean; minor: number } {
  const { partPaidAt, partPaidMinor, detailsAt, placedAt } = order
  const placedWord = { isPartly: partlyPaid, minor: paidMinor ?? 0 }
  const saidAt = detailsAt ?? placedAt
  if (partPaidAt === null || !isGood(order, partPaidAt)) return placedWord
  const isOvertaken = paidMinor !== null && saidAt !== null && saidAt > partPaidAt
  return isOvertaken ? placedWord : { isPartly: true, minor: partPaidMinor ?? 0 }
}
