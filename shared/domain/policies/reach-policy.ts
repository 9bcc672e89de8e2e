import type { OptOut } from '#shared/contracts/contact.ts'
import type { Category } from '#shared/contracts/message.ts'
import type { CompanyRules } from '#shared/contracts/policy.ts'
import { countryOfNumber } from '../people/number-country.ts'
import { concerns } from '../people/opt-out-entry.ts'
import type { Kind } from '../scenarios/kind.ts'
import { hoursOf } from './hours-of-country.ts'
import type { OpenHours } from './open-hours.ts'
import type { PolicySource } from './policy-sources.ts'

/** What texts of a category and purpose may do to numbers of a country that no other text may. */
export type ReachRule = {
  readonly may: 'pass-opt-out' | 'leave-at-night'
  /** Two letters of ISO 3166-1. */
  readonly country: string
  readonly category: Category
  readonly purpose: NonNullable<Kind['purpose']>
  /** Not to a number whose holder wants no more texts. */
  readonly unlessOptedOut: boolean
  /** Only where the shop has said that its campaign may. */
  readonly onlyUrgent?: true
  readonly source: PolicySource
}

/** The one text that a STOP may be answered by, for so many minutes. */
export const STOP_CONFIRMATIONS = [
  { country: 'US', minutes: 5, source: 'us-64-1200' },
  { country: 'CA', minutes: 5, source: 'us-64-1200' },
] as const satisfies readonly { country: string; minutes: number; source: PolicySource }[]

/** How long a STOP from this number may be confirmed; null where it is not, as in mainland China. */
export function confirmsStopFor(phone: string): number | null {
  const country = countryOfNumber(phone)
  return STOP_CONFIRMATIONS.find((row) => row.country === country)?.minutes ?? null
}

const CONFIRMATION = { category: 'transactional', purpose: 'stop-confirmation', may: 'pass-opt-out' } as const

const NOTICE = { country: 'CN', category: 'transactional', purpose: 'contract-notice', source: 'cn-order-31' } as const

/** Whatever no row allows is forbidden: in the US and Canada nothing but the confirmation passes an opt-out (`us-64-1200`). */
export const REACH_RULES: readonly ReachRule[] = [
  { ...NOTICE, may: 'pass-opt-out', unlessOptedOut: false },
  { ...NOTICE, may: 'leave-at-night', unlessOptedOut: true, onlyUrgent: true },
  ...STOP_CONFIRMATIONS.map(({ country, source }) => ({ ...CONFIRMATION, country, source, unlessOptedOut: false })),
]

type Asked = { kind: Pick<Kind, 'purpose'>; category: Category; phone: string; optOut: OptOut | null }
/** `isUrgent`: the shop lets its service texts leave at once by night. */
type AskedAtNight = Asked & { isUrgent: boolean }

/** Whether a text may reach a number whose holder wants no more texts. */
export function mayPassOptOut(asked: Asked): boolean {
  return isAllowed('pass-opt-out', asked)
}

/** The rules that must all be open where its reader may be; none where a text may leave at any hour. */
export function hoursFor(asked: AskedAtNight, rules: CompanyRules | null): readonly OpenHours[] {
  // Whoever asks for a text holds the phone in hand.
  if (asked.kind.purpose === 'own-request' || isAllowed('leave-at-night', asked)) return []
  return hoursOf({ country: countryOfNumber(asked.phone), category: asked.category }, rules)
}

function isAllowed(may: ReachRule['may'], asked: Asked & { isUrgent?: boolean }): boolean {
  const { category, phone, optOut, isUrgent = false } = asked
  const { purpose } = asked.kind
  if (purpose === undefined) return false
  const country = countryOfNumber(phone)
  const isOptedOut = optOut !== null && concerns(optOut, category)
  return REACH_RULES.some(
    (rule) =>
      rule.may === may &&
      rule.purpose === purpose &&
      rule.category === category &&
      rule.country === country &&
      !(rule.unlessOptedOut && isOptedOut) &&
      (rule.onlyUrgent !== true || isUrgent),
  )
}
