import { isExpected } from '#shared/domain/expected-revs.ts'
import { getContact } from './get-contact.ts'
import { keepConsent } from './keep-consent.ts'
import { type ConsentInput, type ConsentOutcome, type OptOutDeps, recordConsent } from './opt-out.ts'

/**
 * Records that the person asked for texts again: the proof first, then consent to marketing, and last the number's
 * opt-out is taken away, so that a crash in between leaves the number opted out. A repeat adds its note to the history.
 * @throws AppError NOT_FOUND, CONFLICT (retryable) when others keep changing the contact.
 */
export async function optIn(
  deps: OptOutDeps,
  { contactId, note, by, expected }: ConsentInput,
): Promise<ConsentOutcome> {
  const state = await getContact(deps, contactId)
  const { contact } = state
  if (!isExpected(contact.rev, expected)) return { kind: 'changed-meanwhile', state }
  const { phoneHash } = contact
  if (phoneHash === null) return { kind: 'no-number' }
  const at = deps.clock.now()
  await recordConsent(deps, state, { at, by, what: 'contact.opted-in' })
  await deps.contacts.recordChange(contactId, { at, what: 'opt-in', by, note })
  await keepConsent(deps.contacts, contact, { marketing: 'granted', at })
  await deps.optOuts.remove(phoneHash)
  return { kind: 'recorded', state: await getContact(deps, contactId) }
}
