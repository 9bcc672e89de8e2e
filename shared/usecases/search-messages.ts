import type { MessageSearch } from '#shared/contracts/console-api.ts'
import type { Message } from '#shared/contracts/message.ts'
import { pageOfList } from '#shared/domain/paging.ts'
import { parsePhone } from '#shared/domain/phone.ts'
import { adviseOnPhone } from '#shared/domain/phone-advice.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { PageOf } from '#shared/ports/page-of.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import type { ShopStore } from '#shared/ports/shop-store.ts'
import { recordIdsOf } from './find-shop.ts'

export type SearchMessagesDeps = {
  messages: MessageStore
  contacts: ContactStore
  records: RecordStore
  shops: Pick<ShopStore, 'listOthers'>
  hasher: PhoneHasher
}
export type SearchFault = { path: string; message: string; code: string }
export type SearchOutcome<T> = { kind: 'found'; page: PageOf<T> } | { kind: 'invalid'; faults: readonly SearchFault[] }

/** Said of a cursor that this very list never gave out. */
export const UNKNOWN_CURSOR: SearchFault = {
  path: 'cursor',
  message: 'does not belong to this list: begin without a cursor',
  code: 'unknown-cursor',
}

/**
 * The messages to a number, about an order and its shipments, to a contact or about a loan, newest due first; an order or
 * loan of every shop that has the id. Whatever is
 * not known finds nothing. A number finds what was sent to it, also after its owner changed; what is not sent yet is
 * found under its contact's own number. Of each contact the 1,000 newest are searched.
 */
export async function searchMessages(deps: SearchMessagesDeps, search: MessageSearch): Promise<SearchOutcome<Message>> {
  const found = await findMessages(deps, search)
  if ('kind' in found) return found
  const page = pageOfList(found, {
    list: 'messages',
    limit: search.limit,
    cursor: search.cursor,
    keyOf: (message) => `${message.dueAt.toISOString()} ${message.id}`,
    descending: true,
  })
  return page === undefined ? { kind: 'invalid', faults: [UNKNOWN_CURSOR] } : { kind: 'found', page }
}

async function findMessages(
  deps: SearchMessagesDeps,
  { phone, order, contact, loan }: MessageSearch,
): Promise<Message[] | { kind: 'invalid'; faults: SearchFault[] }> {
  if (phone !== undefined) {
    const parsed = parsePhone(phone)
    if (!parsed.ok) return { kind: 'invalid', faults: [adviseOnPhone(parsed.because)] }
    return listTo(deps, deps.hasher.hash(parsed.e164))
  }
  if (order !== undefined) return inEachShop(deps, order, (id) => listAboutOrder(deps, id))
  if (loan !== undefined) return inEachShop(deps, loan, (id) => listAboutLoan(deps, id))
  return contact === undefined ? [] : deps.messages.listOfContact(contact)
}

async function listTo(deps: SearchMessagesDeps, phoneHash: string): Promise<Message[]> {
  const contacts = await deps.contacts.findMany(await deps.contacts.listIdsByPhone(phoneHash))
  const lists = await Promise.all(
    [...contacts.values()].map(async (contact) => {
      const messages = await deps.messages.listOfContact(contact.id)
      return messages.filter(({ toHash }) => (toHash ?? contact.phoneHash) === phoneHash)
    }),
  )
  return lists.flat()
}

/** Nobody who searches need know whose id it is. */
async function inEachShop(
  { shops }: SearchMessagesDeps,
  id: string,
  list: (recordId: string) => Promise<Message[]>,
): Promise<Message[]> {
  return (await Promise.all((await recordIdsOf(shops, id)).map(list))).flat()
}

async function listAboutOrder(deps: SearchMessagesDeps, orderId: string): Promise<Message[]> {
  const order = await deps.records.findOrder(orderId)
  if (order === undefined || order.contactId === null) return []
  const shipments = new Set(order.shipmentIds)
  const messages = await deps.messages.listOfContact(order.contactId)
  return messages.filter(
    ({ subject: { type, id } }) => (type === 'order' && id === orderId) || (type === 'shipment' && shipments.has(id)),
  )
}

async function listAboutLoan(deps: SearchMessagesDeps, contractId: string): Promise<Message[]> {
  const instalments = await deps.records.listInstalmentsOfContract(contractId)
  const contactIds = new Set(instalments.flatMap(({ contactId }) => (contactId === null ? [] : [contactId])))
  const lists = await Promise.all([...contactIds].map((contactId) => deps.messages.listOfContact(contactId)))
  return lists.flat().filter(({ subject }) => subject.type === 'contract' && subject.id === contractId)
}
