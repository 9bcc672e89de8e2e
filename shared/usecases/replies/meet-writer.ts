import type { Contact } from '#shared/contracts/contact.ts'
import { hasHad } from '#shared/domain/people/former-numbers.ts'
import { newContact } from '#shared/domain/people/new-contact.ts'
import { hasNumber } from '#shared/domain/people/numbers.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import { findFollowed, findWhere } from '../follow-merged.ts'

export type MeetWriterDeps = {
  contacts: Pick<ContactStore, 'findMany' | 'listIdsByPhone' | 'addZone' | 'save' | 'find'>
  clock: Clock
}

/**
 * `owners`: the contacts whose own number it is, those first who are texted at it. `former`: those whose own it was once, or of whom was merged into them. `all`: also
 * those whom an order's number leads to.
 */
export type Writer = { phone: string; phoneHash: string; owners: Contact[]; former: Contact[]; all: Contact[] }

/** Who writes from a number: everybody whom it leads to, merged ones as whom they were merged into; a stranger becomes a contact, never asked for consent. */
export async function meetWriter(deps: MeetWriterDeps, phone: string, phoneHash: string): Promise<Writer> {
  const found = await findFollowed(deps.contacts, await deps.contacts.listIdsByPhone(phoneHash))
  const people = new Map([...found.values()].map((one) => [one.id, one]))
  const all = [...people.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const known = all.length > 0 ? all : [await makeContact(deps, phone, phoneHash)]
  const holders = known.filter((one) => hasNumber(one, phoneHash))
  const owners = holders.toSorted((a, b) => Number(b.phoneHash === phoneHash) - Number(a.phoneHash === phoneHash))
  const former = known.filter((one) => hasHad(one, phoneHash))
  return { phone, phoneHash, owners, former, all: known }
}

/** The index of numbers may not show a contact yet that an earlier try made. */
async function makeContact(deps: MeetWriterDeps, phone: string, phoneHash: string): Promise<Contact> {
  const id = `phone-${phoneHash}`
  const known = await findWhere(deps.contacts, id)
  if (known !== undefined) return known
  const contact = newContact({ id, kind: 'customer', phone, phoneHash }, deps.clock.now())
  await deps.contacts.addZone(contact.zone)
  const isNew = await deps.contacts.save(contact, 'absent')
  return isNew ? contact : ((await findWhere(deps.contacts, id)) ?? contact)
}
