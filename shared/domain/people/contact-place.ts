import type { Contact } from '#shared/contracts/contact.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { OrderDetails } from '#shared/contracts/record.ts'
import { DEFAULT_ZONE, HOUR_MS, isZone, offsetMs } from '../calendar/time.ts'
import { zonesOfNumber, zonesOfRegion } from './phone-zones.ts'

type Known = Pick<Contact, 'ownZone' | 'regionCode' | 'phone'>
type Said = Pick<OrderDetails, 'zone' | 'buyerRegionCode'>

/** Every zone in which somebody may be, from west to east, and what that follows from; no zone where nothing is known. */
export type Place = { zones: readonly string[]; from: 'own' | 'region' | 'number' | 'unknown' }

/** What a zone that is new to the company may take to get its schedules. */
const SCHEDULED_MS = HOUR_MS / 4
/** Chinese is read in mainland China, Hong Kong, Macao and Taiwan. */
const CHINESE_NUMBERS = ['+86', '+852', '+853', '+886']

/** Where a contact may be: a zone of their own, else their region's zones, else those of the number. */
export function placeOfContact({ ownZone, regionCode, phone }: Known): Place {
  return placeFrom(ownZone, regionCode) ?? placeOfNumber(phone)
}

/**
 * Where the reader of a text to `phone` may be. What is known of a contact holds for their own number; for another number,
 * as on an order, what its event said, else the number itself.
 */
export function placeOfReader(phone: string, contact: Known, said: Said | null): Place {
  const saidPlace = said === null ? null : placeFrom(said.zone, said.buyerRegionCode)
  if (phone !== contact.phone) return saidPlace ?? placeOfNumber(phone)
  return contact.ownZone === null && saidPlace !== null ? saidPlace : placeOfContact(contact)
}

/** Where the reader of a text to the number on an order may be, whoever they are. */
export function zonesOfOrder(phone: string, said: Said): readonly string[] {
  return (placeFrom(said.zone, said.buyerRegionCode) ?? placeOfNumber(phone)).zones
}

/** The zone in which campaigns fire for a contact: the westernmost in which they may be, so that it is no earlier anywhere. */
export function firingZoneOf(known: Known): string {
  return placeOfContact(known).zones[0] ?? DEFAULT_ZONE
}

/** The zone in which campaigns fire for whoever has this number and is not known besides. */
export function firingZoneOfNumber(phone: string): string {
  return placeOfNumber(phone).zones[0] ?? DEFAULT_ZONE
}

/**
 * The contact as it is, or with the zone that follows from what is known by now. To the west the firings of the new zone are
 * still to come; to the east some have passed, and until they come again those of the old zone count.
 */
export function settleZone(contact: Contact, now: Date): Contact {
  const zone = firingZoneOf(contact)
  if (zone === contact.zone) return contact
  const eastwardMs = isZone(contact.zone) ? offsetMs(now, zone) - offsetMs(now, contact.zone) : 0
  const until = new Date(now.getTime() + eastwardMs + SCHEDULED_MS)
  return { ...contact, zone, formerZone: until > now ? { zone: contact.zone, until } : null }
}

/** Whether a firing in this zone is one for the contact. In two it may be for a moment; the message's key makes it once. */
export function firesIn({ zone, formerZone }: Contact, firing: { zone: string; firedAt: Date }): boolean {
  return zone === firing.zone || (formerZone?.zone === firing.zone && firing.firedAt < formerZone.until)
}

/** What the holder of a number reads, as far as the number tells. */
export function languageOfNumber(phone: string | null): Language {
  return phone === null || CHINESE_NUMBERS.some((code) => phone.startsWith(code)) ? 'zh' : 'en'
}

function placeFrom(zone: string | null, region: string | null): Place | null {
  if (zone !== null) return { zones: [zone], from: 'own' }
  const zones = region === null ? [] : zonesOfRegion(region)
  return zones.length > 0 ? { zones, from: 'region' } : null
}

function placeOfNumber(phone: string | null): Place {
  const zones = phone === null ? [] : zonesOfNumber(phone)
  return { zones, from: zones.length > 0 ? 'number' : 'unknown' }
}
