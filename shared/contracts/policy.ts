import * as z from 'zod'
import { LastChange } from './audit.ts'
import { Category } from './message.ts'
import { LocalTime } from './primitives.ts'

const Weekdays = z
  .array(z.int().min(1).max(7))
  .min(1)
  .max(7)
  .refine((days) => new Set(days).size === days.length, 'must name each day once')

/**
 * When texts may leave, on the reader's clock: on these ISO weekdays (1 Monday to 7 Sunday) from the first minute on, until
 * just before the second. A window that ends no later than it begins goes on after midnight, on the day after.
 */
export const HoursWindow = z.strictObject({ days: Weekdays, from: LocalTime, until: LocalTime })
export type HoursWindow = z.infer<typeof HoursWindow>

/** `holidays`: whether texts leave on public holidays too. */
export const Hours = z.strictObject({ windows: z.array(HoursWindow).min(1).max(14), holidays: z.boolean() })
export type Hours = z.infer<typeof Hours>

/** Texts that one number gets at most: in a day of its own, in seven days and in 31, each counted back from now. */
export const Caps = z.strictObject({
  perDay: z.int().min(1).max(100).optional(),
  per7Days: z.int().min(1).max(100).optional(),
  perMonth: z.int().min(1).max(100).optional(),
})
export type Caps = z.infer<typeof Caps>

/** Two letters of ISO 3166-1, `EU` for its members, or `default` for every country without rules of its own. */
export const RuleCountry = z.string().regex(/^(?:[A-Z]{2}|default)$/, 'must be two letters such as CN, EU, or default')

export const CompanyHours = z.strictObject({ country: RuleCountry, category: Category, ...Hours.shape })
export type CompanyHours = z.infer<typeof CompanyHours>

export const CompanyCaps = z.strictObject({ country: RuleCountry, category: Category, ...Caps.shape })
export type CompanyCaps = z.infer<typeof CompanyCaps>

/** What a company adds to the presets, stricter only: one small item. The version goes up by one with every change. */
export const CompanyRules = z.object({
  hours: z.array(CompanyHours),
  caps: z.array(CompanyCaps),
  /** Single texts of every category that one number gets in a day. */
  perNumberAndDay: z.int().min(1).max(10).default(10),
  version: z.int().min(0),
  lastChange: LastChange.nullable(),
})
export type CompanyRules = z.infer<typeof CompanyRules>

/** What goes first where a number may have one marketing text a day: a day of one's own, a festival, what a company wrote for a reason, the rest. */
export const Precedence = z.enum(['birthday', 'festival', 'custom', 'broadcast'])
export type Precedence = z.infer<typeof Precedence>
