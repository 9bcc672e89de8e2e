import type { ContactPatch } from '#shared/contracts/console-api/contact.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { CustomValue } from '#shared/contracts/custom-columns.ts'
import { languageOfNumber, settleZone } from './contact-place.ts'

/**
 * The contact with what staff said of it, in the zone that follows; the very same object where that is nothing new. Null
 * takes a field back: the language then follows from the number, the zone from the region or the number.
 */
export function patchContact(contact: Contact, change: ContactPatch, now: Date): Contact {
  const { name, salutation, zone, regionCode, language, custom } = change
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
    ...(custom !== undefined && { custom: changeColumns(contact.custom, custom) }),
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
  return fields.every((field) => one[field] === other[field]) && isSameText(one.custom, other.custom)
}

/** The columns with those laid over them; null empties one, and nothing is left of the last. */
function changeColumns(
  columns: Contact['custom'],
  change: Readonly<Record<string, CustomValue | null>>,
): Contact['custom'] {
  const entries = Object.entries({ ...columns, ...change }).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  )
  return entries.length === 0 ? null : Object.fromEntries(entries)
}

function isSameText(one: Contact['custom'], other: Contact['custom']): boolean {
  const textOf = (columns: Contact['custom']) => JSON.stringify(Object.entries(columns ?? {}).toSorted(byName))
  return textOf(one) === textOf(other)
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1
}
