import * as z from 'zod'
import { LastChange } from './audit.ts'
import { LocalTime } from './primitives.ts'

const Days = z.array(z.int().min(1).max(7)).min(1).max(7)

/** ISO weekdays, 1 Monday to 7 Sunday, and the hour until which a paid order still leaves that day; of several the last counts. */
export const CutOff = z.strictObject({ time: LocalTime, days: Days })
export type CutOff = z.infer<typeof CutOff>
export const CutOffs = z.array(CutOff).max(20)

/** Half-open, on the shop's own clock. */
export const ShopHours = z
  .strictObject({ days: Days, from: LocalTime, until: LocalTime })
  .refine(({ from, until }) => from < until, { path: ['until'], message: 'must be later than from' })

/** A word that stands in texts: one line, without the signature's brackets and the braces of wordings. */
function words(longest: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^【】{}\p{Cc}]*$/u, 'must be one line without 【】 and {}')
}

/** A shop, lender or other firm in whose name texts are sent. What is left out is not known. */
export const Shop = z.strictObject({
  /** As events name it. */
  id: z.string().min(1).max(64),
  /** As texts call it. */
  name: words(30),
  /** Without the brackets 【】. */
  signature: words(20).optional(),
  optOutWords: z.strictObject({ zh: words(40), en: words(60) }).optional(),
  /** The number that people may call. */
  hotline: z.string().trim().min(3).max(20).optional(),
  hours: ShopHours.optional(),
  /** Count for nudges of campaigns that name none. */
  cutOffs: CutOffs.optional(),
  /** Where carriers do not go: codes of regions, or what they begin with. */
  reach: z
    .array(
      z.strictObject({
        carrier: words(60),
        exceptRegions: z
          .array(z.string().regex(/^\d{2,6}$/u))
          .min(1)
          .max(100),
      }),
    )
    .max(20)
    .optional(),
})
export type Shop = z.infer<typeof Shop>

export const MOST_SHOPS = 50

/** One small item. `home`: whose records have plain ids; null while nobody knows. The version goes up by one with every change. */
export const ShopSettings = z.object({
  items: z.array(Shop),
  home: z.string().nullable(),
  version: z.int().min(0),
  lastChange: LastChange.nullable(),
})
export type ShopSettings = z.infer<typeof ShopSettings>
