import * as z from 'zod'
import { ForeignId, Instant } from './primitives.ts'

/**
 * An erasure under way. It alone still says who is looked for, and goes once nothing is left. `first`: what there is goes;
 * `second`: what somebody was just writing meanwhile goes too, at `lookAt`.
 */
export const Erasure = z.object({
  contactId: ForeignId,
  at: Instant,
  by: z.string(),
  note: z.string(),
  /** Every id under which texts and records of the person are kept. */
  ids: z.array(ForeignId),
  names: z.array(z.string()),
  /** E.164. */
  phones: z.array(z.string()),
  /** Keyed hashes of numbers that were told of the person: their managers'. */
  toldHashes: z.array(z.string()),
  look: z.enum(['first', 'second']),
  lookAt: Instant,
  rev: z.int(),
})
export type Erasure = z.infer<typeof Erasure>
