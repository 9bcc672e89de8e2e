import type { ConsentChange, Contact, OptOut } from '#shared/contracts/contact.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'

export type GetContactDeps = { contacts: ContactStore; optOuts: OptOutList }
/** A contact with what its number said: `optOut` is null while the number takes texts. */
export type ContactState = { contact: Contact; optOut: OptOut | null; changes: ConsentChange[] }

/** The contact with its consent history, newest first. @throws AppError NOT_FOUND */
export async function getContact({ contacts, optOuts }: GetContactDeps, id: string): Promise<ContactState> {
  const contact = await contacts.find(id)
  if (contact === undefined) throw new AppError('NOT_FOUND', 'There is no such contact.', { retryable: false })
  const [standing, changes] = await Promise.all([
    optOuts.findMany(contact.phoneHash === null ? [] : [contact.phoneHash]),
    contacts.listChanges(id),
  ])
  return { contact, optOut: standing.get(contact.phoneHash ?? '') ?? null, changes }
}
