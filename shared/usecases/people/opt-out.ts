import type { AuditFacts } from '#shared/contracts/audit.ts'
import type { OptOutScope, OptOutWord } from '#shared/contracts/contact.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import { isAsStrict } from '#shared/domain/people/opt-out-entry.ts'
import { standing } from '#shared/domain/people/word-on-numbers.ts'
import { BY_REPLY, eventOfConsent } from '#shared/domain/webhooks/fact-event.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { type AuditDeps, recordDeed } from '../history/keep-audit.ts'
import { untilSaved } from '../until-saved.ts'
import { type AnnounceDeps, announce } from '../webhooks/announce.ts'
import { type ContactState, type GetContactDeps, getContact, insistThatItStands } from './get-contact.ts'
import { keepConsent } from './keep-consent.ts'

export type OptOutDeps = GetContactDeps & AuditDeps & AnnounceDeps & { clock: Clock }
/**
 * `by` says who recorded it, such as `support/` and the person's id; the note says why, and is kept as proof. `expected`
 * are the revisions of the contact that they have seen, any where it is left out.
 */
export type ConsentInput = {
  contactId: string
  note: string
  by: string
  /** @default all */
  scope?: OptOutScope
  expected?: ExpectedRevs
  /** The keyed hash of the number that said it. @default the contact's first */
  number?: string
}
export type ConsentOutcome = { kind: 'recorded' | 'changed-meanwhile'; state: ContactState } | { kind: 'no-number' }

/**
 * Records that the contact's first number wants no more texts, or none of marketing. It holds before this returns, for everyone
 * with that number, and for the contact on all of theirs. Of two the stricter stands; only an opt-in takes either back.
 * The contact's own consent to marketing goes with it, so that no list brings marketing back by giving another number.
 * It is written also where one stands, and again where an opt-in lifted it meanwhile: whoever is answered by this finds
 * the number opted out. A repeat leaves the first opt-out's words and adds its note to the history; a carrier's give way.
 * @throws AppError NOT_FOUND, and CONFLICT (retryable) when others keep changing the contact; the number holds by then.
 */
export async function optOut(
  deps: OptOutDeps,
  { contactId, note, by, scope = 'all', expected, number }: ConsentInput,
): Promise<ConsentOutcome> {
  const state = await getContact(deps, contactId)
  const { contact } = state
  insistThatItStands(contact)
  if (!isExpected(contact.rev, expected)) return { kind: 'changed-meanwhile', state }
  const { phoneHash } = contact
  if (phoneHash === null) return { kind: 'no-number' }
  const at = deps.clock.now()
  await recordConsent(deps, state, { at, by, what: 'contact.opted-out', scope })
  const isElse = number !== undefined && number !== phoneHash
  const word = { phoneHash, at, by, note, source: 'person' as const, scope, ...(isElse && { from: number }) }
  await deps.optOuts.put(word)
  await deps.contacts.recordChange(contactId, { at, what: 'opt-out', scope, by, note })
  await keepConsent(deps.contacts, contact, { marketing: 'refused', at })
  await announceConsent(deps, { what: 'opted-out', contactId, scope, by, at })
  return { kind: 'recorded', state: await stateOptedOut(deps, contactId, word) }
}

type Consent = { what: 'opted-out' | 'opted-in'; contactId: string; scope: OptOutScope; by: string; at: Date }

/** Tells endpoints what staff recorded, last of all, so that whoever gets no answer tells them by a repeat. */
export async function announceConsent(deps: AnnounceDeps, { by, at, ...said }: Consent): Promise<void> {
  if (by === BY_REPLY) return
  await announce(deps, [eventOfConsent({ ...said, at, by: 'staff', key: at.toISOString() })])
}

/** The contact as it stands, with its number opted out: an opt-in that read our word meanwhile may have lifted it. */
async function stateOptedOut(deps: OptOutDeps, contactId: string, word: OptOutWord): Promise<ContactState> {
  return untilSaved({ what: 'this number', context: { contactId } }, async () => {
    const state = await getContact(deps, contactId)
    const isOtherNumber = state.contact.phoneHash !== word.phoneHash
    const stands = standing(state.entries.get(word.phoneHash))
    const isOut = stands?.source === 'person' && isAsStrict(stands, word)
    if (isOtherNumber || isOut) return state
    await deps.optOuts.put(word)
    return 'lost'
  })
}

type ConsentDeed = { at: Date; by: string; what: 'contact.opted-out' | 'contact.opted-in'; scope: OptOutScope }

/** Writes the audit's entry of a word on consent, before it takes effect. The note stays in the contact's own history. */
export async function recordConsent(
  deps: AuditDeps,
  { contact, optOut: known }: ContactState,
  { what, scope, ...deed }: ConsentDeed,
): Promise<void> {
  const { marketing } = contact.consent
  const isPersons = known?.source === 'person'
  const before: AuditFacts = { optedOut: isPersons, scope: isPersons ? known.scope : null, marketing }
  const isOut = what === 'contact.opted-out'
  const word = isOut ? 'refused' : scope === 'marketing' ? 'granted' : marketing
  const after: AuditFacts = { optedOut: isOut, scope: isOut ? scope : null, marketing: word }
  await recordDeed(deps, { type: 'contact', id: contact.id }, { ...deed, what, before, after })
}
