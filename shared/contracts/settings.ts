import * as z from 'zod'
import { LastChange } from './audit.ts'
import { BusinessLine } from './business-line.ts'
import { Instant } from './primitives.ts'

/** Above how many people a second person must approve what a campaign sends; null for never. */
export const ApprovalSetting = z.object({
  above: z.int().min(0).nullable(),
  lastChange: LastChange.nullable().default(null),
  rev: z.int(),
})
export type ApprovalSetting = z.infer<typeof ApprovalSetting>

/** What the company does, by which the console says what to send first; null before anybody said so. */
export const BusinessSetting = z.object({
  line: BusinessLine.nullable(),
  lastChange: LastChange.nullable().default(null),
  rev: z.int(),
})
export type BusinessSetting = z.infer<typeof BusinessSetting>

/** How long the words of texts and replies are kept, in months. */
export const RetentionSetting = z.object({
  textMonths: z.int().min(1),
  lastChange: LastChange.nullable().default(null),
  rev: z.int(),
})
export type RetentionSetting = z.infer<typeof RetentionSetting>

/** Where forgetting old words has got to: the place among all contacts, null before the first; when this round began. */
export const ForgettingRound = z.object({ cursor: z.string().nullable(), begunAt: Instant, rev: z.int() })
export type ForgettingRound = z.infer<typeof ForgettingRound>
