import type { Contact } from '#shared/contracts/contact.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import { aBirthday, aContact } from './contact.ts'
import { anInstalment } from './record.ts'
import type { World } from './world.ts'

/** Keeps a contact as a list or an order would: its number hashed, its zone known. */
export async function addContact(world: World, fields: Partial<Contact> = {}): Promise<Contact> {
  const contact = aContact(fields)
  const phoneHash = contact.phone === null ? null : world.hasher.hash(contact.phone)
  await world.stores.contacts.addZone(contact.zone)
  await world.stores.contacts.save({ ...contact, phoneHash }, 'absent')
  return { ...contact, phoneHash }
}

/** Changes a contact as it stands. */
export async function changeContact(world: World, id: string, change: Partial<Contact>): Promise<void> {
  const contact = await world.stores.contacts.find(id)
  if (contact === undefined) throw new Error(`no contact ${id}`)
  await world.stores.contacts.save({ ...contact, ...change, rev: contact.rev + 1 }, contact.rev)
}

/** Consenting customers `C0001`, `C0002`, ... with a number each, whose birthday is 5 December. */
export async function addCelebrants(world: World, count: number, fields: Partial<Contact> = {}): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    const tail = String(index).padStart(4, '0')
    await addContact(world, { id: `C${tail}`, phone: `+861990000${tail}`, birthday: aBirthday(), ...fields })
  }
}

export async function addInstalment(world: World, fields: Partial<Instalment> = {}): Promise<void> {
  await world.stores.records.saveInstalment(anInstalment(fields), 'absent')
}

/** `state`, or `state: reason`, of each of a contact's messages by the time they were due. */
export async function statesOf(world: World, contactId = 'C00001'): Promise<string[]> {
  return (await world.messagesOf(contactId)).map(stateOf)
}

export function stateOf({ state, reason }: Pick<Message, 'state' | 'reason'>): string {
  return reason === null ? state : `${state}: ${reason}`
}
