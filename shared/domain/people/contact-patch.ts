import type { ContactPatch } from '#shared/contracts/console-api/contact.ts'
import type { Contact, PhoneNumber } from '#shared/contracts/contact.ts'
import type { CustomValue } from '#shared/contracts/custom-columns.ts'
import { languageOfNumber, settleZone } from './contact-place.ts'
import { asNumbers, hashesOf, hasNumber, numbersOf } from './numbers.ts'

/**
 * What is changed, with numbers as a carrier takes them, and their hashes. `number` takes the place of the first, `numbers` that
 * of all.
 */
export type ReadPatch = Omit<ContactPatch, 'phone' | 'phones'> & {
  number?: PhoneNumber | null
  numbers?: readonly PhoneNumber[]
}

const MOST_CORRECTED = 5

/**
 * The contact with what staff said of it, in the zone that follows; the very same object where that is nothing new. Null
 * takes a field back: the language then follows from the number, the zone from the region or the number. A number that
 * is theirs no more is remembered as wrong, the five newest.
 */
export function patchContact(contact: Contact, change: ReadPatch, now: Date): Contact {
  const { name, salutation, kind, managerPhone, tags, zone, regionCode, language, custom } = change
  const numbered = withNumbers(contact, changedNumbers(contact, change), now)
  const changed: Contact = {
    ...numbered,
    ...(kind !== undefined && { kind }),
    ...(managerPhone !== undefined && { managerPhone }),
    ...(tags !== undefined && { tags: [...new Set(tags)] }),
    ...(name !== undefined && { name }),
    ...(salutation !== undefined && { salutation, salutationGuessed: false }),
    ...(zone !== undefined && { ownZone: zone }),
    ...(regionCode !== undefined && { regionCode }),
    ...(language !== undefined && {
      language: language ?? languageOfNumber(numbered.phone),
      languageGuessed: language === null,
    }),
    ...(custom !== undefined && { custom: changeColumns(contact.custom, custom) }),
  }
  const settled = settleZone(changed, now)
  return settled === changed && isSame(contact, changed) ? contact : settled
}

function changedNumbers(contact: Contact, { number, numbers }: ReadPatch): readonly PhoneNumber[] | undefined {
  if (numbers !== undefined || number === undefined) return numbers
  const others = numbersOf(contact).slice(1)
  return number === null ? others : [number, ...others]
}

function withNumbers(contact: Contact, given: readonly PhoneNumber[] | undefined, now: Date): Contact {
  if (given === undefined) return contact
  const next = { ...contact, ...asNumbers(given) }
  if (hashesOf(next).join() === hashesOf(contact).join()) return contact
  const wrong = hashesOf(contact).filter((hash) => !hasNumber(next, hash))
  const before = (contact.corrected ?? []).filter(({ phoneHash }) => !hasNumber(next, phoneHash))
  const corrected = [...wrong.map((phoneHash) => ({ phoneHash, at: now })), ...before].slice(0, MOST_CORRECTED)
  const isFirstNew = next.phoneHash !== contact.phoneHash
  return {
    ...next,
    corrected: corrected.length === 0 ? null : corrected,
    ...(isFirstNew && contact.languageGuessed === true && { language: languageOfNumber(next.phone) }),
  }
}

function isSame(one: Contact, other: Contact): boolean {
  const fields = [
    'name',
    'salutation',
    'salutationGuessed',
    'kind',
    'managerPhone',
    'ownZone',
    'regionCode',
    'language',
    'languageGuessed',
  ] as const
  const areNumbersSame = hashesOf(one).join() === hashesOf(other).join()
  const areTagsSame = one.tags.join('\n') === other.tags.join('\n')
  return (
    fields.every((field) => one[field] === other[field]) &&
    areNumbersSame &&
    areTagsSame &&
    isSameText(one.custom, other.custom)
  )
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
