import { POLICY_COUNTRIES } from '#shared/domain/policies/policy-country.ts'
import type { Limits } from './limits-draft.ts'

/** Which rules are looked at: of numbers that are texted, of the presets, and of countries that a company has rules for. */
export type PlaceGroups = { open: string[]; others: string[] }

/** Mainland China first, where it is open. Presets and countries with rules that are not open follow. */
export function groupCountries(allowed: readonly string[], { hours, caps }: Limits): PlaceGroups {
  const open = allowed.toSorted((one, other) => Number(other === 'CN') - Number(one === 'CN'))
  const ruled = [...hours, ...caps].map(({ country }) => country)
  const others = [...new Set<string>([...POLICY_COUNTRIES, ...ruled])].filter((country) => !open.includes(country))
  return { open, others }
}
