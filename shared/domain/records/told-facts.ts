import { FieldValue, type Order } from '#shared/contracts/record.ts'
import { ORDER_TOLD, type ToldFact } from '#shared/contracts/record-types/order-told.ts'

/** More words of one fact than these are not told apart: the first and the newest stay. */
const MOST_HEARD = 20

export function isToldFact(name: string): name is ToldFact {
  return Object.hasOwn(ORDER_TOLD.facts, name)
}

/** Since when it is told, where it was not taken back since. Articles that ran out again after they were found are not found. */
export function toldAtOf({ toldAt, outOfStockAt = null }: ToldOrder, name: ToldFact): Date | null {
  const at = toldAt?.[name] ?? null
  return name === 'stock-found' && outOfStockAt !== null ? null : at
}

type ToldOrder = Pick<Order, 'toldAt'> & Partial<Pick<Order, 'outOfStockAt'>>

/** The instants of a fact that is told anew each time, oldest first; of any other the one that holds. */
export function instantsOfTold(order: Order, name: string, first: Date | null): Date[] {
  const since = order.takenBackAt?.[name]
  const heard = (order.heardAt?.[name] ?? []).filter((at) => since === undefined || at > since)
  return heard.length > 0 ? heard : [first ?? []].flat()
}

/** The order with these facts: each kept when first heard, or as often as it is told, or taken back; the same object where none is news. */
export function tellOrder(order: Order, facts: Readonly<Record<string, Date | null>>, saidAt: Date): Order {
  return Object.entries(facts).reduce((next, [name, at]) => {
    if (!isToldFact(name)) return next
    return at === null ? untell(next, name, saidAt) : tell(next, name, at)
  }, order)
}

/** The order with one more instant of a fact that is told anew each time. */
export function withInstant(order: Order, name: string, at: Date): Order {
  const known = order.heardAt?.[name] ?? []
  if (known.some((one) => one.getTime() === at.getTime())) return order
  const all = [...known, at].toSorted((a, b) => a.getTime() - b.getTime())
  const kept = all.length <= MOST_HEARD ? all : [...all.slice(0, 1), ...all.slice(2)]
  return { ...order, heardAt: { ...order.heardAt, [name]: kept } }
}

function tell(order: Order, name: ToldFact, at: Date): Order {
  const [known, takenBack] = [order.toldAt?.[name], order.takenBackAt?.[name]]
  if (takenBack !== undefined && at <= takenBack) return order
  const isAnew = ORDER_TOLD.facts[name].keeps === 'newest'
  const next = isAnew ? withInstant(order, name, at) : order
  const isOld = known !== undefined && (!isAnew || at <= known)
  return isOld ? next : { ...next, toldAt: { ...next.toldAt, [name]: at } }
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

/**
 * The order with these fields, each by the newest word on it, null where that emptied it; the same object where none is news.
 * Names that are not declared are left aside.
 */
export function sayMoreOfOrder(order: Order, fields: Readonly<Record<string, unknown>>, at: Date): Order {
  return Object.entries(fields).reduce(
    (next, [name, value]) => (Object.hasOwn(ORDER_TOLD.fields, name) ? sayOne(next, name, { value, at }) : next),
    order,
  )
}

function sayOne(order: Order, name: string, { value, at }: { value: unknown; at: Date }): Order {
  const saidAt = order.saidAt?.[name]
  if (saidAt !== undefined && at < saidAt) return order
  const read = FieldValue.safeParse(value).data ?? null
  const isSame = JSON.stringify(order.said?.[name] ?? null) === JSON.stringify(read)
  if (isSame && saidAt?.getTime() === at.getTime()) return order
  const others = Object.entries(order.said ?? {}).filter(([other]) => other !== name)
  const said = read === null ? others : [...others, [name, read] as const]
  return {
    ...order,
    said: said.length === 0 ? null : Object.fromEntries(said),
    saidAt: { ...order.saidAt, [name]: at },
  }
}
