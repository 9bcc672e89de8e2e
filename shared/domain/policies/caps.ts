import type { Category } from '#shared/contracts/message.ts'
import type { CountedText, NumberTexts } from '#shared/contracts/number-texts.ts'
import type { Caps, CompanyRules } from '#shared/contracts/policy.ts'
import { addDays, type LocalDate } from '../calendar/time.ts'
import { type Place, rulesAt } from './hours-of-country.ts'
import { policyCountryOf } from './policy-country.ts'
import { policyFor } from './policy-table.ts'

/** Single texts of all categories to one number in a day, unless the company says fewer: what carriers in China allow. */
export const PER_NUMBER_AND_DAY = 10
/** The same words again within that long are a slip, not a text. */
const SAME_TEXT_MS = 30_000
const MONTH_DAYS = 31

export type CappedBy = 'day' | '7-days' | 'month' | 'number' | 'same-text'
/** `winner`: the newest of the texts that used up the room. */
export type Capped = { by: CappedBy; winner: string }

/** A text that asks for room at `at`. */
export type Asking = CountedText & { isSingle: boolean }

/** Mass service texts and mass texts to staff count nothing and are counted nowhere. */
export function isCounted(category: Category, isSingle: boolean): boolean {
  return isSingle || category === 'marketing' || category === 'collection'
}

/** The stricter of preset and company, each number for itself. */
export function capsOf(place: Place, rules: CompanyRules | null): Caps {
  const all = [policyFor(policyCountryOf(place.country), place.category).caps, ...rulesAt(place, rules?.caps ?? [])]
  const least = (name: keyof Caps) => Math.min(...all.map((caps) => caps[name] ?? Number.POSITIVE_INFINITY))
  return { perDay: least('perDay'), per7Days: least('per7Days'), perMonth: least('perMonth') }
}

/** Which cap leaves no room for a text beside those that were counted; null where there is room. Its own count does not bar it. */
export function cappedBy(
  asking: Asking,
  counted: NumberTexts | null,
  { country, rules }: { country: string | undefined; rules: CompanyRules | null },
): Capped | null {
  const others = (counted?.texts ?? []).filter(({ id }) => id !== asking.id)
  if (others.length === 0) return null
  const { category, day } = asking
  const caps = capsOf({ country, category }, rules)
  const alike = others.filter((one) => one.category === category)
  const broad = alike.filter(({ isBroad }) => isBroad)
  const mostSingle = rules?.perNumberAndDay ?? PER_NUMBER_AND_DAY
  return (
    full('day', since(day, 1, alike), caps.perDay) ??
    full('7-days', since(day, 7, alike), caps.per7Days) ??
    (asking.isBroad ? full('month', since(day, MONTH_DAYS, broad), caps.perMonth) : null) ??
    (asking.isSingle ? full('number', since(day, 1, others), mostSingle) : null) ??
    full(
      'same-text',
      others.filter((one) => isSameText(one, asking)),
      1,
    )
  )
}

/** Whether it stands there already with that day, so that nothing needs writing. */
export function isCountedOn(counted: NumberTexts | null, { id, day }: CountedText): boolean {
  return counted?.texts.some((one) => one.id === id && one.day === day) === true
}

/** The number's texts with this one, once, and without those that no window reaches any more. */
export function withText(counted: NumberTexts | null, phoneHash: string, text: CountedText): NumberTexts {
  const kept = since(text.day, MONTH_DAYS, counted?.texts ?? []).filter(({ id }) => id !== text.id)
  return { phoneHash, texts: [...kept, text], rev: (counted?.rev ?? 0) + 1 }
}

/** The count of a number with what is reserved on that day and has not left; the very count where nothing is. */
export function withReserved(
  counted: NumberTexts | null,
  reserved: readonly CountedText[],
  day: LocalDate,
): NumberTexts | null {
  const ids = new Set(counted?.texts.map(({ id }) => id))
  const more = reserved.filter((text) => text.day === day && !ids.has(text.id))
  if (more.length === 0) return counted
  // The newest names the winner, and what has left won.
  return { phoneHash: '', rev: 0, ...counted, texts: [...more, ...(counted?.texts ?? [])] }
}

function full(by: CappedBy, texts: readonly CountedText[], most = Number.POSITIVE_INFINITY): Capped | null {
  const winner = texts.at(-1)
  return winner !== undefined && texts.length >= most ? { by, winner: winner.id } : null
}

/** Those of `day` and the days before it, so many in all; what was counted on a later day counts too. */
function since(day: LocalDate, days: number, texts: readonly CountedText[]): CountedText[] {
  const first = addDays(day, 1 - days)
  return texts.filter((one) => one.day >= first)
}

function isSameText(one: CountedText, { at, print }: CountedText): boolean {
  return one.print === print && Math.abs(at.getTime() - one.at.getTime()) < SAME_TEXT_MS
}
