import { instalmentRecord } from './instalment-record.ts'
import { orderRecord } from './order-record.ts'
import { shipmentRecord } from './shipment-record.ts'

/** Every type of record that is kept whole: which facts and fields it has is said there, once. */
export const RECORDS = { order: orderRecord, shipment: shipmentRecord, instalment: instalmentRecord } as const

export const RECORD_TYPES = ['order', 'shipment', 'instalment'] as const satisfies readonly (keyof typeof RECORDS)[]
export type RecordTypeName = keyof typeof RECORDS

/** Undefined for a type that is not kept. */
export function readRecordType(type: string): RecordTypeName | undefined {
  return RECORD_TYPES.find((one) => one === type)
}
