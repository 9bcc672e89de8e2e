import type { Caps, CompanyCaps, CompanyHours, Hours } from '#shared/contracts/policy.ts'
import { presetCountry } from './hours-of-country.ts'
import { isOpen } from './open-hours.ts'
import { type Policy, policyFor } from './policy-table.ts'

/** The preset that this rule would loosen; null where it is as strict or stricter. */
export function loosenedByHours(rule: CompanyHours): Policy | null {
  const preset = policyFor(presetCountry(rule.country), rule.category)
  return opensMore(rule, preset) || (rule.holidays && !preset.holidays) ? preset : null
}

/** The same of caps: a cap that the preset lacks is always stricter. */
export function loosenedByCaps({ country, category, ...caps }: CompanyCaps): Policy | null {
  const preset = policyFor(presetCountry(country), category)
  const isMore = (name: keyof Caps) => {
    const [own, most] = [caps[name], preset.caps[name]]
    return own !== undefined && most !== undefined && own > most
  }
  return isMore('perDay') || isMore('per7Days') || isMore('perMonth') ? preset : null
}

/** Any week will do: in UTC no clock changes, and holidays are another matter. */
const MONDAY_MS = Date.parse('2027-01-04T00:00:00Z')
const MINUTE_MS = 60_000
const WEEK_MINUTES = 7 * 1440

/** Between one end of a window and the next nothing opens or shuts, so those minutes are enough. */
function opensMore(own: Hours, preset: Hours): boolean {
  const edges = new Set([...own.windows, ...preset.windows].flatMap(({ from, until }) => [from, until]).concat('00:00'))
  const minutes = Array.from({ length: WEEK_MINUTES }, (_, minute) => minute)
  return minutes.some((minute) => {
    const at = new Date(MONDAY_MS + minute * MINUTE_MS)
    if (!edges.has(at.toISOString().slice(11, 16))) return false
    return isOpen(at, 'UTC', { ...own, isShutOn: null }) && !isOpen(at, 'UTC', { ...preset, isShutOn: null })
  })
}
