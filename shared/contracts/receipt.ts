import * as z from 'zod'
import { Reason } from './message.ts'
import { Instant } from './primitives.ts'

/** A provider's later word on a text, in our terms. `said` is the carrier's own wording, without any number. */
export const Receipt = z.object({
  providerMessageId: z.string(),
  /** E.164. */
  to: z.string(),
  /** When the provider took the text. */
  acceptedAt: Instant,
  state: z.enum(['delivered', 'undelivered']),
  because: Reason.nullable(),
  said: z.string(),
})
export type Receipt = z.infer<typeof Receipt>
