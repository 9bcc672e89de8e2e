import { verdictOf } from '../case.ts'
import { type Guard, refuse } from './guard.ts'

export const contactKnown: Guard = {
  code: 'contact-known',
  check: ({ reading }) => (reading.contact === null ? refuse('suppressed', 'contact-unknown') : 'pass'),
}

/** The kind's own rules: whether what the text would say still holds. */
export const stillTrue: Guard = {
  code: 'still-true',
  check(one) {
    const verdict = verdictOf(one)
    if (verdict === null) return 'not-asked'
    return verdict.kind === 'right' ? 'pass' : refuse(verdict.kind, verdict.because)
  },
}
