import * as z from 'zod'
import { LastChange } from './audit.ts'
import { Instant, LocalDate } from './primitives.ts'

/** Money in millionths of the currency's unit, so that the price of one part has no fraction. */
const Micros = z.int().min(0)

/** Two letters of ISO 3166-1 each, in alphabetical order; the version goes up by one with every change. */
export const OpenCountries = z.object({ allowed: z.array(z.string()), version: z.int().min(0) })
export type OpenCountries = z.infer<typeof OpenCountries>

/** `CN US` or `CN,US`: what settings and environments say. */
export const CountryList = z
  .string()
  .transform((text) =>
    text
      .toUpperCase()
      .split(/[\s,]+/)
      .filter((country) => country !== ''),
  )
  .pipe(
    z
      .array(z.string().regex(/^[A-Z]{2}$/, 'must be countries by their two letters, such as CN US'))
      .min(1, 'must be set'),
  )

/** What holds for everything that one provider sends: one small item, changed by a condition on its revision. */
export const Line = z.object({
  provider: z.string(),
  /** The switch: while it is set nothing is submitted. */
  stop: z.object({ by: z.string(), why: z.string(), at: Instant }).nullable(),
  /** The provider takes nothing from us (funds, quota, credentials); tried again from `until` on. */
  fault: z.object({ code: z.string(), at: Instant, until: Instant, failures: z.int() }).nullable(),
  /** Half the rate until then: the provider throttled us. */
  slowUntil: Instant.nullable(),
  /** Parts a second; null for the provider's own default. */
  rates: z.object({ transactional: z.int().min(1), bulk: z.int().min(1) }).nullable(),
  /** A day's spending; null for no limit. */
  dailyBudgetMicros: Micros.nullable(),
  /** Which countries' numbers are texted; null on a line of release 0.1 until somebody has looked whom it texts. */
  countries: OpenCountries.nullable().default(null),
  /** Which version of the shops' settings holds, so that a sender reads them once for each; 0 while there are none. */
  shopsVersion: z.int().min(0).default(0),
  /** The same of what the company adds to the presets of the policies. */
  rulesVersion: z.int().min(0).default(0),
  /** The same of what the carrier has approved. */
  templatesVersion: z.int().min(0).default(0),
  /** The same of the endpoints that are told what happens: while it is 0 a sender reads nothing for them. */
  webhooksVersion: z.int().min(0).default(0),
  /** What was leased of the day's budget. */
  spent: z.object({ day: LocalDate, micros: Micros }),
  /** Until when each lane's parts are given away. */
  givenUntil: z.object({ transactional: Instant, bulk: Instant }),
  /** The last thing that somebody did to it; null where nobody did. */
  lastChange: LastChange.nullable().default(null),
  rev: z.int(),
})
export type Line = z.infer<typeof Line>

/** What a provider allows and costs as long as nobody says otherwise. */
export type LineDefaults = {
  provider: string
  /** Parts a second. */
  rates: { transactional: number; bulk: number }
  priceMicros: number
  /** Whose unit that is, by its code of ISO 4217. @default not known, and then no price is told */
  currency?: string
  /** The zone whose midnight begins a new day's budget. */
  zone: string
  /** Whose numbers a line texts before anybody has said, and what a day of it may cost; null for no limit. */
  countries: readonly string[]
  dailyBudgetMicros: number | null
}
