import type { AuditFacts } from '#shared/contracts/audit.ts'
import type { ContactPatch } from '#shared/contracts/console-api/contact.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { MOST_COLUMNS } from '#shared/contracts/custom-columns.ts'
import { type ExpectedRevs, isExpected } from '#shared/domain/expected-revs.ts'
import { differenceOf } from '#shared/domain/history/audit.ts'
import { patchContact } from '#shared/domain/people/contact-patch.ts'
import { zonesOfRegion } from '#shared/domain/people/phone-zones.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'
import { untilSaved } from '../until-saved.ts'
import { type ContactState, type GetContactDeps, getContact } from './get-contact.ts'

export type ChangeContactDeps = GetContactDeps & AuditDeps & { clock: Clock }
export type ChangeContactInput = { contactId: string; change: ContactPatch; by: string; expected?: ExpectedRevs }
export type ChangeContactOutcome =
  | { kind: 'done' | 'changed-meanwhile'; state: ContactState }
  | { kind: 'invalid'; faults: { path: string; message: string }[] }

const TOO_MANY_COLUMNS = { path: 'custom', message: `would be more than ${MOST_COLUMNS} columns of one contact` }
const UNKNOWN_REGION = {
  path: 'regionCode',
  message: 'is not a known region: write six digits in China like 310115, else ISO 3166 like US-CA or DE',
}

/**
 * Lays staff's word over what is known of a contact: null takes a field back, and zone and language then follow from the
 * region or the number again. A zone in which nobody lived yet is known before the contact is in it. A repeat changes
 * nothing; a crash after the contact is written leaves its audit entry to the next change.
 * @throws AppError NOT_FOUND, and CONFLICT (retryable) when others keep changing the contact
 */
export async function changeContact(
  deps: ChangeContactDeps,
  { contactId, change, by, expected }: ChangeContactInput,
): Promise<ChangeContactOutcome> {
  const { regionCode } = change
  if (regionCode != null && zonesOfRegion(regionCode).length === 0) return { kind: 'invalid', faults: [UNKNOWN_REGION] }
  return untilSaved<ChangeContactOutcome>({ what: 'this contact', context: { contactId } }, async () => {
    const state = await getContact(deps, contactId)
    const { contact } = state
    if (!isExpected(contact.rev, expected)) return { kind: 'changed-meanwhile', state }
    await recordLastChange(deps, { type: 'contact', id: contactId }, contact)
    const next = patchContact(contact, change, deps.clock.now())
    if (next === contact) return { kind: 'done', state }
    if (Object.keys(next.custom ?? {}).length > MOST_COLUMNS) return { kind: 'invalid', faults: [TOO_MANY_COLUMNS] }
    const saved = withChange(next, contact, { by, at: deps.clock.now() })
    await deps.contacts.addZone(saved.zone)
    if (!(await deps.contacts.save(saved, contact.rev))) return 'lost'
    await recordLastChange(deps, { type: 'contact', id: contactId }, saved)
    return { kind: 'done', state: await getContact(deps, contactId) }
  })
}

function withChange(next: Contact, before: Contact, deed: { by: string; at: Date }): Contact {
  const rev = before.rev + 1
  const told = differenceOf(factsOf(before), factsOf(next))
  const isRenamed = next.name !== before.name
  const hasOthers = next.custom !== before.custom
  const after = { ...told.after, ...(isRenamed && { renamed: true }), ...(hasOthers && { columnsChanged: true }) }
  return { ...next, rev, lastChange: { ...deed, rev, what: 'contact.changed', before: told.before, after } }
}

/** Without the name and the values of columns, which the audit does not keep. */
function factsOf({ salutation, ownZone, regionCode, language, custom }: Contact): AuditFacts {
  return { salutation, zone: ownZone, regionCode, language, columns: Object.keys(custom ?? {}).toSorted() }
}
