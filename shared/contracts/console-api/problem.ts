import * as z from 'zod'

/** RFC 9457 problem details; `type` is stable, `errors` names every fault by its path. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string(), code: z.string().optional() })).optional(),
    /** What stands now, as a GET shows it, where a change was meant for another revision. */
    current: z.unknown().optional(),
    presets: z.array(z.unknown()).optional().describe('The presets that a setting would loosen, one for each fault'),
    campaignId: z.string().optional().describe('The other campaign, where one stands in the way'),
    users: z
      .array(z.object({ type: z.enum(['campaign', 'audience']), id: z.string(), name: z.string() }))
      .optional()
      .describe('What still names it, where that is in the way'),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>
