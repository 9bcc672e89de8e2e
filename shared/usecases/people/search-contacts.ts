import type { ContactSearch } from '#shared/contracts/console-api/contact.ts'
import type { Contact, OptOut } from '#shared/contracts/contact.ts'
import { pageOfList } from '#shared/domain/paging.ts'
import { hashesOf } from '#shared/domain/people/numbers.ts'
import { parsePhone } from '#shared/domain/people/phone.ts'
import { adviseOnPhone } from '#shared/domain/people/phone-advice.ts'
import { wordOn } from '#shared/domain/people/word-on-numbers.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'
import type { PageOf } from '#shared/ports/page-of.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import { findFollowed, findWhere } from '../follow-merged.ts'
import { type SearchOutcome, UNKNOWN_CURSOR } from '../history/search-messages.ts'

export type SearchContactsDeps = { contacts: ContactStore; optOuts: OptOutList; hasher: PhoneHasher }
export type FoundContact = { contact: Contact; optOut: OptOut | null }

/**
 * The contacts with this id, with this number (any of theirs, also where it stands on an order of theirs, or is their manager's), or
 * whose name begins like this; by id, names by name.
 * @throws AppError INVALID_INPUT for a cursor that another search by name gave out.
 */
export async function searchContacts(
  deps: SearchContactsDeps,
  search: ContactSearch,
): Promise<SearchOutcome<FoundContact>> {
  if (search.phone !== undefined) return searchByPhone(deps, search.phone, search)
  const { name, id, limit, cursor } = search
  if (name !== undefined) {
    const page = await deps.contacts.listByName(name, { limit, cursor: cursor ?? undefined })
    return {
      kind: 'found',
      page: { ...page, items: page.items.map(({ optOut, ...contact }) => ({ contact, optOut })) },
    }
  }
  const contact = id === undefined ? undefined : await findWhere(deps.contacts, id)
  return pageOf(deps, contact === undefined ? [] : [contact], search)
}

async function searchByPhone(
  deps: SearchContactsDeps,
  phone: string,
  search: ContactSearch,
): Promise<SearchOutcome<FoundContact>> {
  const parsed = parsePhone(phone)
  if (!parsed.ok) return { kind: 'invalid', faults: [adviseOnPhone(parsed.because)] }
  const found = await findFollowed(deps.contacts, await deps.contacts.listIdsByPhone(deps.hasher.hash(parsed.e164)))
  const contacts = new Map([...found.values()].map((contact) => [contact.id, contact]))
  return pageOf(deps, [...contacts.values()], search)
}

async function pageOf(
  deps: SearchContactsDeps,
  contacts: readonly Contact[],
  { limit, cursor }: ContactSearch,
): Promise<SearchOutcome<FoundContact>> {
  const page = pageOfList(contacts, { list: 'contacts', limit, cursor, keyOf: ({ id }) => id })
  if (page === undefined) return { kind: 'invalid', faults: [UNKNOWN_CURSOR] }
  return { kind: 'found', page: await withOptOuts(deps, page) }
}

async function withOptOuts(deps: SearchContactsDeps, page: PageOf<Contact>): Promise<PageOf<FoundContact>> {
  const entries = await deps.optOuts.findEntries([...new Set(page.items.flatMap(hashesOf))])
  const items = page.items.map((contact) => ({ contact, optOut: wordOn(contact.phoneHash ?? '', contact, entries) }))
  return { items, next: page.next }
}
