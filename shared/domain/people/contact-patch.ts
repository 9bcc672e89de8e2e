import type { ContactPatch } from '#shared/contracts/console-api/contact.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { CustomValue } from '#shared/contracts/custom-columns.ts'
import { languageOfNumber, settleZone } from './contact-place.ts'

/** What is changed, with the number as a carrier takes it, and its hash. */
export type ReadPatch = Omit<ContactPatch, 'phone'> & { number?: { phone: string; phoneHash: string } | null }

const MOST_CORRECTED = 5

/**
 * The contact with what staff said of it, in the zone that follows; the very same object where that is nothing new. Null
 * takes a field back: the language then follows from the number, the zone from the region or the number. A number that
 * gave way to another is remembered as wrong, the five newest.
 */
export function patchContact(contact: Contact, change: ReadPatch, now: Date): Contact {
  const { name, salutation, kind, managerPhone, tags, zone, regionCode, language, custom } = change
  const changed: Contact = {
    ...withNumber(contact, change.number, now),
    ...(kind !== undefined && { kind }),
    ...(managerPhone !== undefined && { managerPhone }),
    ...(tags !== undefined && { tags: [...new Set(tags)] }),
    ...(name !== undefined && { name }),
    ...(salutation !== undefined && { salutation, salutationGuessed: false }),
    ...(zone !== undefined && { ownZone: zone }),
    ...(regionCode !== undefined && { regionCode }),
    ...(language !== undefined && {
      language:
        language ?? languageOfNumber(change.number === undefined ? contact.phone : (change.number?.phone ?? null)),
      languageGuessed: language === null,
    }),
    ...(custom !== undefined && { custom: changeColumns(contact.custom, custom) }),
  }
  const settled = settleZone(changed, now)
  return settled === changed && isSame(contact, changed) ? contact : settled
}

function withNumber(contact: Contact, number: ReadPatch['number'], now: Date): Contact {
  if (number === undefined || (number?.phoneHash ?? null) === contact.phoneHash) return contact
  const { phoneHash: wrong, languageGuessed } = contact
  const phone = number?.phone ?? null
  const before = (contact.corrected ?? []).filter((one) => one.phoneHash !== number?.phoneHash)
  const corrected = wrong === null ? before : [{ phoneHash: wrong, at: now }, ...before].slice(0, MOST_CORRECTED)
  return {
    ...contact,
    phone,
    phoneHash: number?.phoneHash ?? null,
    corrected: corrected.length === 0 ? null : corrected,
    ...(languageGuessed === true && { language: languageOfNumber(phone) }),
  }
}

function isSame(one: Contact, other: Contact): boolean {
  const fields = [
    'name',
    'salutation',
    'salutationGuessed',
    'kind',
    'phoneHash',
    'managerPhone',
    'ownZone',
    'regionCode',
    'language',
    'languageGuessed',
  ] as const
  const areTagsSame = one.tags.join('\n') === other.tags.join('\n')
  return fields.every((field) => one[field] === other[field]) && areTagsSame && isSameText(one.custom, other.custom)
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
