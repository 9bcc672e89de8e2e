import { Reason } from '#shared/contracts/message.ts'
import type { KeptRecord } from '#shared/contracts/record.ts'
import type { DeclaredRecord, FieldKind } from '#shared/contracts/record-types/declare.ts'
import { deadlineOf } from '../records/deadline.ts'
import { factAt, instantsOf, isByHand, keepsNewest } from '../records/kept-record.ts'
import { plainIdOf } from '../records/shop-ids.ts'
import type { About, Fact, Field, Known, PathType, PathValue } from './known.ts'

/** What stands in each kind of field; other records are no values. */
const PATH_TYPES: Readonly<Record<Exclude<FieldKind, 'record'>, PathType>> = {
  text: 'text',
  id: 'id',
  number: 'number',
  money: 'money',
  currency: 'own',
  date: 'date',
  time: 'time',
  instant: 'instant',
  deadline: 'instant',
  flag: 'flag',
  phone: 'phone',
  list: 'list',
  choice: 'text',
  contact: 'id',
}

const IN_CHINA = 'CNY'

/** What stands in a field of this kind; null for another record. */
export function pathTypeOf(kind: FieldKind): PathType | null {
  return kind === 'record' ? null : PATH_TYPES[kind]
}

/** What scenarios know of records of a declared type: its fields and facts, its id and its shop. */
export function aboutKept({ type, fields, facts }: DeclaredRecord): About {
  const declared = Object.entries(fields).flatMap(([name, { kind }]) =>
    kind === 'record' ? [] : [[name, fieldOf(name, PATH_TYPES[kind])] as const],
  )
  return {
    fields: {
      id: { type: 'id', always: true, read: ({ record }) => record && plainIdOf(record.id, record.shop) },
      shop: { type: 'text', read: ({ record }) => record?.shop ?? null },
      ...Object.fromEntries(declared),
    },
    facts: Object.fromEntries(Object.keys(facts).map((name) => [name, factOf(type, name)])),
  }
}

function fieldOf(name: string, type: PathType): Field {
  return { type, read: ({ record }) => (record === null ? null : valueIn(record, name, type)) }
}

function valueIn({ fields }: KeptRecord, name: string, type: PathType): PathValue {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (value === undefined) return null
  if (type === 'money' && typeof value === 'number') return { minor: value, currency: currencyOf(fields) }
  if (type === 'instant') return typeof value === 'string' ? deadlineOf(value) : null
  return typeof value === 'object' && !Array.isArray(value) ? null : value
}

function currencyOf({ currency }: KeptRecord['fields']): string {
  return typeof currency === 'string' ? currency : IN_CHINA
}

function factOf(type: string, name: string): Fact {
  const ofRecord =
    <T>(read: (record: KeptRecord) => T, otherwise: T) =>
    ({ record }: Known) =>
      record?.type === type ? read(record) : otherwise
  return {
    ends: Reason.parse(`${type}-${name}`),
    read: ofRecord((record) => factAt(record, name), null),
    byHand: ofRecord((record) => isByHand(record, name), false),
    ...(keepsNewest({ type }, name) && { all: ofRecord((record): readonly Date[] => instantsOf(record, name), []) }),
  }
}
