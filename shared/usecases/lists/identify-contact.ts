import type { ContactStore } from '#shared/ports/contact-store.ts'
import { holdersOf } from '../find-holders.ts'

type Known = { phoneHash: string; residentHash: string | undefined }
type Contacts = Pick<ContactStore, 'find' | 'findMany' | 'listIdsByPhone'>

const MOST_FORMER_HOLDERS = 20

/**
 * Whom a row without an id is about: the contact who has the number, else the one known by the ID number's hash, else a new
 * one, whose id follows from the number, so that a repeat finds it however far the index lags behind. Undefined where
 * several contacts have the number and the ID number does not tell which.
 */
export async function identify(contacts: Contacts, { phoneHash, residentHash }: Known): Promise<string | undefined> {
  const own = await ownId(contacts, phoneHash)
  if (own.isTaken) return own.id
  const holders = await holdersOf(contacts, phoneHash)
  if (holders.length === 1) return holders[0]
  const known = residentHash === undefined ? [] : await contacts.listIdsByPhone(residentHash)
  if (holders.length > 1) {
    const both = known.filter((id) => holders.includes(id))
    return both.length === 1 ? both[0] : undefined
  }
  return known.length === 1 ? known[0] : own.id
}

/** The id that follows from the number; the next one where its contact has moved on to another number. */
async function ownId(contacts: Contacts, phoneHash: string): Promise<{ id: string; isTaken: boolean }> {
  for (let former = 0; former < MOST_FORMER_HOLDERS; former += 1) {
    const id = `phone-${phoneHash}${former === 0 ? '' : `-${former + 1}`}`
    const contact = await contacts.find(id)
    if (contact === undefined) return { id, isTaken: false }
    if (contact.phoneHash === phoneHash) return { id, isTaken: true }
  }
  return { id: `phone-${phoneHash}-${MOST_FORMER_HOLDERS + 1}`, isTaken: false }
}
