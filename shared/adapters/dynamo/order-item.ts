import * as z from 'zod'
import { Order } from '#shared/contracts/record.ts'
import type { Item } from './item.ts'
import { contactOrder, type Key, orderKey } from './keys.ts'
import { openField, sealField } from './sealed-fields.ts'
import { readFields, storedFields } from './stored-fields.ts'

/** The order's fields, the phone number on it sealed, with the attributes of the index that it belongs in. */
export function orderItem(order: Order): Item & Key {
  return {
    ...storedFields(z.encode(Order, withPhone(order, sealField))),
    ...orderKey(order.id),
    contactOrder: contactOrder(order),
  }
}

/** @throws AppError MALFORMED_ITEM (not retryable) */
export function readOrderItem(item: Item): Order {
  return withPhone(readFields(Order, item), openField)
}

function withPhone(order: Order, change: (owner: string, value: string) => string): Order {
  const { details } = order
  if (!details || details.phone === null) return order
  return { ...order, details: { ...details, phone: change(order.contactId ?? order.id, details.phone) } }
}
