import type { Contact } from '#shared/contracts/contact.ts'
import { hashesOf } from '#shared/domain/people/numbers.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'

/** A merge under way may leave a step more for a moment; no chain is longer. */
const MOST_STEPS = 5

/**
 * Contacts by the ids that they were asked for: one that was merged into another stands as that one. Reads once where nobody
 * was merged.
 */
export async function findFollowed(
  contacts: Pick<ContactStore, 'findMany'>,
  ids: readonly string[],
): Promise<Map<string, Contact>> {
  const found = await contacts.findMany(ids)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const moved = [...found].flatMap(([id, { mergedInto }]) => (mergedInto === null ? [] : [{ id, mergedInto }]))
    if (moved.length === 0) break
    const others = await contacts.findMany([...new Set(moved.map(({ mergedInto }) => mergedInto))])
    for (const { id, mergedInto } of moved) {
      const other = others.get(mergedInto)
      if (other === undefined) found.delete(id)
      else found.set(id, other)
    }
  }
  return found
}

/** The contact with this id, or whom it was merged into. */
export async function findWhere(contacts: Pick<ContactStore, 'find'>, id: string): Promise<Contact | undefined> {
  let contact = await contacts.find(id)
  for (let step = 0; step < MOST_STEPS && contact !== undefined && contact.mergedInto !== null; step += 1) {
    contact = await contacts.find(contact.mergedInto)
  }
  return contact
}

/** Every id under which texts and records of this person are kept, their present one first. */
export function idsOfPerson({ id, absorbed }: Pick<Contact, 'id' | 'absorbed'>): string[] {
  return [id, ...(absorbed ?? [])]
}

/**
 * Lets all numbers of the contact lead to every id of the person, so that receipts of texts to them, replies and searches find
 * them: its own by links, but for the first, by which the contact itself stands in the index, and those that led here already.
 * The first that it had leads here on. Call it whenever a number changes, before the contact is written: a crash leaves a
 * number too many that leads to somebody, who is asked then whether it is theirs, never one too few.
 */
export async function leadToAll(
  contacts: Pick<ContactStore, 'link'>,
  contact: Pick<Contact, 'id' | 'phoneHash' | 'otherPhones' | 'absorbed'>,
  before?: Pick<Contact, 'phoneHash' | 'otherPhones'>,
): Promise<void> {
  const known = new Set((before?.otherPhones ?? []).map(({ phoneHash }) => phoneHash))
  const numbers = hashesOf(contact)
  const own = [...new Set([...numbers, before?.phoneHash])].filter((hash) => hash !== contact.phoneHash)
  for (const hash of own) if (hash != null && !known.has(hash)) await contacts.link(hash, contact.id)
  for (const hash of numbers) for (const id of contact.absorbed ?? []) await contacts.link(hash, id)
}
