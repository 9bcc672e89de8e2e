import type { Contact } from '#shared/contracts/contact.ts'
import { hashesOf, hasNumber } from './numbers.ts'

const MOST_FORMER = 20

type Numbers = Pick<Contact, 'phoneHash' | 'otherPhones' | 'formerNumbers'>

/** The contact with these keyed hashes among the numbers that were theirs, but for those that are; the newest first, 20 at most. */
export function withFormer<Known extends Numbers>(contact: Known, hashes: readonly (string | null)[]): Known {
  const all = new Set([...hashes, ...(contact.formerNumbers ?? [])].filter((hash) => hash !== null))
  for (const own of hashesOf(contact)) all.delete(own)
  return { ...contact, formerNumbers: all.size === 0 ? null : [...all].slice(0, MOST_FORMER) }
}

/** Whether the number was theirs once, or staff has taken it for theirs, and is no more. */
export function hasHad(contact: Contact, hash: string): boolean {
  if (hasNumber(contact, hash)) return false
  const { formerNumbers, corrected } = contact
  return formerNumbers?.includes(hash) === true || corrected?.some((one) => one.phoneHash === hash) === true
}
