import { type RecordDetail, RecordType, type RecordView } from '#shared/contracts/console-api/record.ts'
import type { RecordState } from '#shared/domain/records/view-record.ts'
import type { FoundRecord } from '#shared/usecases/records/find-record.ts'
import type { RecordPage } from '#shared/usecases/records/get-record-page.ts'
import { viewMessage } from './message-view.ts'

export function viewRecord({ type, id, shop, contactId, facts, fields, words }: FoundRecord): RecordView {
  const since = Object.entries(facts).map(([name, at]) => [name, at.toISOString()])
  const held = Object.entries(fields).map(([name, value]) => [name, isList(value) ? [...value] : value])
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

/** `Array.isArray` does not narrow readonly lists. */
function isList(value: RecordState['fields'][string]): value is readonly string[] {
  return Array.isArray(value)
}

export function viewRecordPage({ record, messages }: RecordPage): RecordDetail {
  return { ...viewRecord(record), messages: { items: messages.items.map(viewMessage), next: messages.next } }
}
