import type { Consent, Contact } from '#shared/contracts/contact.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'

const TRIES = 5

/**
 * Writes down support's word on marketing, which no list changes afterwards. A repeat gives the word its own time.
 * @throws AppError CONFLICT (retryable) when others keep changing the contact.
 */
export async function keepConsent(
  contacts: Pick<ContactStore, 'find' | 'save'>,
  read: Contact,
  word: { marketing: Exclude<Consent['marketing'], 'unknown'>; at: Date },
): Promise<void> {
  let contact: Contact | undefined = read
  for (let attempt = 1; attempt <= TRIES && contact !== undefined; attempt += 1) {
    const next: Contact = { ...contact, consent: { ...word, source: 'support' }, rev: contact.rev + 1 }
    if (await contacts.save(next, contact.rev)) return
    contact = await contacts.find(read.id)
  }
  throw new AppError('CONFLICT', 'Others are changing this contact. Try again.', {
    retryable: true,
    context: { contactId: read.id },
  })
}
