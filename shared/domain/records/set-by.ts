import type { Reason } from '#shared/contracts/message.ts'
import type { Order } from '#shared/contracts/record.ts'

const FACT_BEHIND = {
  'order-paid': 'paidAt',
  'order-cancelled': 'cancelledAt',
  'order-closed': 'closedAt',
  'refund-requested': 'refundRequestedAt',
  'out-of-stock': 'outOfStockAt',
  'order-delivered': 'deliveredAt',
  'payment-promised': 'paymentPromisedAt',
} as const satisfies Partial<Record<Reason, keyof Order>>
const BY_REASON: Partial<Record<Reason, keyof Order>> = FACT_BEHIND

/** The order as changed, with who set the facts that are new in it; null for an event, which nobody set by hand. */
export function signed(before: Order, after: Order, by: string | null): Order {
  if (after === before) return after
  const changed = Object.values(FACT_BEHIND).filter((field) => before[field]?.getTime() !== after[field]?.getTime())
  const others = Object.entries(after.setBy ?? {}).filter(([field]) => !changed.some((one) => one === field))
  const set = by === null ? [] : changed.filter((field) => after[field] !== null).map((field) => [field, by] as const)
  const setBy = [...others, ...set]
  return { ...after, setBy: setBy.length === 0 ? null : Object.fromEntries(setBy) }
}

/** Whether it is kept who set by hand what stops an order's text for this reason. */
export function isSetterKept(because: Reason): boolean {
  return BY_REASON[because] !== undefined
}

/** Who set by hand what stops an order's text for this reason; null where nobody did. */
export function setterOf({ setBy }: Order, because: Reason): string | null {
  const field = BY_REASON[because]
  return field === undefined ? null : (setBy?.[field] ?? null)
}
