import type { ContactPatch, ContactView } from '#shared/contracts/console-api/contact.ts'

/** What is being corrected of a person; null where nothing is recorded and it follows from something else. */
export type ContactDraft = {
  name: string
  /** In order; a blank line is no number. */
  phones: readonly string[]
  salutation: 'mr' | 'ms' | null
  language: ContactView['language']
  zone: string | null
  regionCode: string
  tags: readonly string[]
}

export function draftOf({
  name,
  phones,
  salutation,
  language,
  zone,
  zoneFrom,
  regionCode,
  tags,
}: ContactView): ContactDraft {
  return {
    name: name ?? '',
    phones,
    salutation,
    language,
    zone: zoneFrom === 'own' ? zone : null,
    regionCode: regionCode ?? '',
    tags,
  }
}

/** Only what differs from what is known, or undefined where nothing does; an empty field is taken back. */
export function changeOf(draft: ContactDraft, contact: ContactView): ContactPatch | undefined {
  const before = draftOf(contact)
  const name = draft.name.trim()
  const regionCode = draft.regionCode.trim().toUpperCase()
  const change: ContactPatch = {
    ...(name === before.name ? {} : { name: name === '' ? null : name }),
    ...phonesOf(draft.phones, before.phones),
    ...(draft.salutation === before.salutation ? {} : { salutation: draft.salutation }),
    ...(draft.language === before.language ? {} : { language: draft.language }),
    ...(draft.zone === before.zone ? {} : { zone: draft.zone }),
    ...(isSame(draft.tags, before.tags) ? {} : { tags: [...draft.tags] }),
    ...(regionCode === before.regionCode ? {} : { regionCode: regionCode === '' ? null : regionCode }),
  }
  return Object.keys(change).length === 0 ? undefined : change
}

/** Of one number alone as a change of the first, which says the same and is what the history calls it. */
function phonesOf(drafted: readonly string[], before: readonly string[]): Pick<ContactPatch, 'phone' | 'phones'> {
  const phones = sentPhones(drafted)
  if (isSame(phones, before)) return {}
  return phones.length > 1 || before.length > 1 ? { phones } : { phone: phones[0] ?? null }
}

function sentPhones(drafted: readonly string[]): string[] {
  return [...new Set(drafted.map((phone) => phone.trim()))].filter((phone) => phone !== '')
}

/** On which line of the form a number stands that was sent at this place: blank lines and repeats are not sent. */
export function lineOfPhone(drafted: readonly string[], place: number): number {
  return drafted.findIndex((phone) => phone.trim() === sentPhones(drafted)[place])
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((tag, place) => tag === other[place])
}
