import type { MessageSearch } from '#shared/contracts/console-api/message.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { Message } from '#shared/contracts/message.ts'
import { decodePlace, encodePlace } from '#shared/domain/paging.ts'
import { hasNumber } from '#shared/domain/people/numbers.ts'
import { parsePhone } from '#shared/domain/people/phone.ts'
import { adviseOnPhone } from '#shared/domain/people/phone-advice.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { PageOf } from '#shared/ports/page-of.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import type { ShopStore } from '#shared/ports/shop-store.ts'
import { findFollowed, findWhere, idsOfPerson } from '../follow-merged.ts'
import { recordIdsOf } from '../intake/find-shop.ts'
import { listAboutLoan, listAboutOrder, pageByDue } from './messages-about.ts'
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
  if (contact !== undefined) return pageOfNewest(deps, search, await idsBehind(deps, contact), () => true)
  const page = pageByDue(await listAbout(deps, search), search)
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
  const found = await findFollowed(deps.contacts, await deps.contacts.listIdsByPhone(phoneHash))
  const contacts = new Map([...found.values()].flatMap((one) => idsOfPerson(one).map((id) => [id, one] as const)))
  const numberOf = ({ toHash, contactId }: Message) => toHash ?? contacts.get(contactId)?.phoneHash
  // Whoever calls from another number of theirs asks about the texts to all of them.
  const isOfOwner = (message: Message, own: Contact | undefined) =>
    own !== undefined && hasNumber(own, phoneHash) && hasNumber(own, numberOf(message) ?? '')
  return pageOfNewest(
    deps,
    search,
    [...contacts.keys()],
    (message) => numberOf(message) === phoneHash || isOfOwner(message, contacts.get(message.contactId)),
  )
}

/** A contact whom nobody knows may still have messages. */
async function idsBehind({ contacts }: SearchMessagesDeps, id: string): Promise<string[]> {
  const contact = await findWhere(contacts, id)
  return contact === undefined ? [id] : idsOfPerson(contact)
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
