import { verdictOf } from '../case.ts'
import { type Guard, refuse } from './guard.ts'

/** Why a message whose step texts nobody is closed, once what follows from it is done. */
export const INSTEAD = 'task-instead'

/** Whether it is known who reads it, that this was not erased, and that it has not been told to them under another id. */
export const contactKnown: Guard = {
  code: 'contact-known',
  check({ message: { subject }, reading: { contact, merged } }) {
    if (contact === null) return refuse('suppressed', 'contact-unknown')
    if (contact.erased !== null) return refuse('suppressed', 'erased')
    if (merged === 'told') return refuse('suppressed', 'told-before-merge')
    // What is about a record is still owed; what means the person means the one that stands.
    return merged === 'moved' && subject.type === 'contact' ? refuse('suppressed', 'contact-merged') : 'pass'
  },
}

/** The kind's own rules: whether what the text would say still holds. */
export const stillTrue: Guard = {
  code: 'still-true',
  check(one) {
    const verdict = verdictOf(one)
    if (verdict === null) return 'not-asked'
    return verdict.kind === 'right' ? 'pass' : refuse(verdict.kind, verdict.because, verdict.values)
  },
}

/** A step that texts nobody ends here, where all is right with it: what follows from it is done instead. */
export const saysSomething: Guard = {
  code: 'says-something',
  check(one) {
    const verdict = verdictOf(one)
    if (verdict?.kind !== 'right') return 'not-asked'
    return verdict.isSilent ? refuse('suppressed', INSTEAD) : 'pass'
  },
}
