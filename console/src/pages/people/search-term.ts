import { MessageId } from '#shared/contracts/ids.ts'

/**
 * What somebody may have typed into the one search box. A `message` has a form that nothing else has. A `phone` is looked up as one first; `anything` is tried as
 * contact id, order number, contract number and name at once, and as a phone too where its digits would do.
 */
export type SearchTerm =
  | { kind: 'empty' }
  | { kind: 'message'; id: string }
  | { kind: 'phone'; phone: string }
  | { kind: 'anything'; term: string; maybePhone: boolean }

/** A mobile number as people in China write it, or any number in international form. */
const MOBILE = /^(?:(?:\+|00)?86)?1[3-9]\d{9}$/
const INTERNATIONAL = /^(?:\+|00)[1-9]\d{6,14}$/
const ONLY_DIGITS = /^\d{7,15}$/
const SEPARATORS = /[\s\p{Pd}\p{Cf}().']/gu

/** The longest id that the API takes, but for a message's. */
const LONGEST = 128

/** Full-width digits, spaces, hyphens and brackets do not matter to a phone; other terms are only trimmed. */
export function guessSearch(typed: string): SearchTerm {
  const id = MessageId.safeParse(typed.trim())
  if (id.success) return { kind: 'message', id: id.data }
  const term = typed.normalize('NFKC').trim().slice(0, LONGEST)
  if (term === '') return { kind: 'empty' }
  const digits = term.replace(SEPARATORS, '')
  if (MOBILE.test(digits) || INTERNATIONAL.test(digits)) return { kind: 'phone', phone: digits }
  return { kind: 'anything', term, maybePhone: ONLY_DIGITS.test(digits) }
}
