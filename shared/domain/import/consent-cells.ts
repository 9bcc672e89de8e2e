import { parseInstant, wordOf } from './cell-values.ts'
import type { ContactChange, ContactNotes } from './contact-change.ts'
import { maskCell } from './masking.ts'

const YES: readonly string[] = ['是', 'yes', 'true', '1', 'y']
const NO: readonly string[] = ['否', 'no', 'false', '0', 'n']
/** A list from a shop ahead of the clock's zone is not from the future. */
const TOLERANCE_MS = 24 * 3600 * 1000

/**
 * What the row says about marketing consent; undefined for a blank, which leaves what is stored. A time that cannot be
 * read leaves the consent without one; a time still to come leaves the consent out. Times without an offset are wall
 * clock in `zone`.
 */
export function readConsent(notes: ContactNotes, zone: string, now: Date): ContactChange['consent'] {
  const text = notes.text('marketingConsent')
  const word = wordOf(text)
  if (word === '') return undefined
  if (!YES.includes(word) && !NO.includes(word)) {
    notes.warn('marketingConsent', 'consent-unreadable', maskCell(text))
    return undefined
  }
  const at = readTime(notes, zone)
  if (at && at.getTime() > now.getTime() + TOLERANCE_MS) {
    notes.warn('consentedAt', 'consent-time-future', maskCell(notes.text('consentedAt')))
    return undefined
  }
  return { marketing: YES.includes(word) ? 'granted' : 'refused', at: at ?? null }
}

function readTime(notes: ContactNotes, zone: string): Date | undefined {
  const text = notes.text('consentedAt')
  const at = text === '' ? undefined : parseInstant(text, zone)
  if (text !== '' && at === undefined) {
    notes.warn('consentedAt', 'consent-time-unreadable', maskCell(text))
  }
  return at
}
