import type { Consent, Contact } from '#shared/contracts/contact.ts'
import { MOST_COLUMNS } from '#shared/contracts/custom-columns.ts'
import { settleZone } from './contact-place.ts'
import { withFormer } from './former-numbers.ts'
import { asNumbers, hashesOf, numbersOf } from './numbers.ts'

/** More ids than that lead to nobody: each is asked for whenever one of them is. */
export const MOST_ABSORBED = 20

/**
 * `into` with what is known of `from` besides: what both have stays as `into` has it. Of two words on marketing the refusal
 * stands, and a word rather than none; the holds of both stand. The numbers of `from` come after its own, but for those that
 * staff found to be wrong. Without revision and audit, which whoever writes it knows.
 */
export function joinContacts(into: Contact, from: Contact, now: Date): Contact {
  const isWrong = (hash: string) => into.corrected?.some(({ phoneHash }) => phoneHash === hash) === true
  const others = numbersOf(from).filter(({ phoneHash }) => !isWrong(phoneHash))
  const ownLanguage = into.languageGuessed === true && from.languageGuessed === false ? from : into
  const isSaluted = into.salutation !== null && !(into.salutationGuessed && from.salutation !== null)
  const { salutation, salutationGuessed } = isSaluted ? into : from
  const joined: Contact = {
    ...into,
    ...{ salutation, salutationGuessed },
    name: into.name ?? from.name,
    ...asNumbers([...numbersOf(into), ...others]),
    ownZone: into.ownZone ?? from.ownZone,
    birthday: into.birthday ?? from.birthday,
    regionCode: into.regionCode ?? from.regionCode,
    language: ownLanguage.language,
    languageGuessed: ownLanguage.languageGuessed,
    consent: stricter(into.consent, from.consent),
    managerPhone: into.managerPhone ?? from.managerPhone,
    tags: [...new Set([...into.tags, ...from.tags])],
    custom: joinColumns(into.custom, from.custom),
    corrected: into.corrected ?? from.corrected,
    absorbed: joinIds(into, from),
    holds: joinHolds(into.holds, from.holds),
    openComplaints: joinComplaints(into.openComplaints, from.openComplaints),
  }
  const former = [
    ...hashesOf(from),
    ...(from.formerNumbers ?? []),
    ...(from.corrected ?? []).map(({ phoneHash }) => phoneHash),
  ]
  return settleZone(withFormer(joined, [...former, ...hashesOf(into)]), now)
}

/** What stays of a contact under its old id: where it went. Its texts and records stay there too, under their keys. */
export function emptyContact(from: Contact, into: string): Contact {
  return {
    ...from,
    ...{ name: null, salutation: null, salutationGuessed: false, phone: null, phoneHash: null, otherPhones: null },
    ...{ birthday: null, regionCode: null, managerPhone: null, tags: [], custom: null, corrected: null },
    consent: { marketing: 'unknown', at: null, source: 'none' },
    ...{ formerNumbers: null, absorbed: null, holds: null, openComplaints: null, mergedInto: into },
  }
}

const STRICTNESS = { unknown: 0, granted: 1, refused: 2 } as const

function stricter(one: Consent, other: Consent): Consent {
  return STRICTNESS[other.marketing] > STRICTNESS[one.marketing] ? other : one
}

/** Their own columns first, then as many others as there is room for. */
function joinColumns(own: Contact['custom'], others: Contact['custom']): Contact['custom'] {
  const more = Object.entries(others ?? {}).filter(([name]) => own?.[name] === undefined)
  const all = [...Object.entries(own ?? {}), ...more].slice(0, MOST_COLUMNS)
  return all.length === 0 ? null : Object.fromEntries(all)
}

/** All of both: whoever is on hold under one id is so under the other. A number on hold is held as that number. */
function joinHolds(own: Contact['holds'], others: Contact['holds']): Contact['holds'] {
  const more = (others ?? []).filter(({ id }) => !(own ?? []).some((hold) => hold.id === id))
  return more.length === 0 ? own : [...(own ?? []), ...more].toSorted((one, other) => +one.from - +other.from)
}

function joinComplaints(own: Contact['openComplaints'], others: Contact['openComplaints']): string[] | null {
  return others === null ? own : [...new Set([...(own ?? []), ...others])]
}

function joinIds(into: Contact, from: Contact): string[] {
  const ids = new Set([...(into.absorbed ?? []), from.id, ...(from.absorbed ?? [])])
  ids.delete(into.id)
  return [...ids]
}
