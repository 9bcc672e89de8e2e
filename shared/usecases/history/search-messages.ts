import type { MessageSearch } from '#shared/contracts/console-api/message.ts'
import type { Message } from '#shared/contracts/message.ts'
import { decodePlace, encodePlace, pageOfList } from '#shared/domain/paging.ts'
import { parsePhone } from '#shared/domain/people/phone.ts'
import { adviseOnPhone } from '#shared/domain/people/phone-advice.ts'
import { readInstalmentId } from '#shared/domain/records/instalment-id.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { PageOf } from '#shared/ports/page-of.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import type { ShopStore } from '#shared/ports/shop-store.ts'
import { recordIdsOf } from '../intake/find-shop.ts'
import { newestMessages } from './newest-messages.ts'

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
 * The messages to a number, about an order and its shipments, to a contact or about a loan, newest first; an order or loan of
 * every shop that has the id. Whatever is not known finds nothing. A number finds what was sent to it, also after its owner
 * changed; what is not sent yet is found under its contact's own number. Those to a number or a contact are in pages by the
 * day of their occasions, each page by when they are due; for an order or a loan each contact's 1,000 newest are searched.
 */
export async function searchMessages(deps: SearchMessagesDeps, search: MessageSearch): Promise<SearchOutcome<Message>> {
  const { phone, contact } = search
  if (phone !== undefined) return searchByNumber(deps, phone, search)
  if (contact !== undefined) return pageOfNewest(deps, search, [contact], () => true)
  const page = pageOfList(await listAbout(deps, search), {
    list: 'messages',
    limit: search.limit,
    cursor: search.cursor,
    keyOf: (message) => `${message.dueAt.toISOString()} ${message.id}`,
    descending: true,
  })
  return page === undefined ? { kind: 'invalid', faults: [UNKNOWN_CURSOR] } : { kind: 'found', page }
}

async function searchByNumber(
  deps: SearchMessagesDeps,
  phone: string,
  search: MessageSearch,
): Promise<SearchOutcome<Message>> {
  const parsed = parsePhone(phone)
  if (!parsed.ok) return { kind: 'invalid', faults: [adviseOnPhone(parsed.because)] }
  const phoneHash = deps.hasher.hash(parsed.e164)
  const contacts = await deps.contacts.findMany(await deps.contacts.listIdsByPhone(phoneHash))
  const numberOf = ({ toHash, contactId }: Message) => toHash ?? contacts.get(contactId)?.phoneHash
  return pageOfNewest(deps, search, [...contacts.keys()], (message) => numberOf(message) === phoneHash)
}

const NEWEST = 'newest messages'

async function pageOfNewest(
  { messages }: SearchMessagesDeps,
  { limit, cursor }: MessageSearch,
  contactIds: readonly string[],
  isWanted: (message: Message) => boolean,
): Promise<SearchOutcome<Message>> {
  const below = cursor == null ? undefined : decodePlace(NEWEST, cursor)
  if (cursor != null && below === undefined) return { kind: 'invalid', faults: [UNKNOWN_CURSOR] }
  const found = await newestMessages(messages, { contactIds, limit: limit + 1, below, isWanted })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const items = page.map(({ message }) => message).sort((a, b) => b.dueAt.getTime() - a.dueAt.getTime())
  return { kind: 'found', page: { items, next: last && found.length > limit ? encodePlace(NEWEST, last.place) : null } }
}

async function listAbout(deps: SearchMessagesDeps, { order, loan }: MessageSearch): Promise<Message[]> {
  if (order !== undefined) return inEachShop(deps, order, (id) => listAboutOrder(deps, id))
  return loan === undefined ? [] : inEachShop(deps, loan, (id) => listAboutLoan(deps, id))
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

function isAboutLoan({ subject, about }: Message, contractId: string): boolean {
  if (subject.type !== 'contract') return false
  return subject.id === contractId || (about ?? []).some((id) => readInstalmentId(id)?.contractId === contractId)
}

async function listAboutLoan(deps: SearchMessagesDeps, contractId: string): Promise<Message[]> {
  const instalments = await deps.records.listInstalmentsOfContract(contractId)
  const contactIds = new Set(instalments.flatMap(({ contactId }) => (contactId === null ? [] : [contactId])))
  const lists = await Promise.all([...contactIds].map((contactId) => deps.messages.listOfContact(contactId)))
  return lists.flat().filter((message) => isAboutLoan(message, contractId))
}
