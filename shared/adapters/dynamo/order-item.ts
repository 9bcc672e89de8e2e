import * as z from 'zod'
import { Order } from '#shared/contracts/record.ts'
import type { Item } from './item.ts'
import { contactOrder, type Key, orderKey } from './keys.ts'
import { openField, sealField } from './sealed-fields.ts'
import { readFields, storedFields } from './stored-fields.ts'

/** The order's fields, the buyer's name and number on it and all words sealed, with the attributes of the index that it belongs in. */
export function orderItem(order: Order): Item & Key {
  return {
    ...storedFields(z.encode(Order, withPerson(order, sealField))),
    ...orderKey(order.id),
    contactOrder: contactOrder(order),
  }
}

/** @throws AppError MALFORMED_ITEM (not retryable) */
export function readOrderItem(item: Item): Order {
  return withPerson(readFields(Order, item), openField)
}

function withPerson(order: Order, change: (owner: string, value: string) => string): Order {
  const { details, said } = order
  if (details === null && said === null) return order
  const changed = <T>(value: T) => (typeof value === 'string' ? change(order.contactId ?? order.id, value) : value)
  const entries = Object.entries(said ?? {}).map(([name, value]) => [name, changed(value)])
  return {
    ...order,
    details: details && { ...details, phone: changed(details.phone), buyerName: changed(details.buyerName) },
    said: said && Object.fromEntries(entries),
  }
}
