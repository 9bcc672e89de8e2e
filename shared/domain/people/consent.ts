import type { Contact } from '#shared/contracts/contact.ts'
import type { LocalDate } from '../calendar/time.ts'
import { ageOn } from '../scenarios/rules/birthday.ts'

/** Whether marketing may write to this contact: only a recorded yes counts, never silence. */
export function hasConsent(contact: Contact): boolean {
  return contact.consent.marketing === 'granted'
}

const YOUNGEST = 14
/** A birthday still to come, and a lunar year that began before the solar one. */
const CALENDARS_APART = 2

/** Whether this contact is known to be under 14 on `date`: no marketing for them (PIPL art. 28 protects their data). */
export function isMinor({ birthday }: Pick<Contact, 'birthday'>, date: LocalDate): boolean {
  if (birthday === null || birthday.year === null) return false
  // In either calendar at least that old: most people need no closer look.
  if (Number(date.slice(0, 4)) - birthday.year - CALENDARS_APART >= YOUNGEST) return false
  return (ageOn(birthday, date) ?? YOUNGEST) < YOUNGEST
}
