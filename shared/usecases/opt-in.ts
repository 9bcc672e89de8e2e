import type { Contact } from '#shared/contracts/contact.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import { getContact } from './get-contact.ts'
import type { ConsentInput, ConsentOutcome, OptOutDeps } from './opt-out.ts'

const TRIES = 5

/**
 * Records that the person asked for texts again: the proof first, then consent to marketing, and last the number's
 * opt-out is taken away, so that a crash in between leaves the number opted out. A repeat adds its note to the history.
 * @throws AppError NOT_FOUND, CONFLICT (retryable) when others keep changing the contact.
 */
export async function optIn(deps: OptOutDeps, { contactId, note, by }: ConsentInput): Promise<ConsentOutcome> {
  const { contact } = await getContact(deps, contactId)
  const { phoneHash } = contact
  if (phoneHash === null) return { kind: 'no-number' }
  const at = deps.clock.now()
  await deps.contacts.recordChange(contactId, { at, what: 'opt-in', by, note })
  await grantConsent(deps.contacts, contact, at)
  await deps.optOuts.remove(phoneHash)
  return { kind: 'recorded', state: await getContact(deps, contactId) }
}

async function grantConsent(contacts: ContactStore, read: Contact, at: Date): Promise<void> {
  let contact: Contact | undefined = read
  for (let attempt = 1; attempt <= TRIES && contact !== undefined; attempt += 1) {
    const next: Contact = {
      ...contact,
      consent: { marketing: 'granted', at, source: 'support' },
      rev: contact.rev + 1,
    }
    if (await contacts.save(next, contact.rev)) return
    contact = await contacts.find(read.id)
  }
  throw new AppError('CONFLICT', 'Others are changing this contact. Try again.', {
    retryable: true,
    context: { contactId: read.id },
  })
}
