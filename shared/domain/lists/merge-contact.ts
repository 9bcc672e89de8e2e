import * as z from 'zod'
import { type Consent, type ConsentChange, Contact, type PhoneNumber } from '#shared/contracts/contact.ts'
import { firingZoneOf, languageOfNumber, settleZone } from '../people/contact-place.ts'
import { withFormer } from '../people/former-numbers.ts'
import { newContact } from '../people/new-contact.ts'
import { asNumbers, hashesOf, numbersAfter, numbersOf } from '../people/numbers.ts'
import type { ContactChange, ListedConsent } from './contact-change.ts'
import { customAfter } from './custom-columns.ts'

export type ContactMerge =
  | { kind: 'unchanged' }
  | { kind: 'write'; contact: Contact; changes: Pick<ConsentChange, 'what' | 'note'>[] }

/** A change of which it is known whom it is about. */
export type IdentifiedChange = ContactChange & { id: string }

/** `phoneHash`: of the row's first number; `others`: the rest in order. */
type Stamp = { now: Date; phoneHash: string; others?: readonly PhoneNumber[]; writtenBy: string }

/**
 * The contact after a row of a list. What the row leaves blank stays as stored; a guessed salutation never replaces a
 * list's own word; a refusal gives way only to a later consent (`consentAfter`). `changes` are the proofs to keep when a stored
 * contact gets another number or another consent; a new contact carries its own.
 */
export function mergeContact(stored: Contact | undefined, change: IdentifiedChange, stamp: Stamp): ContactMerge {
  const { id, phone } = change
  if (stored !== undefined && stored.erased !== null) return { kind: 'unchanged' }
  const base = stored ?? { ...newContact({ id, kind: 'customer', phone }, stamp.now), rev: 0 }
  const listed = [{ phone, phoneHash: stamp.phoneHash }, ...(stamp.others ?? [])]
  const numbers = asNumbers(numbersAfter(stored === undefined ? [] : numbersOf(stored), listed))
  const changed = withFormer({ ...updated(base, change), ...numbers }, hashesOf(base))
  const contact = stored ? settleZone(changed, stamp.now) : { ...changed, zone: firingZoneOf(changed) }
  if (stored && printOf(contact) === printOf(stored)) return { kind: 'unchanged' }
  return {
    kind: 'write',
    contact: { ...contact, writtenBy: stamp.writtenBy, rev: (stored?.rev ?? 0) + 1 },
    changes: stored ? changesBetween(stored, contact) : [],
  }
}

/** The part of a change that says what the contact lacks, and its word on consent, which has rules of its own. */
export function whatLacks(stored: Contact, change: IdentifiedChange): IdentifiedChange {
  const lacks = <T>(has: unknown, said: T): T | undefined => (has === null ? said : undefined)
  const columns = Object.entries(change.custom ?? {}).filter(([name]) => stored.custom?.[name] === undefined)
  return {
    ...change,
    phone: stored.phone ?? change.phone,
    otherPhones: stored.phone === null ? change.otherPhones : [],
    ownZone: lacks(stored.ownZone, change.ownZone),
    kind: undefined,
    name: lacks(stored.name, change.name),
    salutation: lacks(stored.salutation, change.salutation),
    birthday: lacks(stored.birthday, change.birthday),
    regionCode: lacks(stored.regionCode, change.regionCode),
    language: stored.languageGuessed === true ? change.language : undefined,
    managerPhone: lacks(stored.managerPhone, change.managerPhone),
    tags: stored.tags.length === 0 ? change.tags : undefined,
    custom: columns.length === 0 ? undefined : Object.fromEntries(columns),
  }
}

function updated(base: Contact, change: ContactChange): Contact {
  return {
    ...base,
    ...salutationAfter(base, change),
    kind: change.kind ?? base.kind,
    name: change.name ?? base.name,
    ownZone: change.ownZone ?? base.ownZone,
    birthday: change.birthday ?? base.birthday,
    regionCode: change.regionCode ?? base.regionCode,
    language: change.language ?? languageAfter(base, change),
    languageGuessed: change.language === undefined ? base.languageGuessed : false,
    consent: consentAfter(base.consent, change.consent),
    managerPhone: change.managerPhone ?? base.managerPhone,
    tags: change.tags ?? base.tags,
    custom: customAfter(base.custom, change.custom),
  }
}

