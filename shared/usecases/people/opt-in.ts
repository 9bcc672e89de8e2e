import type { OptOut } from '#shared/contracts/contact.ts'
import { isExpected } from '#shared/domain/expected-revs.ts'
import { entryAfter } from '#shared/domain/people/opt-out-entry.ts'
import { standing } from '#shared/domain/people/word-on-numbers.ts'
import { type ContactState, getContact, insistThatItStands } from './get-contact.ts'
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
  { contactId, note, by, scope = 'all', expected, number }: ConsentInput,
): Promise<ConsentOutcome> {
  const state = await getContact(deps, contactId)
  const { contact } = state
  insistThatItStands(contact)
  if (!isExpected(contact.rev, expected)) return { kind: 'changed-meanwhile', state }
  if (contact.phoneHash === null) return { kind: 'no-number' }
  const at = deps.clock.now()
  await recordConsent(deps, state, { at, by, what: 'contact.opted-in', scope })
  await deps.contacts.recordChange(contactId, { at, what: 'opt-in', scope, by, note })
  const isOpen = await open(deps, state, { number: number ?? contact.phoneHash, at })
  if (isOpen && scope === 'marketing') await keepConsent(deps.contacts, contact, { marketing: 'granted', at })
  if (isOpen) await announceConsent(deps, { what: 'opted-in', contactId, scope, by, at })
  return { kind: 'recorded', state: await getContact(deps, contactId) }
}

type Opening = { number: string; at: Date }

/**
 * The first number opens itself, whatever other numbers of the person said until now; any other one itself, and what the first
 * was told by it. False where a newer word came between.
 */
async function open(deps: OptOutDeps, state: ContactState, { number, at }: Opening): Promise<boolean> {
  const { contact, entries, optOut } = state
  const own = standing(entries.get(number))
  if (own !== null && !(await deps.optOuts.lift(own, at))) return false
  if (number !== contact.phoneHash) {
    const first = standing(entries.get(contact.phoneHash ?? ''))
    return first?.from !== number || (await deps.optOuts.lift(first, at))
  }
  return own !== null || optOut === null || takeBack(deps, state, { number, at, word: optOut })
}

/** What another number said holds the person back: the first says the same, to say at once that it wants texts again. */
async function takeBack(
  deps: OptOutDeps,
  { entries }: ContactState,
  { number, at, word: { scope, by, note, source, phoneHash: from } }: Opening & { word: OptOut },
): Promise<boolean> {
  const word = { phoneHash: number, at, by, note, source, scope, from }
  return (await deps.optOuts.putFirst(word)) && deps.optOuts.lift(entryAfter(entries.get(number), word), at)
}
