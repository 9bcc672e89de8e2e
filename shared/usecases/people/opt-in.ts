import { isExpected } from '#shared/domain/expected-revs.ts'
import { getContact, insistThatItStands } from './get-contact.ts'
import { keepConsent } from './keep-consent.ts'
import { announceConsent, type ConsentInput, type ConsentOutcome, type OptOutDeps, recordConsent } from './opt-out.ts'

/**
 * Records that the person asked for texts again: the proof first, then the opt-out that stood is lifted, whatever it
 * meant, and with the scope `marketing` consent to it comes last, so that a crash in between permits too little. Without that scope a
 * refusal of marketing stays. An opt-out that was written since the number was
 * read is the newer word: it stands, nothing is granted, and the state that is given back shows it. A repeat adds its note
 * to the history.
 * @throws AppError NOT_FOUND, CONFLICT (retryable) when others keep changing the contact.
 */
export async function optIn(
  deps: OptOutDeps,
  { contactId, note, by, scope = 'all', expected }: ConsentInput,
): Promise<ConsentOutcome> {
  const state = await getContact(deps, contactId)
  const { contact, optOut: standing } = state
  insistThatItStands(contact)
  if (!isExpected(contact.rev, expected)) return { kind: 'changed-meanwhile', state }
  if (contact.phoneHash === null) return { kind: 'no-number' }
  const at = deps.clock.now()
  await recordConsent(deps, state, { at, by, what: 'contact.opted-in', scope })
  await deps.contacts.recordChange(contactId, { at, what: 'opt-in', scope, by, note })
  const isOpen = standing === null || (await deps.optOuts.lift(standing, at))
  if (isOpen && scope === 'marketing') await keepConsent(deps.contacts, contact, { marketing: 'granted', at })
  if (isOpen) await announceConsent(deps, { what: 'opted-in', contactId, scope, by, at })
  return { kind: 'recorded', state: await getContact(deps, contactId) }
}
