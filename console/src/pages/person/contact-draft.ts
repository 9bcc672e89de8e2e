import type { ContactPatch, ContactView } from '#shared/contracts/console-api/contact.ts'

/** What is being corrected of a person; null where nothing is recorded and it follows from something else. */
export type ContactDraft = {
  name: string
  phone: string
  salutation: 'mr' | 'ms' | null
  language: ContactView['language']
  zone: string | null
  regionCode: string
  tags: readonly string[]
}

export function draftOf({
  name,
  phone,
  salutation,
  language,
  zone,
  zoneFrom,
  regionCode,
  tags,
}: ContactView): ContactDraft {
  return {
    name: name ?? '',
    phone: phone ?? '',
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
  const phone = draft.phone.trim()
  const regionCode = draft.regionCode.trim().toUpperCase()
  const change: ContactPatch = {
    ...(name === before.name ? {} : { name: name === '' ? null : name }),
    ...(phone === before.phone ? {} : { phone: phone === '' ? null : phone }),
    ...(draft.salutation === before.salutation ? {} : { salutation: draft.salutation }),
    ...(draft.language === before.language ? {} : { language: draft.language }),
    ...(draft.zone === before.zone ? {} : { zone: draft.zone }),
    ...(isSame(draft.tags, before.tags) ? {} : { tags: [...draft.tags] }),
    ...(regionCode === before.regionCode ? {} : { regionCode: regionCode === '' ? null : regionCode }),
  }
  return Object.keys(change).length === 0 ? undefined : change
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((tag, place) => tag === other[place])
}
