import type { Category } from '#shared/contracts/message.ts'
import type { Caps, Hours, HoursWindow } from '#shared/contracts/policy.ts'
import { POLICY_COUNTRIES, type PolicyCountry } from './policy-country.ts'
import type { PolicySource } from './policy-sources.ts'

/** What holds for texts of a category to numbers of a country, before a company adds to it. */
export type Policy = Hours & {
  readonly country: PolicyCountry
  readonly category: Category
  readonly caps: Caps
  /** Whether each text must say how to stop them. */
  readonly optOutWords: boolean
  /** Whether service texts may leave at once by night, by the shop's word; no preset lets them. */
  readonly urgent: boolean
  readonly sources: readonly PolicySource[]
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const NOT_SUNDAYS = [1, 2, 3, 4, 5, 6]
const WORKDAYS = [1, 2, 3, 4, 5]

const PLAIN = { holidays: true, caps: {}, optOutWords: false, urgent: false } as const
const PROMOTING = { ...PLAIN, category: 'marketing', optOutWords: true } as const
const COLLECTING = { ...PLAIN, category: 'collection' } as const

function open(days: readonly number[], from: string, until: string): { windows: HoursWindow[] } {
  return { windows: [{ days: [...days], from, until }] }
}

/** One row for each country and category. A row's caps and hours without a number in its sources are cautious ones of ours. */
export const POLICIES: readonly Policy[] = [
  ...POLICY_COUNTRIES.flatMap((country): Policy[] => [
    { ...PLAIN, country, category: 'transactional', ...open(EVERY_DAY, '08:00', '21:00'), sources: ['own-nights'] },
    { ...PLAIN, country, category: 'internal', ...open(EVERY_DAY, '00:00', '00:00'), sources: ['own-staff'] },
  ]),
  {
    ...{ ...PROMOTING, country: 'CN', ...open(EVERY_DAY, '09:00', '21:00'), caps: { perDay: 1, perMonth: 4 } },
    sources: ['cn-order-31', 'cn-carriers'],
  },
  {
    ...{ ...COLLECTING, country: 'CN', ...open(EVERY_DAY, '09:00', '20:00'), caps: { perDay: 1, per7Days: 3 } },
    sources: ['cn-collection'],
  },
  {
    ...{ ...PROMOTING, country: 'US', ...open(NOT_SUNDAYS, '10:00', '17:00'), caps: { perDay: 1, perMonth: 6 } },
    sources: ['us-64-1200', 'us-states'],
  },
  {
    ...{ ...COLLECTING, country: 'US', ...open(EVERY_DAY, '08:00', '21:00'), caps: { perDay: 1, per7Days: 3 } },
    ...{ optOutWords: true, sources: ['us-regulation-f'] },
  },
  {
    ...{ ...PROMOTING, country: 'GB', ...open(NOT_SUNDAYS, '08:00', '20:00'), caps: { perDay: 1, perMonth: 4 } },
    sources: ['gb-pecr'],
  },
  {
    ...{ ...COLLECTING, country: 'GB', ...open(NOT_SUNDAYS, '08:00', '21:00'), caps: { perDay: 1, per7Days: 3 } },
    sources: ['gb-conc-7'],
  },
  {
    ...{ ...PROMOTING, country: 'EU', ...open(NOT_SUNDAYS, '08:00', '20:00'), holidays: false },
    ...{ caps: { perDay: 1, perMonth: 4 }, sources: ['eu-eprivacy', 'fr-marketing'] },
  },
  {
    ...{ ...COLLECTING, country: 'EU', ...open(WORKDAYS, '09:00', '18:00'), caps: { perDay: 1, per7Days: 2 } },
    sources: ['own-caution'],
  },
  {
    ...{ ...PROMOTING, country: 'IN', ...open(EVERY_DAY, '10:00', '21:00'), caps: { perDay: 1 } },
    sources: ['in-tcccpr'],
  },
  {
    ...{ ...COLLECTING, country: 'IN', ...open(EVERY_DAY, '08:00', '19:00'), holidays: false },
    ...{ caps: { perDay: 1 }, sources: ['in-rbi'] },
  },
  {
    ...{ ...PROMOTING, country: 'KR', ...open(NOT_SUNDAYS, '09:00', '20:00'), caps: { perDay: 1, perMonth: 4 } },
    sources: ['kr-nights', 'own-caution'],
  },
  {
    ...{ ...COLLECTING, country: 'KR', ...open(WORKDAYS, '09:00', '18:00'), caps: { perDay: 1, per7Days: 2 } },
    sources: ['own-caution'],
  },
  {
    ...{ ...PROMOTING, country: 'default', ...open(NOT_SUNDAYS, '09:00', '20:00'), caps: { perDay: 1, perMonth: 4 } },
    sources: ['own-caution'],
  },
  {
    ...{ ...COLLECTING, country: 'default', ...open(WORKDAYS, '09:00', '18:00'), caps: { perDay: 1, per7Days: 2 } },
    sources: ['own-caution'],
  },
]

const byPlace = new Map(POLICIES.map((policy) => [`${policy.country} ${policy.category}`, policy]))

/** The row that holds for texts of this category in a country that has rules of its own, or `default`. */
export function policyFor(country: PolicyCountry, category: Category): Policy {
  const found = byPlace.get(`${country} ${category}`)
  if (found === undefined) throw new RangeError(`no policy for ${category} texts in ${country}`)
  return found
}
