import type { OpenCountries } from '#shared/contracts/line.ts'
import type { CompanyRules } from '#shared/contracts/policy.ts'

/** Goes up by one whenever the rules of this folder begin to judge otherwise. */
const RULES = 2

/** Names the rules by which texts are judged: those that ship, and what a company has set of them (0 for nothing). */
export function policyVersionOf({
  countries,
  rulesVersion,
}: {
  countries: OpenCountries | null
  rulesVersion: number
}): string {
  return [RULES, rulesVersion, countries === null ? 'unknown' : countries.allowed.join(' ')].join('/')
}

/** The same as it stands on the trail of a text that left: `2.7`, the shipped rules and the company's. */
export function shortVersionOf(rules: CompanyRules | null): string {
  return `${RULES}.${rules?.version ?? 0}`
}
