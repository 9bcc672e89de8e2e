import type { Consent, Contact } from '#shared/contracts/contact.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import { untilSaved } from '../until-saved.ts'

/**
 * Writes down support's word on marketing, which no list changes afterwards. A yes counts only over what was `read`: a
 * refusal that came meanwhile is newer and stays. A repeat gives the word its own time.
 * @throws AppError CONFLICT (retryable) when others keep changing the contact.
 */
export async function keepConsent(
  contacts: Pick<ContactStore, 'find' | 'save'>,
  read: Contact,
  word: { marketing: Exclude<Consent['marketing'], 'unknown'>; at: Date },
): Promise<void> {
  await untilSaved({ what: 'this contact', context: { contactId: read.id } }, async (again) => {
    const contact = again ? await contacts.find(read.id) : read
    if (contact === undefined || (word.marketing === 'granted' && isRefusedSince(read, contact))) return 'done'
    const next: Contact = { ...contact, consent: { ...word, source: 'support' }, rev: contact.rev + 1 }
    return (await contacts.save(next, contact.rev)) ? 'done' : 'lost'
  })
}

function isRefusedSince({ consent: before }: Contact, { consent: now }: Contact): boolean {
  const isSame =
    now.marketing === before.marketing && now.source === before.source && now.at?.getTime() === before.at?.getTime()
  return now.marketing === 'refused' && !isSame
}
