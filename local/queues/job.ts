import * as z from 'zod'

export const Job = z.object({
  id: z.string(),
  queue: z.string(),
  body: z.string(),
  sentAtMs: z.int(),
  /** Deliveries that failed. */
  failures: z.int(),
  dead: z.object({ reason: z.string(), atMs: z.int() }).nullable(),
})
export type Job = z.infer<typeof Job>
