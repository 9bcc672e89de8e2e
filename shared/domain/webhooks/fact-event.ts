import type { MessageId } from '#shared/contracts/ids.ts'
import type { Subject } from '#shared/contracts/message.ts'
import { EventType } from '#shared/contracts/webhook.ts'
import { idOfSubject, type NewEvent } from './move-event.ts'

/** Who did it, where a person's reply did. */
export const BY_REPLY = 'reply'

/** Who said it: what a person wrote back, or somebody of ours. */
export type SaidBy = 'reply' | 'staff'
type Whose = { contactId: string | null; messageId?: MessageId }

/** That a record has a fact since an instant. The same fact at the same instant is one event, whoever tells of it first. */
export function eventOfFact(
  { type, id, fact, at }: { type: string; id: string; fact: string; at: Date },
  { by, contactId, messageId }: Whose & { by: SaidBy | null },
): NewEvent {
  const data = {
    ...idOfSubject({ subject: { type, id } }),
    ...(by !== null && { by }),
    ...(messageId !== undefined && { messageId }),
    contactId: contactId ?? (type === 'contact' ? id : null),
  }
  return { type: `${type}.${fact}`, cause: [type, id, fact, at.toISOString()].join('\n'), at, data }
}

/** That a number wants no more texts, or wants them again; `key` names the word that said so. */
export function eventOfConsent(said: {
  what: 'opted-out' | 'opted-in'
  contactId: string
  scope: string
  by: SaidBy
  key: string
  at: Date
}): NewEvent {
  const { what, contactId, scope, by, key, at } = said
  return { type: `contact.${what}`, cause: [contactId, key].join('\n'), at, data: { contactId, scope, by } }
}

/** What a scenario says by a name of its own. `key` names the answer or the arrival that it follows from. */
export function eventOfScenario(
  type: string,
  { subject, key, at, by, contactId, messageId }: Whose & { subject: Subject; key: string; at: Date; by?: SaidBy },
): NewEvent {
  const data = { ...idOfSubject({ subject }), ...(by !== undefined && { by }), messageId, contactId }
  return { type, cause: key, at, data }
}

const OWN_NOUNS: readonly string[] = ['message', 'webhook', 'contact']

/** Why a scenario cannot send an event under this name; null where it can. */
export function faultOfOwnEvent(name: string): string | null {
  const read = EventType.safeParse(name)
  if (!read.success) return read.error.issues[0]?.message ?? 'is no type of event'
  const noun = name.split('.')[0] ?? ''
  return OWN_NOUNS.includes(noun) ? `must not begin with ${noun}., whose events tell what has happened here` : null
}
