import type { Contact } from '#shared/contracts/contact.ts'
import { hasNumber } from '#shared/domain/people/numbers.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'

type Contacts = Pick<ContactStore, 'find' | 'findMany' | 'listIdsByPhone'>

/** `first`: who is texted at the number; `others`: who has it after another. */
export type Holders = { first: Contact[]; others: Contact[] }

/** The contacts whose number it is now; it may also lead to people who had it once, or to whose order it was on. */
export async function holdersOf(
  contacts: Pick<Contacts, 'findMany' | 'listIdsByPhone'>,
  phoneHash: string,
): Promise<Holders> {
  const found = [...(await contacts.findMany(await contacts.listIdsByPhone(phoneHash))).values()]
  const holders = found.filter((contact) => hasNumber(contact, phoneHash))
  const isFirst = (contact: Contact) => contact.phoneHash === phoneHash
  return { first: holders.filter(isFirst), others: holders.filter((one) => !isFirst(one)) }
}

/**
 * The one whom a number means: the only one who is texted at it, else, where nobody is, the only one who has it at all.
 * Undefined for nobody, and for several.
 */
export function onlyOf({ first, others }: Holders): string | undefined {
  const [one, ...more] = first.length > 0 ? first : others
  return more.length === 0 ? one?.id : undefined
}

/**
 * The contact whom an event means that names nobody but a number: the one whose id follows from it, else the only one who has
 * it, else one to be made. So a repeat finds the same however far the index of numbers lags behind, and what earlier events
 * made stays theirs.
 */
export async function idOfNumber(contacts: Contacts, phoneHash: string): Promise<string> {
  const own = `phone-${phoneHash}`
  const known = await contacts.find(own)
  if (known !== undefined && hasNumber(known, phoneHash)) return own
  return onlyOf(await holdersOf(contacts, phoneHash)) ?? own
}
