import type { Contact } from '#shared/contracts/contact.ts'
import { firingZoneOf, languageOfNumber } from './contact-place.ts'

type Known = Pick<Contact, 'id' | 'kind'> & Partial<Omit<Contact, 'zone' | 'formerZone'>>

/** A contact of whom only this is known: never asked for consent, zone and language as the number tells, revision 1. */
export function newContact(known: Known, now: Date): Contact {
  const contact = {
    name: null,
    salutation: null,
    salutationGuessed: false,
    phone: null,
    phoneHash: null,
    otherPhones: null,
    ownZone: null,
    birthday: null,
    regionCode: null,
    consent: { marketing: 'unknown' as const, at: null, source: 'none' as const },
    managerPhone: null,
    tags: [],
    custom: null,
    corrected: null,
    formerNumbers: null,
    mergedInto: null,
    absorbed: null,
    holds: null,
    openComplaints: null,
    erased: null,
    createdAt: now,
    writtenBy: null,
    lastChange: null,
    rev: 1,
    ...known,
  }
  return {
    ...contact,
    zone: firingZoneOf(contact),
    formerZone: null,
    language: known.language ?? languageOfNumber(contact.phone),
    languageGuessed: known.language === undefined,
  }
}
