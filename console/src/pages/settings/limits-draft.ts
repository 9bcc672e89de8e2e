import type { CapsView, HoursView } from '#shared/contracts/console-api/policies.ts'
import type { Category } from '#shared/contracts/message.ts'
import type { Caps, CompanyCaps, CompanyHours, Hours } from '#shared/contracts/policy.ts'
import { presetCountry } from '#shared/domain/policies/hours-of-country.ts'
import { loosenedByCaps, loosenedByHours } from '#shared/domain/policies/looser.ts'

/** What a company has set of hours and caps, as it stands. */
export type Standing = Limits & { rev: number; changedAt: string | null; changedBy: string | null }
export type Limits = { hours: readonly CompanyHours[]; caps: readonly CompanyCaps[]; perNumberAndDay: number }
export type Place = { country: string; category: Category }
export type CapName = keyof Caps
export const CAP_NAMES = ['perDay', 'per7Days', 'perMonth'] as const satisfies readonly CapName[]

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

type Rule = { country: string; category: Category }

/** Null where the two were read before and after a change. */
export function standingOf(hours: HoursView, caps: CapsView): Standing | null {
  const { rev, changedAt, changedBy } = caps
  if (hours.rev !== rev) return null
  return { hours: hours.items, caps: caps.items, perNumberAndDay: caps.perNumberAndDay, rev, changedAt, changedBy }
}

/** Those of a company's rules that were set for this very country. */
export function ownAt<Of extends Rule>(rules: readonly Of[], { country, category }: Place): Of[] {
  return rules.filter((rule) => rule.country === country && rule.category === category)
}

/** Those that hold there too, since they were set for all countries that share its preset. */
export function sharedAt<Of extends Rule>(rules: readonly Of[], { country, category }: Place): Of[] {
  const under = presetCountry(country)
  return under === country ? [] : ownAt(rules, { country: under, category })
}

export function withHours(limits: Limits, place: Place, own: readonly Hours[]): Limits {
  const named = own.map(({ windows, holidays }) => ({ ...place, windows, holidays }))
  return { ...limits, hours: withOwn(limits.hours, place, named) }
}

/** Without any cap nothing of one's own is left. */
export function withCaps(limits: Limits, place: Place, caps: Caps): Limits {
  const named = CAP_NAMES.every((name) => caps[name] === undefined) ? [] : [{ ...place, ...caps }]
  return { ...limits, caps: withOwn(limits.caps, place, named) }
}

/** In the place of those that stood there, so that what was not touched keeps its order. */
function withOwn<Of extends Rule>(rules: readonly Of[], place: Place, own: readonly Of[]): Of[] {
  const first = rules.findIndex((rule) => isAt(rule, place))
  const others = rules.filter((rule) => !isAt(rule, place))
  return first === -1 ? [...others, ...own] : others.toSpliced(first, 0, ...own)
}

function isAt(rule: Rule, { country, category }: Place): boolean {
  return rule.country === country && rule.category === category
}

/** The strictest of several, each number for itself. */
export function leastCaps(all: readonly Caps[]): Caps {
  const least: Caps = {}
  for (const name of CAP_NAMES) {
    const said = all.flatMap((caps) => caps[name] ?? [])
    if (said.length > 0) least[name] = Math.min(...said)
  }
  return least
}

/** As the preset's, so that whatever is typed next makes them stricter; by day where the preset is never shut. */
export function firstOwnHours({ windows, holidays }: Hours): Hours {
  const isNeverShut = windows.some(({ days, from, until }) => days.length === 7 && from === until)
  return { windows: isNeverShut ? [{ days: EVERY_DAY, from: '08:00', until: '21:00' }] : [...windows], holidays }
}

export type LimitFault = 'looser' | 'no-days' | 'backwards'

/** What is wrong with hours as they are typed: the server would refuse them. */
export function faultOfHours(place: Place, own: Hours): LimitFault | null {
  if (own.windows.some(({ days }) => days.length === 0)) return 'no-days'
  // Only for texts to staff is a preset open at midnight: any other window across it is a slip.
  if (place.category !== 'internal' && own.windows.some(({ from, until }) => until <= from)) return 'backwards'
  return loosenedByHours({ ...place, ...own }) === null ? null : 'looser'
}

/** The caps that are above the preset's. */
export function looserCaps(place: Place, caps: Caps): CapName[] {
  return CAP_NAMES.filter((name) => {
    const most = caps[name]
    return most !== undefined && loosenedByCaps({ ...place, [name]: most }) !== null
  })
}

export function hasFault({ hours, caps }: Limits): boolean {
  return (
    hours.some((rule) => faultOfHours(rule, rule) !== null) || caps.some((rule) => looserCaps(rule, rule).length > 0)
  )
}

/** What is sent, each part only where it is another than stands. */
export type LimitsChange = {
  hours?: readonly CompanyHours[]
  caps?: { items: readonly CompanyCaps[]; perNumberAndDay: number }
}

export function changeOf(draft: Limits, stands: Limits): LimitsChange | null {
  const hours = isSame(draft.hours, stands.hours) ? {} : { hours: draft.hours }
  const { caps, perNumberAndDay } = draft
  const isCapsSame = isSame(caps, stands.caps) && perNumberAndDay === stands.perNumberAndDay
  const change = { ...hours, ...(isCapsSame ? {} : { caps: { items: caps, perNumberAndDay } }) }
  return Object.keys(change).length === 0 ? null : change
}

/** What was changed of `base`, laid over what somebody else has saved meanwhile: elsewhere theirs stands. */
export function layOver({ draft, base, stands }: { draft: Limits; base: Limits; stands: Limits }): Limits {
  const perNumberAndDay =
    draft.perNumberAndDay === base.perNumberAndDay ? stands.perNumberAndDay : draft.perNumberAndDay
  let laid: Limits = { ...stands, perNumberAndDay }
  for (const place of placesOf(base, draft)) {
    const [before, now] = [ownAt(base.hours, place), ownAt(draft.hours, place)]
    if (!isSame(before, now)) laid = withHours(laid, place, now)
    const [cappedBefore, cappedNow] = [ownAt(base.caps, place), ownAt(draft.caps, place)]
    if (!isSame(cappedBefore, cappedNow)) laid = withCaps(laid, place, leastCaps(cappedNow))
  }
  return laid
}

/** The places at which two say something else. */
export function changedPlaces(one: Limits, other: Limits): Place[] {
  return placesOf(one, other).filter(
    (place) =>
      !isSame(ownAt(one.hours, place), ownAt(other.hours, place)) ||
      !isSame(ownAt(one.caps, place), ownAt(other.caps, place)),
  )
}

function placesOf(...all: readonly Limits[]): Place[] {
  const rules = all.flatMap(({ hours, caps }): Rule[] => [...hours, ...caps])
  const places = new Map(rules.map(({ country, category }) => [`${country} ${category}`, { country, category }]))
  return [...places.values()]
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
