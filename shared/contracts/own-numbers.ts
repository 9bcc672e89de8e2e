import * as z from 'zod'
import { Instant } from './primitives.ts'

/** A number that its holder's account has confirmed; of the number only its keyed hash and what of it may be shown. */
export const OwnNumber = z.object({
  id: z.string(),
  phoneHash: z.string(),
  masked: z.string(),
  confirmedAt: Instant,
})
export type OwnNumber = z.infer<typeof OwnNumber>

/**
 * The numbers of one account's own, and what bounds their use. `asked` waits for its code, which is kept nowhere: it follows
 * from `nonce` under the pepper.
 */
export const OwnNumbers = z.object({
  account: z.string(),
  numbers: z.array(OwnNumber),
  asked: z
    .object({ phoneHash: z.string(), masked: z.string(), nonce: z.string(), at: Instant, tries: z.int() })
    .nullable(),
  /** When codes, and when test texts, were asked for within the last hour. */
  codesAt: z.array(Instant),
  textsAt: z.array(Instant),
  rev: z.int(),
})
export type OwnNumbers = z.infer<typeof OwnNumbers>
