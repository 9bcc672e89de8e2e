import * as z from 'zod'
import { Counts, ReasonCounts } from '../campaign.ts'
import { LocalDate } from '../primitives.ts'
import { ReasonView } from './message.ts'
import { WireInstant } from './primitives.ts'

/** Days that one answer may be about. */
export const MOST_RESULT_DAYS = 92

export const ResultsQuery = z.strictObject({
  from: LocalDate.optional().describe('The first day; 30 days up to `until` unless given'),
  until: LocalDate.optional().describe('The last day, today unless given; at most 92 days from the first'),
})

export const ResultsView = z
  .object({
    days: z.array(z.object({ date: LocalDate, counts: Counts })),
    totals: Counts,
    reasons: ReasonCounts,
    /** The reasons that are counted, in words. */
    words: z.array(ReasonView),
    parts: z.int(),
    /** At the line's present price; null where its currency is not known. */
    price: z.object({ minor: z.int(), currency: z.string() }).nullable(),
    /** Since when single messages may have moved without being counted; null where none may. */
    asOf: WireInstant.nullable(),
    /** People on pages that are not finished, who stand in no figure yet. */
    uncounted: z.int(),
    /** False where there was too much to read for one answer. */
    isComplete: z.boolean(),
  })
  .meta({ id: 'CampaignResults' })
export type ResultsView = z.infer<typeof ResultsView>