/** A guess from the number follows the number. */
function languageAfter({ language, languageGuessed, phone }: Contact, change: ContactChange): Contact['language'] {
  return languageGuessed === true && phone !== change.phone ? languageOfNumber(change.phone) : language
}

function salutationAfter(base: Contact, { salutation }: ContactChange) {
  const keeps = !salutation || (salutation.guessed && base.salutation !== null && !base.salutationGuessed)
  return keeps ? {} : { salutation: salutation.is, salutationGuessed: salutation.guessed }
}

/** Whether the row claims a consent that what is stored does not let it bring back. */
export function keepsRefusal(stored: Contact | undefined, { consent }: ContactChange): boolean {
  return (
    stored?.consent.marketing === 'refused' &&
    consent?.marketing === 'granted' &&
    consentAfter(stored.consent, consent).marketing === 'refused'
  )
}

/**
 * A word that is not known ends a list's own yes, and says nothing else.
 * A list's yes brings no consent back: over a list's refusal it counts only where both are dated and it is the later,
 * over support's never. So a refusal keeps its latest date, and support's stays support's, also when a list refuses again.
 * Support's yes gives way to a list's refusal of a later date; an undated one may be older.
 */
function consentAfter(stored: Consent, listed: ContactChange['consent']): Consent {
  if (!listed) return stored
  if (listed.marketing === 'unclear')
    return isListsYes(stored) ? { marketing: 'unknown', at: null, source: 'list' } : stored
  const isLater = listed.at !== null && stored.at !== null && listed.at > stored.at
  const isWithdrawn = stored.marketing === 'granted' && listed.marketing === 'refused' && isLater
  if (stored.source === 'support' && !isWithdrawn) return stored
  const isNews = isLater || (listed.marketing === 'refused' && stored.at === null)
  if (stored.marketing === 'refused' && !isNews) return stored
  const at = listed.at ?? (stored.marketing === listed.marketing ? stored.at : null)
  return { marketing: listed.marketing, at, source: 'list' }
}

function isListsYes({ marketing, source }: Consent): boolean {
  return marketing === 'granted' && source === 'list'
}

/** What a refused row still does: nobody is written to by a consent that its list no longer gives. */
export function withdrawConsent(stored: Contact | undefined, listed: ListedConsent): ContactMerge {
  if (stored === undefined || listed.marketing === 'granted') return { kind: 'unchanged' }
  const contact = { ...stored, consent: consentAfter(stored.consent, listed) }
  if (printOf(contact) === printOf(stored)) return { kind: 'unchanged' }
  const changes = changesBetween(stored, contact)
  return { kind: 'write', contact: { ...contact, rev: stored.rev + 1 }, changes }
}

/** Whether the row says no and the contact stays with the yes that support recorded. */
export function keepsYes(stored: Contact | undefined, { consent }: Pick<ContactChange, 'consent'>): boolean {
  return consent?.marketing === 'refused' && stored?.consent.marketing === 'granted'
}

function changesBetween(before: Contact, after: Contact): Pick<ConsentChange, 'what' | 'note'>[] {
  const changes: Pick<ConsentChange, 'what' | 'note'>[] = []
  if (before.phone !== null && before.phone !== after.phone) {
    changes.push({ what: 'phone-changed', note: 'A list gave another number.' })
  }
  if (
    before.consent.marketing !== after.consent.marketing ||
    before.consent.at?.getTime() !== after.consent.at?.getTime()
  ) {
    changes.push({
      what: CHANGES[after.consent.marketing],
      note: `Before: ${before.consent.marketing}, ${before.consent.at?.toISOString() ?? 'no time'}, ${before.consent.source}.`,
    })
  }
  return changes
}

const CHANGES = { granted: 'consent-granted', refused: 'consent-refused', unknown: 'consent-unclear' } as const

/** Everything that a list can change, in one order of fields. */
function printOf(contact: Contact): string {
  return JSON.stringify(z.encode(Contact, { ...contact, writtenBy: null, rev: 0 }))
}
