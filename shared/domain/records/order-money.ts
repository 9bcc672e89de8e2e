import type { Reason } from '#shared/contracts/message.ts'
import type { OrderDetails } from '#shared/contracts/record.ts'

export type OrderDue =
  | { ok: true; minor: number }
  | { ok: false; because: Extract<Reason, 'nothing-to-pay' | 'partly-paid'> }

/**
 * What is left to pay of an order, in minor units above zero; else why nobody can be asked for it: nothing is left, or part
 * is paid and nobody said how much.
 */
export function dueOf({ totalMinor, partlyPaid, paidMinor }: OrderDetails): OrderDue {
  if (partlyPaid && (paidMinor ?? 0) === 0 && totalMinor > 0) return { ok: false, because: 'partly-paid' }
  const minor = totalMinor - (paidMinor ?? 0)
  return minor > 0 ? { ok: true, minor } : { ok: false, because: 'nothing-to-pay' }
}
