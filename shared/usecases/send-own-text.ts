import type { Message } from '#shared/contracts/message.ts'
import { newContact } from '#shared/domain/people/new-contact.ts'
import { codeFrom, planOwnText } from '#shared/domain/sending/own-text.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { Ids } from '#shared/ports/ids.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { Queues } from '#shared/ports/queues.ts'

export type SendOwnTextDeps = {
  contacts: Pick<ContactStore, 'listIdsByPhone' | 'findMany' | 'save'>
  messages: Pick<MessageStore, 'save'>
  queues: Pick<Queues, 'sendJobs'>
  hasher: PhoneHasher
  ids: Ids
  clock: Pick<Clock, 'now'>
}

/** The code of a nonce, which nothing keeps. */
export function codeOf(hasher: PhoneHasher, nonce: string): string {
  return codeFrom(hasher.hash(`own-number-code\n${nonce}`))
}

/**
 * Plans a text to a number of staff's own and hands it over, so that the sender judges and texts it like every other. A crash
 * before the job leaves it to the sweep; it is of no use after ten minutes.
 */
export async function sendOwnText(
  deps: SendOwnTextDeps,
  e164: string,
  asked: Parameters<typeof planOwnText>[1],
): Promise<Message> {
  const message = planOwnText({ id: await contactOf(deps, e164) }, asked, deps.clock.now())
  await deps.messages.save(message, 'absent')
  await deps.queues.sendJobs('transactional', [{ type: 'messages', ids: [message.id] }])
  return message
}

/** Whose own number it is: a contact of that very number, so that support finds the text by it, or one made for it. */
async function contactOf({ contacts, hasher, clock }: SendOwnTextDeps, phone: string): Promise<string> {
  const phoneHash = hasher.hash(phone)
  const found = await contacts.findMany(await contacts.listIdsByPhone(phoneHash))
  const [known] = [...found.values()]
    .filter((one) => one.phoneHash === phoneHash && one.erased === null)
    .map(({ id }) => id)
    .toSorted()
  if (known !== undefined) return known
  const id = `staff-${phoneHash}`
  await contacts.save(newContact({ id, kind: 'employee', phone, phoneHash }, clock.now()), 'absent')
  return id
}
