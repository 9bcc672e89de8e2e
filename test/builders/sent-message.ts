import type { Message } from '#shared/contracts/message.ts'
import { aMessage } from './message.ts'
import { addContact } from './people.ts'
import type { World } from './world.ts'

export const SENT_TO = '+8619900000001'
export const SENT_AT = new Date('2026-12-01T01:00:00Z')

/** A nudge to C00001 that left at `SENT_AT` and was taken as `p-1`; the contact is there. */
export async function addSent(world: World, fields: Partial<Message> = {}): Promise<Message> {
  if ((await world.stores.contacts.find('C00001')) === undefined) await addContact(world, { phone: SENT_TO })
  const message = aMessage({
    state: 'accepted',
    attempt: 1,
    submittedAt: SENT_AT,
    toHash: world.hasher.hash(SENT_TO),
    text: '您好',
    parts: 1,
    providerMessageId: 'p-1',
    ...fields,
  })
  await world.stores.messages.save(message, 'absent')
  return message
}

/** What turns a sent message into one whose answer was never heard. */
export const IN_DOUBT = { state: 'in-doubt', reason: 'no-answer', providerMessageId: null } as const

/** What turns it into one that another worker is sending at `SENT_AT`. */
export function beingSent(): Partial<Message> {
  return {
    state: 'claimed',
    providerMessageId: null,
    lease: { until: new Date(SENT_AT.getTime() + 60_000), holder: 'another' },
  }
}

export async function findSent(world: World, { id }: Message): Promise<Message> {
  const found = await world.stores.messages.find(id)
  if (found === undefined) throw new Error('the message is gone')
  return found
}
