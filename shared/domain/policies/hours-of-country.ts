import type { Category } from '#shared/contracts/message.ts'
import type { CompanyRules, Hours } from '#shared/contracts/policy.ts'
import { isPublicHoliday, knowsHolidays } from '../calendar/public-holidays.ts'
import type { OpenHours } from './open-hours.ts'
import { POLICY_COUNTRIES, type PolicyCountry, policyCountryOf } from './policy-country.ts'
import { policyFor } from './policy-table.ts'

const presets = new Map<string, OpenHours>()
const ofCompanies = new WeakMap<CompanyRules, Map<string, readonly OpenHours[]>>()

/** Where a text goes (two letters of ISO 3166-1; undefined for a number of no country) and of which category it is. */
export type Place = { country: string | undefined; category: Category }

/**
 * The rules that must all be open for a text to leave: the preset's, and whatever a company has added for that country or
 * for those that share its preset.
 */
export function hoursOf(place: Place, rules: CompanyRules | null): readonly OpenHours[] {
  if (rules === null || rules.hours.length === 0) return [presetHours(place)]
  const known = ofCompanies.get(rules) ?? new Map<string, readonly OpenHours[]>()
  ofCompanies.set(rules, known)
  const key = `${place.country} ${place.category}`
  const found = known.get(key) ?? [presetHours(place), ...rulesAt(place, rules.hours).map(openHours(place))]
  known.set(key, found)
  return found
}

/** Those of a company's rules that hold for texts there. */
export function rulesAt<Rule extends { country: string; category: Category }>(
  { country, category }: Place,
  rules: readonly Rule[],
): Rule[] {
  const under = policyCountryOf(country)
  return rules.filter((rule) => rule.category === category && (rule.country === country || rule.country === under))
}

/** Whose preset a company's rule is measured by: `FR` by that of `EU`. */
export function presetCountry(country: string): PolicyCountry {
  return POLICY_COUNTRIES.find((one) => one === country) ?? policyCountryOf(country)
}

/** Whether some rule spares public holidays of which nothing is known in that year: they then count as ordinary days. */
export function missesHolidays(place: Place, rules: CompanyRules | null, year: number): boolean {
  const spares = hoursOf(place, rules).some(({ isShutOn }) => isShutOn !== null)
  return spares && !knowsHolidays(year, place.country ?? '')
}

function presetHours(place: Place): OpenHours {
  const key = `${place.country} ${place.category}`
  const found = presets.get(key) ?? openHours(place)(policyFor(policyCountryOf(place.country), place.category))
  presets.set(key, found)
  return found
}

function openHours({ country }: Place): (hours: Hours) => OpenHours {
  return ({ windows, holidays }) => ({
    windows,
    isShutOn: holidays || country === undefined ? null : (date) => isPublicHoliday(date, country),
  })
}
