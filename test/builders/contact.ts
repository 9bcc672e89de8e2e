import type { Contact } from '#shared/contracts/contact.ts'
import { firingZoneOf } from '#shared/domain/people/contact-place.ts'

/** A customer in Shanghai who agreed to marketing. A zone that is named is their own, unless `ownZone` says otherwise. */
export function aContact(fields: Partial<Contact> = {}): Contact {
  const contact = withoutPlace(fields)
  return { ...contact, zone: fields.zone ?? firingZoneOf(contact) }
}

function withoutPlace(fields: Partial<Contact>): Contact {
  return {
    id: 'C00001',
    kind: 'customer',
    name: '朱慧',
    salutation: 'ms',
    salutationGuessed: false,
    phone: '+8619900000001',
    phoneHash: 'hash-of-19900000001',
    otherPhones: null,
    zone: 'Asia/Shanghai',
    ownZone: fields.zone ?? null,
    formerZone: null,
    birthday: null,
    regionCode: fields.phone?.startsWith('+86') === false ? null : '310115',
    language: 'zh',
    languageGuessed: null,
    consent: { marketing: 'granted', at: new Date('2026-03-01T02:00:00Z'), source: 'list' },
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
    createdAt: new Date('2026-11-01T00:00:00Z'),
    writtenBy: null,
    lastChange: null,
    rev: 1,
    ...fields,
  }
}

/** A solar birthday with its year, as a resident ID number tells it. */
export function aBirthday(fields: Partial<NonNullable<Contact['birthday']>> = {}): NonNullable<Contact['birthday']> {
  return { calendar: 'solar', year: 1990, month: 12, day: 5, leap: false, source: 'resident-id', ...fields }
}
