import type { Contact } from '#shared/contracts/contact.ts'
import { firingZoneOf } from './contact-place.ts'
import { withFormer } from './former-numbers.ts'
import { newContact } from './new-contact.ts'

type Erased = NonNullable<Contact['erased']>

/**
 * What stays of a contact who is erased: ids, the keyed hashes of the numbers, what holds for it, the word on marketing, and
 * who of staff said so when. A contact that is erased already stays as it is.
 */
export function eraseContact(contact: Contact, erased: Erased): Contact {
  if (contact.erased !== null) return contact
  const { at, by } = erased
  const rev = contact.rev + 1
  const others = (contact.otherPhones ?? []).map(({ phoneHash }) => phoneHash)
  const blank = {
    ...withFormer({ ...contact, otherPhones: null }, others),
    ...{ name: null, salutation: null, salutationGuessed: false, phone: null, managerPhone: null },
    ...{ birthday: null, ownZone: null, formerZone: null, regionCode: null, tags: [], custom: null },
    holds: contact.holds?.map((hold) => ({ ...hold, note: '' })) ?? null,
    erased,
    lastChange: { rev, at, by, what: 'contact.erased', before: null, after: null },
    rev,
  }
  return { ...blank, zone: firingZoneOf(blank) }
}

type Met = Pick<Contact, 'id' | 'name' | 'phone' | 'phoneHash'> &
  Partial<Pick<Contact, 'ownZone' | 'regionCode' | 'language'>>

/** The contact of somebody who comes back: known by what they say now alone, with what stood for them before. */
export function meetAgain(contact: Contact, met: Met, now: Date): Contact {
  const { kind, consent, corrected, formerNumbers, absorbed, holds, createdAt, lastChange } = contact
  const stays = { kind, consent, corrected, formerNumbers, absorbed, holds, createdAt, lastChange }
  return { ...newContact({ ...stays, ...met }, now), rev: contact.rev + 1 }
}
