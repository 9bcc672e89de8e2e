import type { ContactStore } from '#shared/ports/contact-store.ts'

type Contacts = Pick<ContactStore, 'find' | 'findMany' | 'listIdsByPhone'>

/** The contacts whose number it is now; it may also lead to people who had it once, or to whose order it was on. */
export async function holdersOf(contacts: Pick<Contacts, 'findMany' | 'listIdsByPhone'>, phoneHash: string) {
  const found = await contacts.findMany(await contacts.listIdsByPhone(phoneHash))
  return [...found.values()].filter((contact) => contact.phoneHash === phoneHash).map(({ id }) => id)
}

/**
 * The contact whom an event means that names nobody but a number: the one whose id follows from it, else the only one who has
 * it, else one to be made. So a repeat finds the same however far the index of numbers lags behind, and what earlier events
 * made stays theirs.
 */
export async function idOfNumber(contacts: Contacts, phoneHash: string): Promise<string> {
  const own = `phone-${phoneHash}`
  const known = await contacts.find(own)
  if (known?.phoneHash === phoneHash) return own
  const [holder, ...others] = await holdersOf(contacts, phoneHash)
  return holder !== undefined && others.length === 0 ? holder : own
}
