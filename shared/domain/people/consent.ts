import type { Audience } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { LocalDate } from '../calendar/time.ts'
import { type Check, checkOf, notAsked } from '../scenarios/check.ts'
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

/** Whether a campaign's audience means this contact; an empty list leaves its condition open. */
export function isMeant(contact: Contact, { kinds, tags, exceptTags, regions }: Audience): boolean {
  if (kinds.length > 0 && !kinds.includes(contact.kind)) return false
  if (tags.length > 0 && !tags.some((tag) => contact.tags.includes(tag))) return false
  if (exceptTags.some((tag) => contact.tags.includes(tag))) return false
  return regions.length === 0 || regions.some((region) => contact.regionCode?.startsWith(beginningOf(region)) === true)
}

/** The same in steps, one a condition, all `yes` exactly where `isMeant` says so; those of a contact nobody knows are not asked. */
export function audienceChecks(contact: Contact | null, audience: Audience): Check[] {
  const open: Audience = { kinds: [], tags: [], exceptTags: [], regions: [] }
  const steps = {
    'audience-kind': { kinds: audience.kinds },
    'audience-tag': { tags: audience.tags },
    'audience-except-tag': { exceptTags: audience.exceptTags },
    'audience-region': { regions: audience.regions },
  } as const
  return (['audience-kind', 'audience-tag', 'audience-except-tag', 'audience-region'] as const).map((code) =>
    contact === null ? notAsked(code) : checkOf(code, isMeant(contact, { ...open, ...steps[code] })),
  )
}

/** The whole code of a province or city, 440000 or 440300, means all that lies in it. */
export function beginningOf(region: string): string {
  return region.length === 6 ? region.replace(/(?:00){1,2}$/u, '') : region
}

/** Whether the audience can be told without reading contacts. */
export function isOpen({ kinds, tags, exceptTags, regions }: Audience): boolean {
  return kinds.length === 0 && tags.length === 0 && exceptTags.length === 0 && regions.length === 0
}
