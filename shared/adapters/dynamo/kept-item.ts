import * as z from 'zod'
import { KeptRecord } from '#shared/contracts/record.ts'
import { daysOf } from '#shared/domain/records/record-days.ts'
import type { Item } from './item.ts'
import { contactKept, type Key, recordDateKey, recordKey } from './keys.ts'
import { openField, sealField } from './sealed-fields.ts'
import { readFields, storedFields } from './stored-fields.ts'

/** The record's fields, its texts sealed, with the attributes of the index that it belongs in. */
export function keptItem(record: KeptRecord): Item & Key {
  return {
    ...storedFields(z.encode(KeptRecord, withTexts(record, sealField))),
    ...recordKey(record),
    contactOrder: contactKept(record),
  }
}

/** @throws AppError MALFORMED_ITEM (not retryable) */
export function readKept(item: Item): KeptRecord {
  return withTexts(readFields(KeptRecord, item), openField)
}

/** Where a record stands with each of its dates; nowhere while nobody knows whose it is. */
export function datesOfKept(record: KeptRecord): Key[] {
  const { type, id, contactId } = record
  return contactId === null
    ? []
    : daysOf(record).map(([name, day]) => recordDateKey({ type, id, contactId }, name, day))
}

/** A text of a record may be an address or a name. */
function withTexts(record: KeptRecord, change: (owner: string, value: string) => string): KeptRecord {
  const owner = record.contactId ?? record.id
  const entries = Object.entries(record.fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? change(owner, value) : value,
  ])
  return { ...record, fields: Object.fromEntries(entries) }
}
