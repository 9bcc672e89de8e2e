import type { ContactPatch } from '#shared/contracts/console-api/contact.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { languageOfNumber, settleZone } from './contact-place.ts'

/**
 * The contact with what staff said of it, in the zone that follows; the very same object where that is nothing new. Null
 * takes a field back: the language then follows from the number, the zone from the region or the number.
 */
export function patchContact(contact: Contact, change: ContactPatch, now: Date): Contact {
  const { name, salutation, zone, regionCode, language } = change
  const changed: Contact = {
    ...contact,
    ...(name !== undefined && { name }),
    ...(salutation !== undefined && { salutation, salutationGuessed: false }),
    ...(zone !== undefined && { ownZone: zone }),
    ...(regionCode !== undefined && { regionCode }),
    ...(language !== undefined && {
      language: language ?? languageOfNumber(contact.phone),
      languageGuessed: language === null,
    }),
  }
  const settled = settleZone(changed, now)
  return settled === changed && isSame(contact, changed) ? contact : settled
}

function isSame(one: Contact, other: Contact): boolean {
  const fields = [
    'name',
    'salutation',
    'salutationGuessed',
    'ownZone',
    'regionCode',
    'language',
    'languageGuessed',
  ] as const
  return fields.every((field) => one[field] === other[field])
}
