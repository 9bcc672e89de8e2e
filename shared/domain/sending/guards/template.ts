import { isTooLong } from '../../wording/carrier-rules.ts'
import { fillIn } from '../filled-text.ts'
import { plainOfText } from '../registered-text.ts'
import { type Guard, refuse } from './guard.ts'

/**
 * Whether the carrier has approved the plain text behind this one, where it sends nothing else to the number. A text that
 * cannot be filled in is for the next guard to refuse.
 */
export const templateApproved: Guard = {
  code: 'template-approved',
  check(one) {
    const { destination, templates } = one.reading
    if (destination === null) return 'not-asked'
    if (destination.wantsTemplate !== true) return 'pass'
    if (fillIn(one)?.ok !== true) return 'not-asked'
    const plain = plainOfText(one)
    if (plain === null) return refuse('suppressed', 'template-not-approved')
    if (templates?.get(plain.id)?.text !== plain.text)
      return refuse('suppressed', 'template-not-approved', { template: plain.id })
    const long = plain.places.find(({ value }) => isTooLong(value))
    return long === undefined ? 'pass' : refuse('suppressed', 'value-too-long', { variable: long.name })
  },
}
