import type { Contact } from '#shared/contracts/contact.ts'
import { newContact } from '#shared/domain/people/new-contact.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'

export type MeetContactDeps = { contacts: Pick<ContactStore, 'find' | 'save' | 'link' | 'addZone'>; clock: Clock }

type Met = Pick<Contact, 'id' | 'name' | 'phone' | 'phoneHash'> &
  Partial<Pick<Contact, 'ownZone' | 'regionCode' | 'language'>>

/**
 * Makes somebody a contact if there is none with the id, and lets the number lead to them before anything is planned to it. A
 * repeat changes nothing.
 */
export async function meetContact(deps: MeetContactDeps, met: Met): Promise<void> {
  const known = await deps.contacts.find(met.id)
  let isNew = false
  if (known === undefined) {
    const contact = newContact({ kind: 'customer', ...met }, deps.clock.now())
    await deps.contacts.addZone(contact.zone)
    isNew = await deps.contacts.save(contact, 'absent')
  }
  // Somebody else who made the contact meanwhile may have given it another number.
  if (met.phoneHash !== null && !isNew && known?.phoneHash !== met.phoneHash)
    await deps.contacts.link(met.phoneHash, met.id)
}
