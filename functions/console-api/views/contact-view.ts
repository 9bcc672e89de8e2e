import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import type { HoldView } from '#shared/contracts/console-api/hold.ts'
import type { ConsentChange, Contact, ContactNote, OptOut, PhoneNumber } from '#shared/contracts/contact.ts'
import type { Hold } from '#shared/contracts/hold.ts'
import { firingZoneOf, placeOfContact } from '#shared/domain/people/contact-place.ts'
import { numbersOf } from '#shared/domain/people/numbers.ts'

type Shown = {
  contact: Contact
  optOut: OptOut | null
  changes?: readonly ConsentChange[]
  notes?: readonly ContactNote[]
}

/** The contact as support reads it; where a birthday came from stays inside. */
export function viewContact({ contact, optOut, changes, notes = [] }: Shown): ContactView {
  const { id, kind, name, salutation, phone, language, birthday, regionCode, managerPhone, tags } = contact
  const place = placeOfContact(contact)
  const numbers = numbersOf(contact)
  const view: ContactView = {
    phones: numbers.map((number) => number.phone),
    ...{ id, kind, name, salutation, phone, language, regionCode, managerPhone, tags },
    custom: contact.custom ?? {},
    zone: firingZoneOf(contact),
    zoneFrom: place.from,
    possibleZones: [...place.zones],
    birthday: birthday === null ? null : viewBirthday(birthday),
    consent: { ...contact.consent, at: contact.consent.at?.toISOString() ?? null },
    optOut:
      optOut === null ? null : { at: optOut.at.toISOString(), by: optOut.by, note: optOut.note, scope: optOut.scope },
    holds: (contact.holds ?? []).map((hold) => viewHold(hold, numbers)),
    erased: contact.erased && { ...contact.erased, at: contact.erased.at.toISOString() },
    mergedInto: contact.mergedInto,
    merged: contact.absorbed ?? [],
    rev: contact.rev,
  }
  if (changes === undefined) return view
  const onWire = <T extends { at: Date }>({ at, ...rest }: T) => ({ ...rest, at: at.toISOString() })
  return {
    ...view,
    consent: { ...view.consent, history: changes.flatMap(consentWordOf) },
    changes: changes.map(onWire),
    notes: notes.map(onWire),
  }
}

type ConsentWords = NonNullable<ContactView['consent']['history']>

/** Lists sign with the import that they came by, replies with their line; whoever else recorded a word is of support. */
function consentWordOf({ at, what, by, note, scope }: ConsentChange): ConsentWords {
  if (what === 'phone-changed' || what === 'held' || what === 'hold-ended') return []
  const source = by.startsWith('import ') ? 'list' : by.startsWith('reply') ? 'reply' : 'support'
  return [{ at: at.toISOString(), what, by, note, scope, source }]
}

function viewHold({ phoneHash, from, ...hold }: Hold, numbers: readonly PhoneNumber[]): HoldView {
  const held = numbers.find((number) => number.phoneHash === phoneHash)
  return { ...hold, from: from.toISOString(), ...(held && { phone: held.phone }) }
}

function viewBirthday({ calendar, year, month, day, leap }: NonNullable<Contact['birthday']>): ContactView['birthday'] {
  return { calendar, year, month, day, leap }
}
