import type { Order } from '#shared/contracts/record.ts'
import { boughtSince } from '../../records/order-facts.ts'
import { dueOf } from '../../records/order-money.ts'
import type { Ended, Known } from '../known.ts'
import { endBySameBasket } from './same-basket.ts'

export type RuleName = 'paysOnDelivery' | 'amountDue' | 'sameBasket' | 'firstOrder'

/** `judged`: asked before a text leaves alone, so that it has a line that says why it does not; else at every word as well. */
type NamedEnd = { asked: 'judged' | 'always'; find(known: Known): Ended | null }

/** Why a text is not right, where no fact and no condition on one record can say it. */
const NAMED_ENDS: Readonly<Record<RuleName, NamedEnd>> = {
  paysOnDelivery: { asked: 'always', find: endByCourier },
  amountDue: { asked: 'judged', find: endByAmount },
  sameBasket: { asked: 'always', find: endBySameBasket },
  firstOrder: { asked: 'judged', find: endByEarlierOrder },
}

/** What the first of these rules says that holds a text back, at a word on the record or when it is judged; null for none. */
export function findEndByRule(
  rules: readonly RuleName[] | undefined,
  known: Known,
  asked: NamedEnd['asked'],
): Ended | null {
  for (const name of rules ?? []) {
    const rule = NAMED_ENDS[name]
    const ended = asked === 'judged' || rule.asked === 'always' ? rule.find(known) : null
    if (ended !== null) return ended
  }
  return null
}

/** Whoever pays the courier, or by a transfer that takes days, is not asked to pay online. */
function endByCourier({ order }: Known): Ended | null {
  const method = order?.details?.paymentMethod
  if (method === 'remittance') return { state: 'cancelled', reason: 'remittance-announced' }
  return method === 'cod' ? { state: 'cancelled', reason: 'pays-on-delivery' } : null
}

/** Nothing is left to pay, or nobody said how much. */
function endByAmount({ order }: Known): Ended | null {
  const due = order?.details == null ? null : dueOf(order, order.details)
  return due?.ok === false ? { state: 'suppressed', reason: due.because } : null
}

/**
 * Somebody who bought from the shop before is no new buyer. By when each was bought, in whatever order they were placed and
 * brought: of several orders exactly one is the first.
 */
function endByEarlierOrder({ order, earlierOrders }: Known): Ended | null {
  if (order === null) return null
  const isBefore = (one: Order) => boughtSince(one) !== null && placeOf(one) < placeOf(order)
  return earlierOrders.some(isBefore) ? { state: 'suppressed', reason: 'only-once' } : null
}

/** What was bought in one moment stands in the order of placing, then of ids. */
function placeOf(order: Order): string {
  const instants = [boughtSince(order), order.placedAt]
  return [...instants.map((at) => at?.toISOString() ?? ''), order.id].join(' ')
}
