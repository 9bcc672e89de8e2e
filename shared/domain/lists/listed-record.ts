import type { ListedType } from '#shared/contracts/import.ts'
import {
  choice,
  currency,
  type DeclaredField,
  type DeclaredRecord,
  named,
} from '#shared/contracts/record-types/declare.ts'
import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import { ORDER_TOLD } from '#shared/contracts/record-types/order-told.ts'
import { PAYMENT_WORDS } from '../records/choice-words.ts'
import type { FactOf, FieldOf } from '../records/define-record.ts'
import { RECORDS } from '../records/record-types.ts'

type Shaped = {
  words: DeclaredRecord['words']
  facts: Readonly<Record<string, FactOf<never>>>
  fields: Readonly<Record<string, FieldOf<never>>>
}
const { order, shipment } = RECORDS

/** What is told of as a whole by an event of its own has no setter, and stands in a list all the same. */
const ORDER: DeclaredRecord = {
  ...declaredOf('order', order, []),
  fields: {
    ...declaredOf('order', order, []).fields,
    ...ORDER_TOLD.fields,
    currency,
    paymentMethod: choice('付款方式', 'Payment method', PAYMENT_WORDS),
    closesAt: { kind: 'instant', words: named('付款截止时间', 'Closes at') },
  },
}
const SHIPMENT: DeclaredRecord = {
  ...declaredOf('shipment', shipment, ['shipped']),
  fields: {
    ...declaredOf('shipment', shipment, []).fields,
    carrier: { kind: 'text', words: named('快递公司', 'Carrier') },
  },
}

/** What a list of this type may say of a record: for orders and shipments, what `record.changed` may. */
export function listedRecord(type: ListedType): DeclaredRecord {
  if (type === 'order') return ORDER
  if (type === 'shipment') return SHIPMENT
  return keptType(type) ?? { type, words: named(type, type), facts: {}, fields: {} }
}

function declaredOf(type: string, { words, facts, fields }: Shaped, whole: readonly string[]): DeclaredRecord {
  const told = Object.entries(facts).filter(([name, fact]) => fact.set !== undefined || whole.includes(name))
  const given = Object.entries(fields).filter(([, field]) => field.given !== undefined)
  return {
    type,
    words,
    facts: Object.fromEntries(told.map(([name, fact]) => [name, { words: fact.words, keeps: 'first' as const }])),
    fields: Object.fromEntries(given.map(([name, field]) => [name, fieldOf(field)])),
  }
}

function fieldOf({ words, type, isPersonal }: FieldOf<never>): DeclaredField {
  return { kind: type, words, ...(isPersonal === true && { isPersonal }) }
}
