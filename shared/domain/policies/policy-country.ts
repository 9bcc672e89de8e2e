/** Whose rules hold for a country's numbers; `default` for every country without rules of its own. */
export const POLICY_COUNTRIES = ['CN', 'US', 'GB', 'EU', 'IN', 'KR', 'default'] as const
export type PolicyCountry = (typeof POLICY_COUNTRIES)[number]

/** The members of the European Union, by ISO 3166-1. */
export const EU_MEMBERS: readonly string[] =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')

const UNDER: ReadonlyMap<string, PolicyCountry> = new Map<string, PolicyCountry>([
  ['CN', 'CN'],
  ['IN', 'IN'],
  ['KR', 'KR'],
  // Canada's numbers are told from American ones by area code alone, and its rules are no stricter.
  ...['US', 'CA', 'AS', 'GU', 'MP', 'PR', 'VI'].map((country) => [country, 'US'] as const),
  ...['GB', 'GG', 'IM', 'JE'].map((country) => [country, 'GB'] as const),
  ...EU_MEMBERS.map((country) => [country, 'EU'] as const),
])

/** The rules for numbers of this country, two letters of ISO 3166-1; `default` also where it is not known. */
export function policyCountryOf(country: string | undefined): PolicyCountry {
  return UNDER.get(country ?? '') ?? 'default'
}
