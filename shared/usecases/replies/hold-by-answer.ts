import type { Contact } from '#shared/contracts/contact.ts'
import type { Hold } from '#shared/contracts/hold.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Action } from '#shared/contracts/scenario.ts'
import { isOfNumber } from '#shared/domain/people/holds.ts'
import { recordsAskedAbout } from '#shared/domain/replies/asked-records.ts'
import { BY_REPLY } from '#shared/domain/webhooks/fact-event.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import { type HoldDeps, holdContact } from '../people/hold-contact.ts'

export type HoldByAnswerDeps = Omit<HoldDeps, 'ids'> & { hasher: PhoneHasher }

/** Beyond so many records the person is held instead: each is a hold of its own, and a contact has room for few. */
const MOST_RECORDS = 5

/** `phoneHash` is the number that answered, `answer` the option's own word. */
export type HeldByAnswer = {
  message: Message
  contact: Contact
  phoneHash: string
  actions: readonly Action[]
  answer: string
  cause: string
}

/**
 * Holds the number that says it is nobody whom we know, or what the question was about, until staff ends it. Ids derive from the
 * cause, and a hold that stands already is not set again: a repeat changes nothing.
 * @throws AppError CONFLICT (retryable) while others keep changing the contact
 */
export async function holdByAnswer(deps: HoldByAnswerDeps, held: HeldByAnswer): Promise<void> {
  const { message, contact, phoneHash, answer: note, cause } = held
  for (const action of held.actions) {
    if (!('hold' in action)) continue
    const { hold: why } = action
    for (const [place, record] of recordsHeldFor(why, message).entries()) {
      const ids = { create: (prefix: string) => `${prefix}${deps.hasher.hash(`${cause}\n${why}\n${place}`)}` }
      const wanted = { contactId: contact.id, by: BY_REPLY, why, until: null, record, note, phoneHash }
      await holdContact({ ...deps, ids }, wanted)
    }
  }
}

function recordsHeldFor(why: Extract<Action, { hold: unknown }>['hold'], message: Message): Hold['record'][] {
  const records = recordsAskedAbout(message)
  return isOfNumber(why) || records.length > MOST_RECORDS ? [null] : records
}
