import type { Message } from '#shared/contracts/message.ts'
import { pageOfList } from '#shared/domain/paging.ts'
import { readInstalmentId } from '#shared/domain/records/instalment-id.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { PageOf } from '#shared/ports/page-of.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'

export type AboutDeps = {
  messages: Pick<MessageStore, 'listOfContact'>
  records: Pick<RecordStore, 'findOrder' | 'listInstalmentsOfContract'>
}

/** A page of messages that are all in memory, the last due first; undefined for a cursor of another list. */
export function pageByDue(
  messages: readonly Message[],
  { limit, cursor }: { limit: number; cursor?: string | null | undefined },
): PageOf<Message> | undefined {
  return pageOfList(messages, {
    list: 'messages',
    limit,
    cursor,
    keyOf: (message) => `${message.dueAt.toISOString()} ${message.id}`,
    descending: true,
  })
}

/** Those of one order and its parcels, among the 1,000 newest of its buyer. */
export async function listAboutOrder(deps: AboutDeps, orderId: string): Promise<Message[]> {
  const order = await deps.records.findOrder(orderId)
  if (order === undefined || order.contactId === null) return []
  const shipments = new Set(order.shipmentIds)
  const messages = await deps.messages.listOfContact(order.contactId)
  return messages.filter(
    ({ subject: { type, id }, about }) =>
      (type === 'order' && (id === orderId || about?.includes(orderId) === true)) ||
      (type === 'shipment' && shipments.has(id)),
  )
}

function isAboutLoan({ subject, about }: Message, contractId: string): boolean {
  if (subject.type !== 'contract') return false
  return subject.id === contractId || (about ?? []).some((id) => readInstalmentId(id)?.contractId === contractId)
}

/** Those about any instalment of one contract, among the 1,000 newest of each of its people. */
export async function listAboutLoan(deps: AboutDeps, contractId: string): Promise<Message[]> {
  const instalments = await deps.records.listInstalmentsOfContract(contractId)
  const contactIds = new Set(instalments.flatMap(({ contactId }) => (contactId === null ? [] : [contactId])))
  const lists = await Promise.all([...contactIds].map((contactId) => deps.messages.listOfContact(contactId)))
  return lists.flat().filter((message) => isAboutLoan(message, contractId))
}
