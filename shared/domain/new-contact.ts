import type { Contact } from '#shared/contracts/contact.ts'

type Known = Pick<Contact, 'id' | 'kind' | 'zone'> & Partial<Contact>

/** A contact of whom only this is known: never asked for consent, reads Chinese, revision 1. */
export function newContact(known: Known, now: Date): Contact {
  return {
    name: null,
    salutation: null,
    salutationGuessed: false,
    phone: null,
    phoneHash: null,
    birthday: null,
    regionCode: null,
    language: 'zh',
    consent: { marketing: 'unknown', at: null, source: 'none' },
    managerPhone: null,
    tags: [],
    createdAt: now,
    writtenBy: null,
    lastChange: null,
    rev: 1,
    ...known,
  }
}
