import { hasNumber } from '#shared/domain/people/numbers.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import { holdersOf } from '../find-holders.ts'

type Known = { phoneHash: string; residentHash: string | undefined }
type Contacts = Pick<ContactStore, 'find' | 'findMany' | 'listIdsByPhone'>

const MOST_FORMER_HOLDERS = 20

/**
 * Whom a row without an id is about: the contact who has the number, else the one known by the ID number's hash, else a new
 * one, whose id follows from the number, so that a repeat finds it however far the index lags behind. Whoever is texted at the
 * number goes before those who have it after another, as the family of its holder may. Undefined where several contacts have
 * it and the ID number does not tell which.
 */
export async function identify(contacts: Contacts, { phoneHash, residentHash }: Known): Promise<string | undefined> {
  const own = await ownId(contacts, phoneHash)
  if (own.isTaken) return own.id
  const holders = await holdersOf(contacts, phoneHash)
  const all = [...holders.first, ...holders.others]
  if (holders.first.length === 1) return holders.first[0]
  const known = residentHash === undefined ? [] : await contacts.listIdsByPhone(residentHash)
  if (all.length > 1) {
    const both = known.filter((id) => all.includes(id))
    return both.length === 1 ? both[0] : undefined
  }
  return known.length === 1 ? known[0] : (all[0] ?? own.moved ?? own.id)
}

type Own = { id: string; isTaken: boolean; moved?: string }

/**
 * The id that follows from the number; the next one where its contact has moved on to another number. `moved`: the one who has
 * moved on and kept this number behind, whom the index may not show yet.
 */
async function ownId(contacts: Contacts, phoneHash: string): Promise<Own> {
  let moved: string | undefined
  for (let former = 0; former < MOST_FORMER_HOLDERS; former += 1) {
    const id = `phone-${phoneHash}${former === 0 ? '' : `-${former + 1}`}`
    const contact = await contacts.find(id)
    if (contact === undefined) return { id, isTaken: false, ...(moved !== undefined && { moved }) }
    if (contact.phoneHash === phoneHash) return { id, isTaken: true }
    if (hasNumber(contact, phoneHash)) moved ??= id
  }
  return { id: `phone-${phoneHash}-${MOST_FORMER_HOLDERS + 1}`, isTaken: false }
}
