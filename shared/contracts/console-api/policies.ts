import * as z from 'zod'
import { Category } from '../message.ts'
import { Caps, CompanyCaps, CompanyHours, HoursWindow, RuleCountry } from '../policy.ts'
import { Rev, WireInstant } from './primitives.ts'

/** Since when the version holds, and who made it, roles and account; null before anybody set anything. */
const changed = { changedAt: WireInstant.nullable(), changedBy: z.string().nullable() }

/** What the company has set: one version for hours and caps together. */
export const HoursView = z
  .object({ items: z.array(CompanyHours), version: z.int(), ...changed, rev: Rev })
  .meta({ id: 'HoursSetting' })
export type HoursView = z.infer<typeof HoursView>

const Version = z.int().optional().describe('The one that was read; where another stands by now the change is refused')

/** The whole list; without a rule for a country and category the preset holds alone. */
export const HoursChange = z
  .strictObject({ items: z.array(CompanyHours).max(100), version: Version })
  .meta({ id: 'HoursChange' })

export const CapsView = z
  .object({ items: z.array(CompanyCaps), perNumberAndDay: z.int(), version: z.int(), ...changed, rev: Rev })
  .meta({ id: 'CapsSetting' })
export type CapsView = z.infer<typeof CapsView>

export const CapsChange = z
  .strictObject({
    items: z.array(CompanyCaps).max(100),
    perNumberAndDay: z.int().min(1).max(10).optional(),
    version: Version,
  })
  .meta({ id: 'CapsChange' })

const Words = z.object({ zh: z.string(), en: z.string() })

/** A preset: what holds for texts of a category to numbers of a country, whatever a company sets. */
export const PolicyView = z
  .object({
    country: RuleCountry,
    category: Category,
    windows: z.array(HoursWindow),
    holidays: z.boolean().describe('Whether texts leave on public holidays too'),
    caps: Caps,
    optOutWords: z.boolean().describe('Whether each text must say how to stop them'),
    urgent: z.boolean().describe('Whether service texts may leave at once by night, by the shop’s word'),
    words: Words.describe('The hours and caps in a sentence'),
    sources: z
      .array(z.object({ says: z.string(), ...Words.shape, link: z.string().nullable(), readOn: z.iso.date() }))
      .describe('What the row rests on, and when that was last read; `says` is the same as `en`'),
  })
  .meta({ id: 'Policy' })
export type PolicyView = z.infer<typeof PolicyView>

export const PolicyList = z
  .object({
    items: z.array(PolicyView),
    members: z.array(z.string()).describe('The countries that `EU` means'),
    version: z
      .string()
      .describe('Of the presets and the company’s rules, as it stands on the trail of texts that left'),
  })
  .meta({ id: 'PolicyList' })
export type PolicyList = z.infer<typeof PolicyList>
