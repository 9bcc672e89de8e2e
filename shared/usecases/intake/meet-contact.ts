import type { Contact } from '#shared/contracts/contact.ts'
import { meetAgain } from '#shared/domain/people/erased-contact.ts'
import { newContact } from '#shared/domain/people/new-contact.ts'
import { hasNumber } from '#shared/domain/people/numbers.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import { untilSaved } from '../until-saved.ts'

export type MeetContactDeps = { contacts: Pick<ContactStore, 'find' | 'save' | 'link' | 'addZone'>; clock: Clock }

type Met = Pick<Contact, 'id' | 'name' | 'phone' | 'phoneHash'> &
  Partial<Pick<Contact, 'ownZone' | 'regionCode' | 'language'>>

/**
 * Makes somebody a contact if there is none with the id, and lets the number lead to them before anything is planned to it. A
 * repeat changes nothing. One whom nobody has named so far is named. Who was erased stays so (`erased`), unless they did something anew, by an order at `orderedAt`: then
 * they are known again, by what they say now.
 */
export async function meetContact(deps: MeetContactDeps, met: Met, orderedAt?: Date): Promise<'met' | 'erased'> {
  const known = await deps.contacts.find(met.id)
  if (known !== undefined && known.erased !== null) {
    if (orderedAt === undefined || orderedAt <= known.erased.at) return 'erased'
    await meetOnceMore(deps, met)
  }
  let isNew = false
  if (known === undefined) {
    const contact = newContact({ kind: 'customer', ...met }, deps.clock.now())
    await deps.contacts.addZone(contact.zone)
    isNew = await deps.contacts.save(contact, 'absent')
  }
  if (known?.erased === null && lacksName(known) && met.name !== null) await nameContact(deps, met)
  // Somebody else who made the contact meanwhile may have given it another number.
  const hasIt = known !== undefined && met.phoneHash !== null && hasNumber(known, met.phoneHash)
  if (met.phoneHash !== null && !isNew && !hasIt) await deps.contacts.link(met.phoneHash, met.id)
  return 'met'
}

/** Who wrote to us before anybody named them is called what the first to name them says; a list's own word is the list's. */
function lacksName({ name, writtenBy, mergedInto }: Contact): boolean {
  return name === null && writtenBy === null && mergedInto === null
}

async function nameContact({ contacts }: MeetContactDeps, { id, name }: Met): Promise<void> {
  await untilSaved({ what: 'this contact', context: { contactId: id } }, async () => {
    const contact = await contacts.find(id)
    if (contact === undefined || contact.erased !== null || !lacksName(contact)) return 'done'
    return (await contacts.save({ ...contact, name, rev: contact.rev + 1 }, contact.rev)) ? 'done' : 'lost'
  })
}

async function meetOnceMore({ contacts, clock }: MeetContactDeps, met: Met): Promise<void> {
  await untilSaved({ what: 'this contact', context: { contactId: met.id } }, async () => {
    const contact = await contacts.find(met.id)
    if (contact === undefined || contact.erased === null) return 'done'
    const next = meetAgain(contact, met, clock.now())
    await contacts.addZone(next.zone)
    return (await contacts.save(next, contact.rev)) ? 'done' : 'lost'
  })
}
