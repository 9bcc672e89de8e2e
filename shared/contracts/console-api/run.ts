import * as z from 'zod'
import { Counts, RunState } from '../campaign.ts'
import { ReasonView } from './message.ts'
import { WireInstant } from './primitives.ts'

export const RunView = z
  .object({
    id: z.string(),
    part: z.string(),
    zone: z.string(),
    date: z.string(),
    firedAt: WireInstant,
    state: RunState,
    planned: z.int(),
    counts: Counts,
    /** Why nobody on it was texted, where one word says it for all. */
    reason: ReasonView.nullable(),
    /** What it waits for before anybody is texted. */
    waits: z.object({ code: z.literal('needs-approval'), zh: z.string(), en: z.string() }).nullable(),
  })
  .meta({ id: 'Run' })
export type RunView = z.infer<typeof RunView>

/** One run with its sums; `gap` names at most 100 contacts who are not closed yet. */
export const RunDetailsView = RunView.extend({
  campaignId: z.string(),
  pages: z.object({ finished: z.int(), open: z.int() }),
  gap: z.array(z.string()),
}).meta({ id: 'RunDetails' })
export type RunDetailsView = z.infer<typeof RunDetailsView>
