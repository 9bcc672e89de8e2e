import * as z from 'zod'
import { LocalDate, LocalizedText } from '../primitives.ts'
import { RecordType } from './record.ts'

/** 30 days. */
const MOST_HOURS = 720

export const OutcomeQuery = z.strictObject({
  from: LocalDate.optional().describe('The first day; 30 days up to `until` unless given'),
  until: LocalDate.optional().describe('The last day, today unless given; at most 92 days from the first'),
  fact: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe('Of the records that the texts are about; `paid` where they have it'),
  hours: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_HOURS)
    .default(24)
    .describe('Within how many hours after the first text'),
})

const Group = z.object({ records: z.int(), reached: z.int() })

export const OutcomeView = z
  .object({
    /** Of which records; null where the texts are about none, or none left. */
    type: RecordType.nullable(),
    fact: z.string().nullable(),
    /** What may be asked for, in words. */
    facts: z.array(z.object({ name: z.string(), words: LocalizedText })),
    hours: z.int(),
    /** Records that a text was about, and of how many of them the fact came to be so in time. */
    texted: Group,
    /** The same of those that the scenario's hold-out left without a text. */
    heldOut: Group,
    /** By how much the share of `texted` is larger, from -1 to 1, with its interval of 95 %; null without both groups. */
    difference: z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable(),
    /** Records whose hours are not over, which are not counted yet. */
    waiting: z.int(),
    /** False where there were more than 2,000 messages: the newest are counted. */
    isComplete: z.boolean(),
  })
  .meta({ id: 'CampaignOutcome' })
export type OutcomeView = z.infer<typeof OutcomeView>
