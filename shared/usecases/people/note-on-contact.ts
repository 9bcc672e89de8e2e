import type { Clock } from '#shared/ports/clock.ts'
import { type AuditDeps, recordDeed } from '../history/keep-audit.ts'
import {
  type ContactState,
  type GetContactDeps,
  getContact,
  insistThatItIsKnown,
  insistThatItStands,
} from './get-contact.ts'

export type NoteDeps = GetContactDeps & AuditDeps & { clock: Clock }
export type NoteInput = { contactId: string; text: string; by: string }

/**
 * Keeps what support wrote down about a person, with who and when, and answers the contact with it. The audit says that
 * there was a note, not what it says. A repeat keeps it twice.
 * @throws AppError NOT_FOUND, CONFLICT (not retryable) when the contact was merged into another.
 */
export async function noteOnContact(deps: NoteDeps, { contactId, text, by }: NoteInput): Promise<ContactState> {
  const { contact } = await getContact(deps, contactId)
  insistThatItStands(contact)
  insistThatItIsKnown(contact)
  const at = deps.clock.now()
  const deed = { at, by, what: 'contact.noted', before: null, after: null }
  await recordDeed(deps, { type: 'contact', id: contactId }, deed)
  await deps.contacts.addNote(contactId, { at, by, text })
  return getContact(deps, contactId)
}
