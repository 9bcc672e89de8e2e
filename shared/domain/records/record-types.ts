import { RecordType } from '#shared/contracts/console-api/record.ts'
import type { KeptRecord } from '#shared/contracts/record.ts'
import { KEPT_TYPES } from '#shared/contracts/record-types/kept-types.ts'
import type { RecordDefinition } from './define-record.ts'
import { instalmentRecord } from './instalment-record.ts'
import { definitionOf } from './kept-definition.ts'
import { orderRecord } from './order-record.ts'
import { shipmentRecord } from './shipment-record.ts'

/** The types with a shape of their own: which facts and fields each has is said there, once. */
export const RECORDS = { order: orderRecord, shipment: shipmentRecord, instalment: instalmentRecord } as const
export type ShapedTypeName = keyof typeof RECORDS

const KEPT = new Map(KEPT_TYPES.map((declared) => [declared.type, definitionOf(declared)]))

/** Every type of record that is kept. */
export const RECORD_TYPES = RecordType.options
export type RecordTypeName = RecordType

/** Undefined for a type that is not kept. */
export function readRecordType(type: string): RecordTypeName | undefined {
  return RecordType.safeParse(type).data
}

/** Whether records of the type have a shape of their own; all others are of one shape. */
export function isShaped(type: string): type is ShapedTypeName {
  return Object.hasOwn(RECORDS, type)
}

/** How records of a declared type are read and what may be said of them; undefined for any other type. */
export function keptDefinition(type: string): RecordDefinition<KeptRecord> | undefined {
  return KEPT.get(type)
}

/** What may be said of a record, whatever its shape; undefined for a type that is not kept. */
export function sayableOf(type: string): RecordDefinition<never> | undefined {
  return isShaped(type) ? RECORDS[type] : keptDefinition(type)
}
