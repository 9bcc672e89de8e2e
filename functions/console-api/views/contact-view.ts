import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import type { HoldView } from '#shared/contracts/console-api/hold.ts'
import type { ConsentChange, Contact, OptOut } from '#shared/contracts/contact.ts'
import type { Hold } from '#shared/contracts/hold.ts'
import { firingZoneOf, placeOfContact } from '#shared/domain/people/contact-place.ts'

type Shown = { contact: Contact; optOut: OptOut | null; changes?: readonly ConsentChange[] }

/** The contact as support reads it; where a birthday came from stays inside. */
export function viewContact({ contact, optOut, changes }: Shown): ContactView {
  const { id, kind, name, salutation, phone, language, birthday, regionCode, managerPhone, tags } = contact
  const place = placeOfContact(contact)
  const view: ContactView = {
    ...{ id, kind, name, salutation, phone, language, regionCode, managerPhone, tags },
    custom: contact.custom ?? {},
    zone: firingZoneOf(contact),
    zoneFrom: place.from,
    possibleZones: [...place.zones],
    birthday: birthday === null ? null : viewBirthday(birthday),
    consent: { ...contact.consent, at: contact.consent.at?.toISOString() ?? null },
    optOut: optOut === null ? null : { at: optOut.at.toISOString(), by: optOut.by, note: optOut.note },
    holds: (contact.holds ?? []).map(viewHold),
    rev: contact.rev,
  }
  if (changes === undefined) return view
  return { ...view, changes: changes.map(({ at, ...change }) => ({ ...change, at: at.toISOString() })) }
}

function viewHold({ phoneHash: _, from, ...hold }: Hold): HoldView {
  return { ...hold, from: from.toISOString() }
}

function viewBirthday({ calendar, year, month, day, leap }: NonNullable<Contact['birthday']>): ContactView['birthday'] {
  return { calendar, year, month, day, leap }
}
