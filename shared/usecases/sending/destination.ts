import type { Contact } from '#shared/contracts/contact.ts'
import type { OrderDetails } from '#shared/contracts/record.ts'
import { placeOfReader } from '#shared/domain/people/contact-place.ts'
import type { JudgedRecord } from '#shared/domain/scenarios/kind.ts'
import type { Reading } from '#shared/domain/sending/case.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { SmsProvider } from '#shared/ports/sms-provider.ts'

export type DestinationDeps = { sms: Pick<SmsProvider, 'countingFor' | 'wantsTemplate'>; hasher: PhoneHasher }

/** Where the reader may be: their hours count, not those of the contact or of the page. */
export function zonesOf(
  destination: Reading['destination'],
  contact: Contact | null,
  record: JudgedRecord,
): readonly string[] {
  if (destination === null || contact === null) return []
  return placeOfReader(destination.phone, contact, orderDetailsOf(record)).zones
}

function orderDetailsOf(record: JudgedRecord): OrderDetails | null {
  return record.type === 'order' || record.type === 'shipment' ? (record.order?.details ?? null) : null
}

/** Whether staff found since that the number on the order is not the person's. */
function isCorrected(contact: Contact | null, record: JudgedRecord): boolean {
  const order = record.type === 'order' || record.type === 'shipment' ? record.order : null
  const placedAt = order?.placedAt
  if (placedAt == null) return false
  return (contact?.corrected ?? []).some(
    ({ phoneHash, at }) => phoneHash === order?.details?.phoneHash && placedAt <= at,
  )
}

/**
 * A message about an order goes to the order's number, or to its contact's where that was corrected since; every other to
 * its contact's. A number known to be wrong gets none.
 */
export function destinationOf(
  sms: DestinationDeps['sms'],
  contact: Contact | null,
  record: JudgedRecord,
): Reading['destination'] {
  const details = orderDetailsOf(record)
  if (details?.phoneUnclear === true) return null
  const source = details?.phone && !isCorrected(contact, record) ? details : contact
  if (!source?.phone || !source.phoneHash) return null
  const { phone, phoneHash } = source
  const wants = sms.wantsTemplate?.(phone) === true
  return { phone, phoneHash, counting: sms.countingFor(phone), ...(wants && { wantsTemplate: true }) }
}

export function destinationAt({ sms, hasher }: DestinationDeps, phone: string | null): Reading['destination'] {
  return phone === null ? null : { phone, phoneHash: hasher.hash(phone), counting: sms.countingFor(phone) }
}
