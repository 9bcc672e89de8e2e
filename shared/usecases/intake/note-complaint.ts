import type { KeptRecord } from '#shared/contracts/record.ts'
import { withComplaint } from '#shared/domain/people/open-complaints.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import { findWhere } from '../follow-merged.ts'
import { untilSaved } from '../until-saved.ts'

/**
 * Writes down with its contact whether a complaint is open, since no marketing reaches whoever waits for an answer. It follows
 * from the record as it is stored, so a repeat changes nothing, and after a crash in between it is what writes it.
 * @throws AppError CONFLICT (retryable) when others keep changing the contact
 */
export async function noteComplaint(
  { contacts }: { contacts: Pick<ContactStore, 'find' | 'save'> },
  record: KeptRecord,
): Promise<void> {
  const { type, contactId } = record
  if (type !== 'complaint' || contactId === null) return
  await untilSaved({ what: 'this contact', context: { contactId } }, async () => {
    const contact = await findWhere(contacts, contactId)
    if (contact === undefined) return 'done'
    const next = withComplaint(contact, record)
    return next === contact || (await contacts.save({ ...next, rev: contact.rev + 1 }, contact.rev)) ? 'done' : 'lost'
  })
}
