import * as z from 'zod'
import { ForeignId, Instant, LocalDate } from './primitives.ts'

export const HoldReason = z.enum([
  'wrong-number',
  'dispute',
  'promise',
  'hardship',
  'complaint',
  'deceased',
  'mourning',
])
export type HoldReason = z.infer<typeof HoldReason>

export const HeldRecord = z.strictObject({ type: z.string().regex(/^[a-z][a-z-]{0,30}$/), id: ForeignId })

/** While it stands a person is not texted, or not about one record. Staff sets and ends it. */
export const Hold = z.object({
  id: z.string(),
  why: HoldReason,
  from: Instant,
  /** The last day, on the reader's calendar; null until somebody ends it. */
  until: LocalDate.nullable(),
  /** The only record that is held; null for everything. */
  record: HeldRecord.nullable(),
  /** The number that is held, where the number is the matter: another number of the person is not. */
  phoneHash: z.string().nullable(),
  by: z.string(),
  note: z.string(),
})
export type Hold = z.infer<typeof Hold>

/** A hold as the history of a contact tells of it. */
export const HoldTold = Hold.pick({ why: true, until: true, record: true })
export type HoldTold = z.infer<typeof HoldTold>
