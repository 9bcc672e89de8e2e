import type { Contact } from '#shared/contracts/contact.ts'
import { hasNumber } from '#shared/domain/people/numbers.ts'
import { isSameName } from '#shared/domain/people/person-name.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import { holdersOf } from '../find-holders.ts'

/**
 * `name`: as the row has it, where it may name somebody else who has the number. @default any
 * `others`: hashes of the row's numbers after the first. @default none
 */
type Known = {
  phoneHash: string
  residentHash: string | undefined
  name?: string | undefined
  others?: readonly string[]
}
type Contacts = Pick<ContactStore, 'find' | 'findMany' | 'listIdsByPhone'>

const MOST_FORMER_HOLDERS = 20

/**
 * Whom a row without an id is about: the contact who has the number, else the one known by the ID number's hash, else a new
 * one, whose id follows from the number, so that a repeat finds it however far the index lags behind. Whoever is texted at the
 * number goes before those who have it after another; these are meant only where the row names nobody else, for it may be the
 * number of their family. By the row's own other numbers somebody is found whom it names. Undefined where several contacts have it and the ID number does not tell which.
 */
export async function identify(
  contacts: Contacts,
  { phoneHash, residentHash, name, others: more = [] }: Known,
): Promise<string | undefined> {
  const own = await ownId(contacts, phoneHash)
  if (own.isTaken) return own.id
  const { first, others } = await holdersOf(contacts, phoneHash)
  if (first.length === 1) return first[0]?.id
  const known = residentHash === undefined ? [] : await contacts.listIdsByPhone(residentHash)
  const isMeant = (contact: Contact) => known.includes(contact.id) || isSameName(contact.name, name ?? null)
  const ids = [...first, ...others.filter(isMeant)].map(({ id }) => id)
  if (ids.length > 1) {
    const both = known.filter((id) => ids.includes(id))
    return both.length === 1 ? both[0] : undefined
  }
  if (known.length === 1) return known[0]
  const moved = own.moved !== undefined && isMeant(own.moved) ? own.moved.id : undefined
  return ids[0] ?? moved ?? (await namesake(contacts, name, more)) ?? own.id
}

/** The only one of this very name who has one of the numbers. */
async function namesake(
  contacts: Contacts,
  name: string | undefined,
  hashes: readonly string[],
): Promise<string | undefined> {
  for (const hash of name === undefined ? [] : hashes) {
    const { first, others } = await holdersOf(contacts, hash)
    const [one, ...more] = [...first, ...others].filter(
      (has) => has.name !== null && isSameName(has.name, name ?? null),
    )
    if (one !== undefined && more.length === 0) return one.id
  }
  return undefined
}

type Own = { id: string; isTaken: boolean; moved?: Contact }

/**
 * The id that follows from the number; the next one where its contact has moved on to another number. `moved`: the one who has
 * moved on and kept this number behind, whom the index may not show yet.
 */
async function ownId(contacts: Contacts, phoneHash: string): Promise<Own> {
  let moved: Contact | undefined
  for (let former = 0; former < MOST_FORMER_HOLDERS; former += 1) {
    const id = `phone-${phoneHash}${former === 0 ? '' : `-${former + 1}`}`
    const contact = await contacts.find(id)
    if (contact === undefined) return { id, isTaken: false, ...(moved !== undefined && { moved }) }
    if (contact.phoneHash === phoneHash) return { id, isTaken: true }
    if (hasNumber(contact, phoneHash)) moved ??= contact
  }
  return { id: `phone-${phoneHash}-${MOST_FORMER_HOLDERS + 1}`, isTaken: false }
}
