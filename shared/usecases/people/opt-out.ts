import type { AuditFacts } from '#shared/contracts/audit.ts'
import type { OptOutWord } from '#shared/contracts/contact.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { type AuditDeps, recordDeed } from '../history/keep-audit.ts'
import { untilSaved } from '../until-saved.ts'
import { type ContactState, type GetContactDeps, getContact } from './get-contact.ts'
import { keepConsent } from './keep-consent.ts'

export type OptOutDeps = GetContactDeps & AuditDeps & { clock: Clock }
/**
 * `by` says who recorded it, such as `support/` and the person's id; the note says why, and is kept as proof. `expected`
 * are the revisions of the contact that they have seen, any where it is left out.
 */
export type ConsentInput = { contactId: string; note: string; by: string; expected?: ExpectedRevs }
export type ConsentOutcome = { kind: 'recorded' | 'changed-meanwhile'; state: ContactState } | { kind: 'no-number' }

/**
 * Records that the contact's number wants no more texts. It holds before this returns, for everyone with that number.
 * The contact's own consent to marketing goes with it, so that no list brings marketing back by giving another number.
 * It is written also where one stands, and again where an opt-in lifted it meanwhile: whoever is answered by this finds
 * the number opted out. A repeat leaves the first opt-out's words and adds its note to the history; a carrier's give way.
 * @throws AppError NOT_FOUND, and CONFLICT (retryable) when others keep changing the contact; the number holds by then.
 */
export async function optOut(
  deps: OptOutDeps,
  { contactId, note, by, expected }: ConsentInput,
): Promise<ConsentOutcome> {
  const state = await getContact(deps, contactId)
  if (!isExpected(state.contact.rev, expected)) return { kind: 'changed-meanwhile', state }
  const { contact } = state
  const { phoneHash } = contact
  if (phoneHash === null) return { kind: 'no-number' }
  const at = deps.clock.now()
  await recordConsent(deps, state, { at, by, what: 'contact.opted-out' })
  const word = { phoneHash, at, by, note, source: 'person' as const }
  await deps.optOuts.put(word)
  await deps.contacts.recordChange(contactId, { at, what: 'opt-out', by, note })
  await keepConsent(deps.contacts, contact, { marketing: 'refused', at })
  return { kind: 'recorded', state: await stateOptedOut(deps, contactId, word) }
}

/** The contact as it stands, with its number opted out: an opt-in that read our word meanwhile may have lifted it. */
async function stateOptedOut(deps: OptOutDeps, contactId: string, word: OptOutWord): Promise<ContactState> {
  return untilSaved({ what: 'this number', context: { contactId } }, async () => {
    const state = await getContact(deps, contactId)
    const isOtherNumber = state.contact.phoneHash !== word.phoneHash
    if (isOtherNumber || state.optOut?.source === 'person') return state
    await deps.optOuts.put(word)
    return 'lost'
  })
}

/** Writes the audit's entry of a word on consent, before it takes effect. The note stays in the contact's own history. */
export async function recordConsent(
  deps: AuditDeps,
  { contact, optOut: standing }: ContactState,
  { what, ...deed }: { at: Date; by: string; what: 'contact.opted-out' | 'contact.opted-in' },
): Promise<void> {
  const before: AuditFacts = { optedOut: standing?.source === 'person', marketing: contact.consent.marketing }
  const isOut = what === 'contact.opted-out'
  const after: AuditFacts = { optedOut: isOut, marketing: isOut ? 'refused' : 'granted' }
  await recordDeed(deps, { type: 'contact', id: contact.id }, { ...deed, what, before, after })
}
