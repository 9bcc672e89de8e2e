import type { Contact } from '#shared/contracts/contact.ts'
import type { Erasure } from '#shared/contracts/erasure.ts'
import { eraseContact } from '#shared/domain/people/erased-contact.ts'
import type { Sought } from '#shared/domain/people/mentions.ts'
import { hashesOf } from '#shared/domain/people/numbers.ts'
import { parsePhone } from '#shared/domain/people/phone.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { ErasureStore, OtherTraces } from '#shared/ports/erasures.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'
import { untilSaved } from '../until-saved.ts'
import { type EraseFromListsDeps, eraseFromLists } from './erase-from-lists.ts'
import { type ErasePutAsideDeps, erasePutAside } from './erase-put-aside.ts'
import { type EraseRecordsDeps, eraseRecords } from './erase-records.ts'
import { type EraseTextsDeps, eraseTexts } from './erase-texts.ts'

export type BlankContactDeps = AuditDeps & {
  contacts: Pick<ContactStore, 'find' | 'save' | 'eraseWords' | 'addZone'>
  optOuts: Pick<OptOutList, 'eraseNote'>
}
export type ErasePersonDeps = BlankContactDeps &
  EraseTextsDeps &
  EraseRecordsDeps &
  EraseFromListsDeps &
  ErasePutAsideDeps & {
    contacts: Pick<ContactStore, 'listLinks'>
    erasures: ErasureStore
    /** Absent where the stores hold all that there is. */
    otherTraces?: OtherTraces
    hasher: PhoneHasher
    clock: Pick<Clock, 'now'>
  }

/** Longer than a worker may go on with what it read before. */
export const SECOND_LOOK_MS = 20 * 60_000

/**
 * Takes away what is left of somebody who is being erased. The first look takes what there is; a second one, 20 minutes
 * later, what somebody was just writing from what they had read before. Then who was looked for is forgotten too. A crash
 * leaves the erasure under way, and a repeat goes through all of it again, which changes nothing where nothing is left.
 * @throws AppError CONFLICT (retryable) while others keep changing something of the person's
 */
export async function erasePerson(
  deps: ErasePersonDeps,
  contactId: string,
): Promise<'looked' | 'done' | 'not-yet' | 'nothing'> {
  const erasure = await deps.erasures.find(contactId)
  if (erasure === undefined) return 'nothing'
  if (erasure.lookAt > deps.clock.now()) return 'not-yet'
  const isListBusy = await lookOnce(deps, erasure)
  if (erasure.look === 'first' || isListBusy) {
    await deps.otherTraces?.settle()
    const lookAt = new Date(deps.clock.now().getTime() + SECOND_LOOK_MS)
    await deps.erasures.save({ ...erasure, look: 'second', lookAt, rev: erasure.rev + 1 }, erasure.rev)
    return 'looked'
  }
  await deps.erasures.removeAtRev(contactId, erasure.rev)
  await deps.otherTraces?.settle()
  return 'done'
}

async function lookOnce(deps: ErasePersonDeps, erasure: Erasure): Promise<boolean> {
  const sought = await soughtOf(deps, erasure)
  if (erasure.look === 'first') for (const id of erasure.ids) await blankContact(deps, id, erasure)
  const contact = await deps.contacts.find(erasure.contactId)
  const isBack = contact !== undefined && contact.erased === null
  const until = isBack ? erasure.at : null
  await eraseRecords(deps, erasure, until)
  await eraseTexts(deps, erasure, until)
  const ending = await eraseFromLists(deps, erasure, sought)
  await erasePutAside(deps, erasure, sought)
  // A number that the contact has forgotten may have been noted on since.
  for (const phone of isBack ? [] : erasure.phones) await deps.optOuts.eraseNote(deps.hasher.hash(phone))
  await deps.otherTraces?.forget(erasure.phones)
  return ending === 'busy'
}

async function soughtOf({ contacts, hasher }: ErasePersonDeps, erasure: Erasure): Promise<Sought> {
  const linked = await Promise.all(erasure.ids.map((id) => contacts.listLinks(id)))
  const hashes = new Set([...linked.flat(), ...erasure.phones.map((phone) => hasher.hash(phone))])
  return {
    ids: erasure.ids,
    names: erasure.names,
    isNumber(written) {
      const parsed = parsePhone(written)
      return parsed.ok && hashes.has(hasher.hash(parsed.e164))
    },
  }
}

/**
 * The contact without who it is, its notes first: a crash in between leaves a contact that is blanked by the next try. One
 * that has come back since stays. Its audit entry is written again by a repeat.
 * @throws AppError CONFLICT (retryable) while others keep changing it
 */
export async function blankContact(
  deps: BlankContactDeps,
  id: string,
  { at, by, note, contactId }: Pick<Erasure, 'at' | 'by' | 'note' | 'contactId'>,
): Promise<Contact | undefined> {
  return untilSaved<Contact | undefined>({ what: 'this contact', context: { contactId: id } }, async () => {
    const contact = await deps.contacts.find(id)
    if (contact === undefined) return undefined
    await deps.contacts.eraseWords(contact)
    for (const hash of hashesOf(contact)) await deps.optOuts.eraseNote(hash)
    const subject = { type: 'contact' as const, id }
    await recordLastChange(deps, subject, contact)
    // What was merged into them was emptied then, and leads there.
    if (id !== contactId) return contact
    const next = eraseContact(contact, { at, by, note })
    if (next === contact) return contact
    await deps.contacts.addZone(next.zone)
    if (!(await deps.contacts.save(next, contact.rev))) return 'lost'
    await recordLastChange(deps, subject, next)
    return next
  })
}
