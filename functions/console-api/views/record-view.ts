import { type RecordDetail, RecordType, type RecordView } from '#shared/contracts/console-api/record.ts'
import { maskText } from '#shared/domain/lists/masking.ts'
import type { RecordState } from '#shared/domain/records/view-record.ts'
import type { FoundRecord } from '#shared/usecases/records/find-record.ts'
import type { RecordPage } from '#shared/usecases/records/get-record-page.ts'
import { type Caller, seesPeople } from '../caller.ts'
import { viewMessage } from './message-view.ts'

/** As the caller may see it: marketing reads the numbers and addresses of people masked. */
export function viewRecord(
  { type, id, shop, contactId, facts, fields, words, personal }: FoundRecord,
  caller: Caller,
): RecordView {
  const since = Object.entries(facts).map(([name, at]) => [name, at.toISOString()])
  const masked = seesPeople(caller) ? [] : personal
  const held = Object.entries(fields).map(([name, value]) => [name, masked.includes(name) ? mask(value) : copy(value)])
  return {
    type: RecordType.parse(type),
    id,
    shop,
    contactId,
    facts: Object.fromEntries(since),
    fields: Object.fromEntries(held),
    words,
  }
}

type Value = RecordState['fields'][string]

function mask(value: Value): string | string[] {
  return isList(value) ? value.map(maskText) : typeof value === 'string' ? maskText(value) : '****'
}

function copy(value: Value) {
  return isList(value) ? [...value] : value
}

/** `Array.isArray` does not narrow readonly lists. */
function isList(value: Value): value is readonly string[] {
  return Array.isArray(value)
}

export function viewRecordPage({ record, messages }: RecordPage, caller: Caller): RecordDetail {
  return { ...viewRecord(record, caller), messages: { items: messages.items.map(viewMessage), next: messages.next } }
}
