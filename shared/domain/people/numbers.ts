import type { Contact, PhoneNumber } from '#shared/contracts/contact.ts'
import { MOST_PHONES } from '#shared/contracts/phones.ts'

export type Numbered = Pick<Contact, 'phone' | 'phoneHash' | 'otherPhones'>

/** All numbers of a contact in order: texts go to the first. Empty for whoever was erased, or never had one. */
export function numbersOf({ phone, phoneHash, otherPhones }: Numbered): PhoneNumber[] {
  const first = phone === null || phoneHash === null ? [] : [{ phone, phoneHash }]
  return [...first, ...(otherPhones ?? [])]
}

/** Keyed hashes of all their numbers in order; the first's stays known of whoever was erased. */
export function hashesOf({ phoneHash, otherPhones }: Pick<Numbered, 'phoneHash' | 'otherPhones'>): string[] {
  const others = (otherPhones ?? []).map((other) => other.phoneHash)
  return phoneHash === null ? others : [phoneHash, ...others]
}

export function hasNumber(contact: Pick<Numbered, 'phoneHash' | 'otherPhones'>, hash: string): boolean {
  return contact.phoneHash === hash || contact.otherPhones?.some(({ phoneHash }) => phoneHash === hash) === true
}

/** These numbers in order, each once, ten at most. */
export function numbersInOrder(numbers: readonly PhoneNumber[]): PhoneNumber[] {
  return [...new Map(numbers.map((one) => [one.phoneHash, one])).values()].slice(0, MOST_PHONES)
}

/** The fields of a contact that has these numbers, in order and each once. */
export function asNumbers(numbers: readonly PhoneNumber[]): Numbered {
  const [first, ...others] = numbersInOrder(numbers)
  const { phone, phoneHash } = first ?? { phone: null, phoneHash: null }
  return { phone, phoneHash, otherPhones: others.length === 0 ? null : others }
}

/**
 * The numbers after a list gave some, in its order. What it does not name stays behind them, for a list of one number takes no
 * other away; but a first number gives way to one that is new, as it does where somebody has a single number.
 */
export function numbersAfter(known: readonly PhoneNumber[], listed: readonly PhoneNumber[]): PhoneNumber[] {
  const isIn = (list: readonly PhoneNumber[], hash: string) => list.some(({ phoneHash }) => phoneHash === hash)
  const isNews = listed[0] !== undefined && !isIn(known, listed[0].phoneHash)
  const stays = isNews ? known.slice(1) : known
  return numbersInOrder([...listed, ...stays])
}
