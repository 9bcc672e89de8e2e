import { parseInstant } from './cell-values.ts'
import { readConsentWord } from './consent-words.ts'
import type { ContactChange, ContactNotes } from './contact-change.ts'
import { maskCell } from './masking.ts'

/** A list from a shop ahead of the clock's zone is not from the future. */
const TOLERANCE_MS = 24 * 3600 * 1000

/**
 * What the row says about marketing consent; undefined for a blank, which leaves what is stored. A word that is not known is
 * `unclear`, which is no yes. A time that cannot be read leaves the word without one; so does a time still to come, and it
 * leaves a yes out. Times without an offset are wall clock in `zone`.
 */
export function readConsent(notes: ContactNotes, zone: string, now: Date): ContactChange['consent'] {
  const word = readConsentWord(notes.text('marketingConsent'))
  if (word === undefined) return undefined
  if (word === 'unclear') {
    notes.warn('marketingConsent', 'consent-unreadable', maskCell(notes.text('marketingConsent')))
    return { marketing: 'unclear', at: null }
  }
  const at = readTime(notes, zone)
  const isToCome = at !== undefined && at.getTime() > now.getTime() + TOLERANCE_MS
  if (isToCome) notes.warn('consentedAt', 'consent-time-future', maskCell(notes.text('consentedAt')))
  if (word === 'no') return { marketing: 'refused', at: isToCome ? null : (at ?? null) }
  return isToCome ? undefined : { marketing: 'granted', at: at ?? null }
}

function readTime(notes: ContactNotes, zone: string): Date | undefined {
  const text = notes.text('consentedAt')
  const at = text === '' ? undefined : parseInstant(text, zone)
  if (text !== '' && at === undefined) {
    notes.warn('consentedAt', 'consent-time-unreadable', maskCell(text))
  }
  return at
}
