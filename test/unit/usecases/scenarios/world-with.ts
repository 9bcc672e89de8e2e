import type { Contact } from '#shared/contracts/contact.ts'
import { aContact } from '../../../builders/contact.ts'
import { World } from '../../../builders/world.ts'

/** A world of 1 July 2027 with these people, each in a zone that is known. */
export async function worldWith(...contacts: Partial<Contact>[]) {
  const world = new World('2027-07-01T00:00:00Z')
  for (const fields of contacts) {
    const contact = aContact(fields)
    await world.stores.contacts.addZone(contact.zone)
    await world.stores.contacts.save(contact, 'absent')
  }
  return world
}
