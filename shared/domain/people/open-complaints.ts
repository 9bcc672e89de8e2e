import type { Contact } from '#shared/contracts/contact.ts'
import type { KeptRecord } from '#shared/contracts/record.ts'
import { factAt } from '../records/kept-record.ts'

/** More than these of one person are one more reason for nothing. */
const MOST_KEPT = 20

/** Whether a complaint waits for its end: opened, and not closed since it was opened or opened again. */
export function isOpenComplaint(record: KeptRecord): boolean {
  const [opened, closed, reopened] = ['opened', 'closed', 'reopened'].map((name) => factAt(record, name))
  if (record.type !== 'complaint' || opened == null) return false
  return closed == null || (reopened != null && reopened > closed)
}

/** The contact with this complaint among its open ones, or without it; the same object where it is so already. */
export function withComplaint(contact: Contact, record: KeptRecord): Contact {
  const known = contact.openComplaints ?? []
  const others = known.filter((id) => id !== record.id)
  const isKnown = others.length < known.length
  if (isOpenComplaint(record)) {
    if (isKnown || known.length >= MOST_KEPT) return contact
    return { ...contact, openComplaints: [...known, record.id] }
  }
  return isKnown ? { ...contact, openComplaints: others.length === 0 ? null : others } : contact
}
