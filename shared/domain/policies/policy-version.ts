import type { OpenCountries } from '#shared/contracts/line.ts'
import { QUIET_HOURS } from './quiet-hours.ts'

/** Goes up by one whenever the rules of this folder begin to judge otherwise. */
const RULES = 1

/** Names the rules by which texts are judged: those that ship, and what a company has set of them. */
export function policyVersionOf(countries: OpenCountries | null): string {
  const hours = `${QUIET_HOURS.fromMinute}-${QUIET_HOURS.untilMinute}`
  return [RULES, hours, countries === null ? 'unknown' : countries.allowed.join(' ')].join('/')
}
