import * as z from 'zod'
import { HeldRecord, Hold, HoldReason } from '../hold.ts'
import { LocalDate } from '../primitives.ts'
import { WireInstant } from './primitives.ts'

const Note = z.string().trim().min(1).max(500)

/** `until`: the last day; `record`: for promise, dispute and hardship, the only one that is held. */
export const HoldChange = z
  .strictObject({
    why: HoldReason,
    until: LocalDate.nullable().optional(),
    record: HeldRecord.nullable().optional(),
    note: Note,
  })
  .meta({ id: 'HoldChange' })

export const HoldEnd = z.strictObject({ note: Note }).meta({ id: 'HoldEnd' })

/** `phone`: the number that is held, where the hold is about one that is still theirs. */
export const HoldView = Hold.omit({ phoneHash: true })
  .extend({ from: WireInstant, phone: z.string().optional() })
  .meta({ id: 'Hold' })
export type HoldView = z.infer<typeof HoldView>
