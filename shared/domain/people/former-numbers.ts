import type { Contact } from '#shared/contracts/contact.ts'

const MOST_FORMER = 20

type Numbers = Pick<Contact, 'phoneHash' | 'formerNumbers'>

/** The contact with these keyed hashes among the numbers that were theirs, but for the one that is; the newest first, 20 at most. */
export function withFormer<Known extends Numbers>(contact: Known, hashes: readonly (string | null)[]): Known {
  const all = new Set([...hashes, ...(contact.formerNumbers ?? [])].filter((hash) => hash !== null))
  if (contact.phoneHash !== null) all.delete(contact.phoneHash)
  return { ...contact, formerNumbers: all.size === 0 ? null : [...all].slice(0, MOST_FORMER) }
}

/** Whether the number was theirs once, or staff has taken it for theirs, and is no more. */
export function hasHad({ phoneHash, formerNumbers, corrected }: Contact, hash: string): boolean {
  if (phoneHash === hash) return false
  return formerNumbers?.includes(hash) === true || corrected?.some((one) => one.phoneHash === hash) === true
}
