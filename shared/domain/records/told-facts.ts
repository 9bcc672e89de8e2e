import type { Order } from '#shared/contracts/record.ts'

/** What the buyer or staff says of an order, and no other event does. */
export const TOLD_FACTS = {
  'cod-confirmed': ['同意货到付款', 'Cash on delivery confirmed'],
  'cod-switch-requested': ['想改为在线付款', 'Asked to pay online'],
  'cancel-requested': ['要求取消', 'Asked to cancel'],
  'close-requested': ['要求关闭', 'Asked to close'],
  'address-confirmed': ['地址已确认', 'Address confirmed'],
  'hold-requested': ['要求暂不发货', 'Asked to hold'],
  unwanted: ['不再需要', 'No longer wanted'],
  kept: ['保留', 'Kept'],
} as const
export type ToldFact = keyof typeof TOLD_FACTS

export function isToldFact(name: string): name is ToldFact {
  return Object.hasOwn(TOLD_FACTS, name)
}

/** Since when it is told, where it was not taken back since. */
export function toldAtOf({ toldAt }: Pick<Order, 'toldAt'>, name: ToldFact): Date | null {
  return toldAt?.[name] ?? null
}

/** The order with these facts: each kept when first heard, or taken back; the same object where none is news. */
export function tellOrder(order: Order, facts: Readonly<Record<string, Date | null>>, saidAt: Date): Order {
  return Object.entries(facts)
    .filter(([name]) => isToldFact(name))
    .reduce((next, [name, at]) => (at === null ? untell(next, name, saidAt) : tell(next, name, at)), order)
}

function tell(order: Order, name: string, at: Date): Order {
  const [known, takenBack] = [order.toldAt?.[name], order.takenBackAt?.[name]]
  if (known !== undefined || (takenBack !== undefined && at <= takenBack)) return order
  return { ...order, toldAt: { ...order.toldAt, [name]: at } }
}

function untell(order: Order, name: string, at: Date): Order {
  const before = order.takenBackAt?.[name]
  if (before !== undefined && at <= before) return order
  const takenBackAt = { ...order.takenBackAt, [name]: at }
  const known = order.toldAt?.[name]
  if (known === undefined || known > at) return { ...order, takenBackAt }
  const toldAt = Object.fromEntries(Object.entries(order.toldAt ?? {}).filter(([other]) => other !== name))
  return { ...order, takenBackAt, toldAt: Object.keys(toldAt).length === 0 ? null : toldAt }
}
