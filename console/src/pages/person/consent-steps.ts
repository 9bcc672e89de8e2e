import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import type { ConsentStep } from '../../api.ts'

/**
 * What support can record on a contact. A refusal outlives the number that it was recorded with, so with another number
 * there may be a refusal without an opt-out: then marketing can be agreed to again.
 */
export function consentStepsOf({ phone, optOut, consent }: ContactView): ConsentStep[] {
  if (phone === null) return []
  if (optOut !== null) return optOut.scope === 'marketing' ? ['opt-out', 'opt-in'] : ['opt-in']
  return consent.marketing === 'refused' ? ['opt-out', 'consent'] : ['opt-out-marketing', 'opt-out']
}
