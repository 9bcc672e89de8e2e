import type { AuditFacts } from '#shared/contracts/audit.ts'
import type { ContactPatch } from '#shared/contracts/console-api/contact.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { MOST_COLUMNS } from '#shared/contracts/custom-columns.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import { differenceOf } from '#shared/domain/history/audit.ts'
import { patchContact, type ReadPatch } from '#shared/domain/people/contact-patch.ts'
import { firingZoneOfNumber } from '#shared/domain/people/contact-place.ts'
import { hashesOf } from '#shared/domain/people/numbers.ts'
import { parsePhone } from '#shared/domain/people/phone.ts'
import { adviseOnPhone } from '#shared/domain/people/phone-advice.ts'
import { zonesOfRegion } from '#shared/domain/people/phone-zones.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import { leadToAll } from '../follow-merged.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'
import { type TellNewNumberDeps, tellNewNumber } from '../intake/tell-new-number.ts'
import { untilSaved } from '../until-saved.ts'
import {
  type ContactState,
  type GetContactDeps,
  getContact,
  insistThatItIsKnown,
  insistThatItStands,
} from './get-contact.ts'

export type ChangeContactDeps = GetContactDeps & AuditDeps & TellNewNumberDeps & { clock: Clock; hasher: PhoneHasher }
export type ChangeContactInput = { contactId: string; change: ContactPatch; by: string; expected?: ExpectedRevs }
export type ChangeContactOutcome =
  | { kind: 'done' | 'changed-meanwhile'; state: ContactState }
  | { kind: 'invalid'; faults: Fault[] }

type Fault = { path: string; message: string; code?: string }

const TOO_MANY_COLUMNS = { path: 'custom', message: `would be more than ${MOST_COLUMNS} columns of one contact` }
const UNKNOWN_REGION = {
  path: 'regionCode',
  message: 'is not a known region: write six digits in China like 310115, else ISO 3166 like US-CA or DE',
}

/**
 * Lays staff's word over what is known of a contact: null takes a field back, and zone and language then follow from the
 * region or the number again. A zone in which nobody lived yet is known before the contact is in it. A number that is theirs
 * no more still leads to the contact, which receipts and searches need, and what is planned goes to the new one. A repeat
 * changes nothing; a crash after the contact is written leaves its audit entry to the next change.
 * @throws AppError NOT_FOUND, CONFLICT when it was merged into another, and CONFLICT (retryable) when others keep changing it
 */
export async function changeContact(
  deps: ChangeContactDeps,
  { contactId, change, by, expected }: ChangeContactInput,
): Promise<ChangeContactOutcome> {
  const read = readPatch(deps, change)
  if (read.faults.length > 0) return { kind: 'invalid', faults: read.faults }
  return untilSaved<ChangeContactOutcome>({ what: 'this contact', context: { contactId } }, async () => {
    const state = await getContact(deps, contactId)
    const { contact } = state
    insistThatItStands(contact)
    if (change.phone == null && !change.phones?.length) insistThatItIsKnown(contact)
    if (!isExpected(contact.rev, expected)) return { kind: 'changed-meanwhile', state }
    await recordLastChange(deps, { type: 'contact', id: contactId }, contact)
    const next = patchContact(known(contact), read.patch, deps.clock.now())
    if (next === contact) return { kind: 'done', state }
    if (Object.keys(next.custom ?? {}).length > MOST_COLUMNS) return { kind: 'invalid', faults: [TOO_MANY_COLUMNS] }
    const saved = withChange(next, contact, { by, at: deps.clock.now() })
    await deps.contacts.addZone(saved.zone)
    if (saved.managerPhone !== null) await deps.contacts.addZone(firingZoneOfNumber(saved.managerPhone))
    if (areOthers(saved, contact)) {
      await leadToAll(deps.contacts, saved, contact)
      await keepProof(deps, contact, by)
      await tellNewNumber(deps, { before: contact, phone: saved.phone, by, at: deps.clock.now() })
    }
    if (!(await deps.contacts.save(saved, contact.rev))) return 'lost'
    await recordLastChange(deps, { type: 'contact', id: contactId }, saved)
    return { kind: 'done', state: await getContact(deps, contactId) }
  })
}

