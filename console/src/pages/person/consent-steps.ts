import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import type { ConsentStep } from '../../api.ts'

/**
 * What support can record on a contact: one of both, as a rule. A refusal outlives the number that it was recorded with, so
 * with another number there may be both: that it wants nothing either, or that the person wants texts again.
 */
export function consentStepsOf({ phone, optOut, consent }: ContactView): ConsentStep[] {
  if (phone === null) return []
  if (optOut !== null) return ['opt-in']
  return consent.marketing === 'refused' ? ['opt-out', 'opt-in'] : ['opt-out']
}
