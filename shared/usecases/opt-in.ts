import { getContact } from './get-contact.ts'
import { keepConsent } from './keep-consent.ts'
import type { ConsentInput, ConsentOutcome, OptOutDeps } from './opt-out.ts'

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
  await keepConsent(deps.contacts, contact, { marketing: 'granted', at })
  await deps.optOuts.remove(phoneHash)
  return { kind: 'recorded', state: await getContact(deps, contactId) }
}
