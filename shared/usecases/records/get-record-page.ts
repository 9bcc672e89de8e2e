import type { Message } from '#shared/contracts/message.ts'
import { readInstalmentId } from '#shared/domain/records/instalment-id.ts'
import { keptDefinition, type RecordTypeName } from '#shared/domain/records/record-types.ts'
import type { PageOf } from '#shared/ports/page-of.ts'
import { type AboutDeps, listAboutLoan, listAboutOrder, pageByDue } from '../history/messages-about.ts'
import { type FindRecordDeps, type FoundRecord, getRecord } from './find-record.ts'

export type RecordPageDeps = FindRecordDeps & AboutDeps
export type RecordPage = { record: FoundRecord; messages: PageOf<Message> }

const MOST_MESSAGES = 50

/**
 * A record with the last due 50 of the messages about it. Those of an order or a loan go on in the search of messages, from
 * `next`. @throws AppError as `getRecord` does
 */
export async function getRecordPage(deps: RecordPageDeps, type: RecordTypeName, id: string): Promise<RecordPage> {
  const record = await getRecord(deps, type, id)
  const messages = await listAbout(deps, type, record)
  return { record, messages: pageByDue(messages, { limit: MOST_MESSAGES }) ?? { items: [], next: null } }
}

async function listAbout(deps: RecordPageDeps, type: RecordTypeName, record: FoundRecord): Promise<Message[]> {
  const { id, orderId } = record
  if (keptDefinition(type) !== undefined) return listAboutKept(deps, type, record)
  const contractId = type === 'instalment' ? readInstalmentId(id)?.contractId : undefined
  if (contractId !== undefined) return (await listAboutLoan(deps, contractId)).filter((message) => isAbout(message, id))
  const all = orderId === null ? [] : await listAboutOrder(deps, orderId)
  return type === 'order' ? all : all.filter(({ subject }) => subject.type === 'shipment' && subject.id === id)
}

/** Those among the 1,000 newest of its contact. */
async function listAboutKept(deps: RecordPageDeps, type: RecordTypeName, { id, contactId }: FoundRecord) {
  const all = contactId === null ? [] : await deps.messages.listOfContact(contactId)
  return all.filter(
    ({ subject, about, details }) =>
      subject.type === type && details.record === type && (subject.id === id || about?.includes(id) === true),
  )
}

/** A reminder of several names them all; one of a single instalment says its period. */
function isAbout({ subject, about, details }: Message, id: string): boolean {
  if (about !== null) return about.includes(id)
  const { contractId, period } = readInstalmentId(id) ?? {}
  return subject.id === contractId && details.period === String(period)
}
