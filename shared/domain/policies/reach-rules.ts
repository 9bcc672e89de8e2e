import type { OptOut } from '#shared/contracts/contact.ts'
import { isMainlandChina } from '../people/phone-zones.ts'
import type { Kind } from '../scenarios/kind.ts'
import { QUIET_HOURS, type QuietHours } from './quiet-hours.ts'

type Asked = { kind: Pick<Kind, 'purpose'>; phone: string; optOut: OptOut | null }

/**
 * Whether a text may reach a number whose holder wants no more texts: notices about a contract under way may in mainland
 * China, where the law asks consent to marketing alone. Nothing may in the US and Canada (47 CFR 64.1200(a)(10) to (12)),
 * and nothing elsewhere either, to be on the safe side.
 */
export function mayPassOptOut({ kind, phone }: Omit<Asked, 'optOut'>): boolean {
  return kind.purpose === 'contract-notice' && isMainlandChina(phone)
}

/** When a text must wait; null where it may leave at any hour, as a notice to mainland China whose holder did not opt out. */
export function quietHoursFor({ kind, phone, optOut }: Asked): QuietHours | null {
  return kind.purpose === 'contract-notice' && isMainlandChina(phone) && optOut === null ? null : QUIET_HOURS
}