function areOthers(one: Contact, other: Contact): boolean {
  return hashesOf(one).join() !== hashesOf(other).join()
}

/** Before the new ones stand: a crash leaves a proof too many, never one too few. */
async function keepProof({ contacts, clock }: ChangeContactDeps, before: Contact, by: string): Promise<void> {
  const change = { at: clock.now(), what: 'phone-changed' as const, scope: null, by, note: '' }
  await contacts.recordChange(before.id, change)
}

function readPatch({ hasher }: ChangeContactDeps, change: ContactPatch): { patch: ReadPatch; faults: Fault[] } {
  const { phone, phones, managerPhone, ...patch } = change
  const [own, manager] = [readNumber(phone, 'phone'), readNumber(managerPhone, 'managerPhone')]
  const all = phones?.map((typed, place) => readNumber(typed, `phones[${place}]`))
  const isRegionKnown = patch.regionCode == null || zonesOfRegion(patch.regionCode).length > 0
  const hashed = (e164: string) => ({ phone: e164, phoneHash: hasher.hash(e164) })
  const number = own.e164 == null ? own.e164 : hashed(own.e164)
  const numbers = all?.flatMap(({ e164 }) => (e164 == null ? [] : [hashed(e164)]))
  return {
    patch: {
      ...patch,
      ...(number !== undefined && { number }),
      ...(numbers !== undefined && { numbers }),
      ...(manager.e164 !== undefined && { managerPhone: manager.e164 }),
    },
    faults: [
      ...own.faults,
      ...(all ?? []).flatMap(({ faults }) => faults),
      ...manager.faults,
      ...(isRegionKnown ? [] : [UNKNOWN_REGION]),
    ],
  }
}

/** `e164` undefined for what was not given or is none, null for a number that is taken back. */
function readNumber(
  typed: string | null | undefined,
  path: string,
): { e164: string | null | undefined; faults: Fault[] } {
  if (typed == null) return { e164: typed, faults: [] }
  const parsed = parsePhone(typed)
  return parsed.ok
    ? { e164: parsed.e164, faults: [] }
    : { e164: undefined, faults: [adviseOnPhone(parsed.because, path)] }
}

/** Who was erased is back once staff gives them a number. */
function known(contact: Contact): Contact {
  return contact.erased === null ? contact : { ...contact, phoneHash: null, erased: null }
}

function withChange(next: Contact, before: Contact, deed: { by: string; at: Date }): Contact {
  const rev = before.rev + 1
  const told = differenceOf(factsOf(before), factsOf(next))
  const isRenamed = next.name !== before.name
  const hasOthers = next.custom !== before.custom
  const after = {
    ...told.after,
    ...(isRenamed && { renamed: true }),
    ...(hasOthers && { columnsChanged: true }),
    ...(next.phoneHash !== before.phoneHash && { phoneChanged: true }),
    ...(othersOf(next) !== othersOf(before) && { otherPhonesChanged: true }),
    ...(next.managerPhone !== before.managerPhone && { managerPhoneChanged: true }),
  }
  return { ...next, rev, lastChange: { ...deed, rev, what: 'contact.changed', before: told.before, after } }
}

function othersOf({ otherPhones }: Contact): string {
  return (otherPhones ?? []).map(({ phoneHash }) => phoneHash).join()
}

/** Without name, numbers and the values of columns, which the audit does not keep. */
function factsOf({ kind, salutation, tags, ownZone, regionCode, language, custom }: Contact): AuditFacts {
  return { kind, salutation, tags, zone: ownZone, regionCode, language, columns: Object.keys(custom ?? {}).toSorted() }
}
