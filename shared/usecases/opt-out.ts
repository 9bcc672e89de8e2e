import type { Clock } from '#shared/ports/clock.ts'
import { type ContactState, type GetContactDeps, getContact } from './get-contact.ts'
import { keepConsent } from './keep-consent.ts'

export type OptOutDeps = GetContactDeps & { clock: Clock }
/** `by` says who recorded it, such as `support/` and the person's id; the note says why, and is kept as proof. */
export type ConsentInput = { contactId: string; note: string; by: string }
export type ConsentOutcome = { kind: 'recorded'; state: ContactState } | { kind: 'no-number' }

/**
 * Records that the contact's number wants no more texts. It holds before this returns, for everyone with that number.
 * The contact's own consent to marketing goes with it, so that no list brings marketing back by giving another number.
 * A repeat leaves the first opt-out as it stands and adds its note to the history; a carrier's word gives way to it.
 * @throws AppError NOT_FOUND, and CONFLICT (retryable) when others keep changing the contact; the number holds by then.
 */
export async function optOut(deps: OptOutDeps, { contactId, note, by }: ConsentInput): Promise<ConsentOutcome> {
  const { contact, optOut: standing } = await getContact(deps, contactId)
  const { phoneHash } = contact
  if (phoneHash === null) return { kind: 'no-number' }
  const at = deps.clock.now()
  if (standing?.source !== 'person') await deps.optOuts.put({ phoneHash, at, by, note, source: 'person' })
  await deps.contacts.recordChange(contactId, { at, what: 'opt-out', by, note })
  await keepConsent(deps.contacts, contact, { marketing: 'refused', at })
  return { kind: 'recorded', state: await getContact(deps, contactId) }
}
