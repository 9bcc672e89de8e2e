import type { Consent, Contact } from '#shared/contracts/contact.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'

const TRIES = 5

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
  let contact: Contact | undefined = read
  for (let attempt = 1; attempt <= TRIES && contact !== undefined; attempt += 1) {
    if (word.marketing === 'granted' && isRefusedSince(read, contact)) return
    const next: Contact = { ...contact, consent: { ...word, source: 'support' }, rev: contact.rev + 1 }
    if (await contacts.save(next, contact.rev)) return
    contact = await contacts.find(read.id)
  }
  throw new AppError('CONFLICT', 'Others are changing this contact. Try again.', {
    retryable: true,
    context: { contactId: read.id },
  })
}

function isRefusedSince({ consent: before }: Contact, { consent: now }: Contact): boolean {
  const isSame =
    now.marketing === before.marketing && now.source === before.source && now.at?.getTime() === before.at?.getTime()
  return now.marketing === 'refused' && !isSame
}
