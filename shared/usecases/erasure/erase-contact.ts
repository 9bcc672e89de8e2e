import type { Contact } from '#shared/contracts/contact.ts'
import type { Erasure } from '#shared/contracts/erasure.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import { numbersOf } from '#shared/domain/people/numbers.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ErasureQueue, ErasureStore } from '#shared/ports/erasures.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import { idsOfPerson } from '../follow-merged.ts'
import { type ContactState, type GetContactDeps, getContact, insistThatItStands } from '../people/get-contact.ts'
import { untilSaved } from '../until-saved.ts'
import { type BlankContactDeps, blankContact } from './erase-person.ts'

export type EraseContactDeps = GetContactDeps &
  BlankContactDeps & {
    erasures: Pick<ErasureStore, 'find' | 'save'>
    erasureQueue: ErasureQueue
    hasher: PhoneHasher
    clock: Pick<Clock, 'now'>
  }
export type EraseInput = { contactId: string; note: string; by: string; expected?: ExpectedRevs }
export type EraseOutcome =
  | { kind: 'erased' | 'changed-meanwhile'; state: ContactState }
  /** The note, which stays, says who it is. */
  | { kind: 'note-names-them' }

/**
 * Blanks a contact at once, so that nothing more is sent, and has all else that is kept about the person blanked after it.
 * Who is looked for is written down before the contact forgets it: whatever crashes afterwards, reconcile goes on. A repeat
 * changes nothing, and takes what came for the id since.
 * @throws AppError NOT_FOUND, CONFLICT when it was merged into another, and CONFLICT (retryable) when others keep changing it
 */
export async function eraseContact(deps: EraseContactDeps, input: EraseInput): Promise<EraseOutcome> {
  const { contactId, note, by, expected } = input
  const state = await getContact(deps, contactId)
  const { contact } = state
  insistThatItStands(contact)
  if (!isExpected(contact.rev, expected)) return { kind: 'changed-meanwhile', state }
  if (isNamedIn(note, contact)) return { kind: 'note-names-them' }
  const at = deps.clock.now()
  await untilSaved({ what: 'this erasure', context: { contactId } }, async () => {
    const before = await deps.erasures.find(contactId)
    const erasure = erasureOf(deps, contact, { before, deed: { at, by, note } })
    return (await deps.erasures.save(erasure, before?.rev ?? 'absent')) ? 'done' : 'lost'
  })
  await deps.erasureQueue.erase(contactId)
  await blankContact(deps, contactId, { contactId, at, by, note })
  return { kind: 'erased', state: await getContact(deps, contactId) }
}

type Deed = Pick<Erasure, 'at' | 'by' | 'note'>

/** One that is under way knows what the contact has forgotten by now. */
function erasureOf(
  { hasher }: Pick<EraseContactDeps, 'hasher'>,
  contact: Contact,
  { before, deed }: { before: Erasure | undefined; deed: Deed },
): Erasure {
  const { id, name, managerPhone } = contact
  const phones = numbersOf(contact).map(({ phone }) => phone)
  const told = managerPhone === null ? [] : [hasher.hash(managerPhone)]
  return {
    ...(before ?? deed),
    contactId: id,
    ids: idsOfPerson(contact),
    names: both(before?.names, name === null ? [] : [name]),
    phones: both(before?.phones, phones),
    toldHashes: both(before?.toldHashes, told),
    look: 'first',
    lookAt: deed.at,
    rev: (before?.rev ?? 0) + 1,
  }
}

function both(known: readonly string[] = [], more: readonly string[]): string[] {
  return [...new Set([...known, ...more])]
}

function isNamedIn(note: string, contact: Contact): boolean {
  const digits = note.replaceAll(/\D/g, '')
  const isIn = (phone: string) => digits.includes(phone.replace(/^\+86/, '').replaceAll(/\D/g, ''))
  return numbersOf(contact).some(({ phone }) => isIn(phone)) || (contact.name !== null && note.includes(contact.name))
}
