import type { Contact } from '#shared/contracts/contact.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import { emptyContact, joinContacts, MOST_ABSORBED } from '#shared/domain/people/join-contacts.ts'
import { hashesOf, hasNumber } from '#shared/domain/people/numbers.ts'
import { wordOn } from '#shared/domain/people/word-on-numbers.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { idsOfPerson, leadToAll } from '../follow-merged.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'
import { untilSaved } from '../until-saved.ts'
import { type ContactState, type GetContactDeps, getContact } from './get-contact.ts'

export type MergeDeps = GetContactDeps & AuditDeps & { clock: Clock }
export type MergeInput = { contactId: string; into: string; by: string; expected?: ExpectedRevs }
export type MergeRefusal = 'itself' | 'unknown' | 'merged-elsewhere' | 'gone-itself' | 'too-many'
export type MergeOutcome =
  | { kind: 'merged' | 'changed-meanwhile'; state: ContactState }
  | { kind: 'refused'; because: MergeRefusal }

/**
 * Makes one person of two: what is known of the one is joined to the other, and from then on its id leads there. Texts and
 * records stay under their keys, so nothing is sent twice. First the one says where it goes, which keeps runs from it; then
 * the other takes what it knows, and only then it is emptied: a repeat finishes what a crash left. Of two that are merged into
 * each other at once at most one is, since each looks at the other after its own word.
 * @throws AppError NOT_FOUND, CONFLICT (retryable) when others keep changing one of them.
 */
export async function mergeContacts(
  deps: MergeDeps,
  { contactId, into, by, expected }: MergeInput,
): Promise<MergeOutcome> {
  const state = await getContact(deps, contactId)
  if (contactId === into) return { kind: 'refused', because: 'itself' }
  const isRepeat = state.contact.mergedInto === into
  if (!isRepeat && !isExpected(state.contact.rev, expected)) return { kind: 'changed-meanwhile', state }
  const deed = { by, at: deps.clock.now() }
  return untilSaved<MergeOutcome>({ what: 'these contacts', context: { contactId } }, async () => {
    const step = await mergeOnce(deps, { contactId, into, deed })
    if (step === 'again') return 'lost'
    return step === 'done'
      ? { kind: 'merged', state: await getContact(deps, into) }
      : { kind: 'refused', because: step }
  })
}

type Merging = { contactId: string; into: string; deed: { by: string; at: Date } }

async function mergeOnce(
  deps: MergeDeps,
  { contactId, into, deed }: Merging,
): Promise<'done' | 'again' | MergeRefusal> {
  const found = await deps.contacts.findMany([contactId, into])
  const [from, other] = [found.get(contactId), found.get(into)]
  if (from === undefined || other === undefined) return 'unknown'
  if (from.mergedInto !== null && from.mergedInto !== into) return 'merged-elsewhere'
  if (other.mergedInto !== null) {
    // Both said so at once: neither goes.
    if (from.mergedInto === into && !hasTaken(other, from)) await takeBack(deps, from)
    return 'gone-itself'
  }
  if (new Set([...idsOfPerson(other), ...idsOfPerson(from)]).size > MOST_ABSORBED + 1) return 'too-many'
  const claimed = from.mergedInto === into ? from : await claim(deps, from, into, deed)
  if (claimed === null) return 'again'
  // Writing an opt-out moves the revisions of its number's contacts on, so the other is read after it.
  if (!hasTaken(other, claimed)) await keepOptOut(deps, claimed, other)
  const known = await deps.contacts.find(into)
  if (known === undefined || known.mergedInto !== null || known.phoneHash !== other.phoneHash) return 'again'
  return (await join(deps, claimed, known, deed)) ? 'done' : 'again'
}

/** Says where the contact goes; nothing of it is lost yet. */
async function claim(deps: MergeDeps, from: Contact, into: string, deed: Merging['deed']): Promise<Contact | null> {
  await recordLastChange(deps, { type: 'contact', id: from.id }, from)
  const rev = from.rev + 1
  const lastChange = { ...deed, rev, what: 'contact.merged', before: null, after: { into } }
  const claimed: Contact = { ...from, mergedInto: into, lastChange, rev }
  return (await deps.contacts.save(claimed, from.rev)) ? claimed : null
}

async function takeBack({ contacts }: MergeDeps, from: Contact): Promise<void> {
  await contacts.save({ ...from, mergedInto: null, rev: from.rev + 1 }, from.rev)
}

async function join(deps: MergeDeps, from: Contact, into: Contact, deed: Merging['deed']): Promise<boolean> {
  const { contacts } = deps
  await recordLastChange(deps, { type: 'contact', id: from.id }, from)
  // What the other was told since it took this in is newer.
  if (!hasTaken(into, from) && !(await take(deps, from, into, deed))) return false
  for (const id of from.absorbed ?? []) await pointOn(deps, id, into.id)
  return contacts.save({ ...emptyContact(from, into.id), rev: from.rev + 1 }, from.rev)
}

function hasTaken({ absorbed }: Contact, { id }: Contact): boolean {
  return absorbed?.includes(id) === true
}

async function take(deps: MergeDeps, from: Contact, into: Contact, deed: Merging['deed']): Promise<boolean> {
  const subject = { type: 'contact' as const, id: into.id }
  await recordLastChange(deps, subject, into)
  const rev = into.rev + 1
  const lastChange = { ...deed, rev, what: 'contact.merged', before: null, after: { from: from.id } }
  const joined: Contact = { ...joinContacts(into, from, deed.at), lastChange, rev }
  await deps.contacts.addZone(joined.zone)
  await leadHere(deps, from, joined)
  if (!(await deps.contacts.save(joined, into.rev))) return false
  await recordLastChange(deps, subject, joined)
  return true
}

/** Whoever wants no more texts on one of the numbers wants none on the other, to the same extent. */
async function keepOptOut({ optOuts }: MergeDeps, from: Contact, into: Contact): Promise<void> {
  if (from.phoneHash === null || into.phoneHash === null || from.phoneHash === into.phoneHash) return
  const word = wordOn(from.phoneHash, from, await optOuts.findEntries(hashesOf(from)))
  if (word?.source !== 'person') return
  const { at, by, note, source, scope } = word
  const other = word.phoneHash === into.phoneHash ? {} : { from: word.phoneHash }
  await optOuts.put({ phoneHash: into.phoneHash, at, by, note, source, scope, ...other })
}

/** The numbers of both lead to both ids: a text under either may have gone to either. */
async function leadHere({ contacts }: MergeDeps, from: Contact, joined: Contact): Promise<void> {
  await leadToAll(contacts, joined)
  const left = hashesOf(from).filter((hash) => !hasNumber(joined, hash))
  for (const hash of left) for (const id of idsOfPerson(joined)) await contacts.link(hash, id)
}

async function pointOn({ contacts }: MergeDeps, id: string, into: string): Promise<void> {
  await untilSaved({ what: 'these contacts', context: { contactId: id } }, async () => {
    const contact = await contacts.find(id)
    if (contact === undefined || contact.mergedInto === null || contact.mergedInto === into) return 'done'
    return (await contacts.save({ ...contact, mergedInto: into, rev: contact.rev + 1 }, contact.rev)) ? 'done' : 'lost'
  })
}
