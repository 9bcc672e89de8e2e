import * as z from 'zod'
import { Rev, WireInstant } from './primitives.ts'

const Rates = z.strictObject({ transactional: z.int().min(1).max(1_000_000), bulk: z.int().min(1).max(1_000_000) })

/** What holds for everything that is sent: the switch, a fault of the provider, the pace in parts a second, the day's budget. */
export const LineView = z
  .object({
    provider: z.string(),
    state: z.enum(['open', 'stopped', 'down']),
    stop: z.object({ by: z.string(), why: z.string(), at: WireInstant }).nullable(),
    fault: z.object({ code: z.string(), at: WireInstant, until: WireInstant }).nullable(),
    slowUntil: WireInstant.nullable(),
    rates: Rates,
    /** Money in millionths of the currency's unit; null for no limit. */
    dailyBudgetMicros: z.int().nullable(),
    spentTodayMicros: z.int(),
    priceMicros: z.int(),
    /** Counts what people set, not what the line notes of its own pace and spending. */
    rev: Rev,
  })
  .meta({ id: 'Line' })
export type LineView = z.infer<typeof LineView>

export const LineStop = z.strictObject({ why: z.string().trim().min(1).max(300) }).meta({ id: 'LineStop' })

export const LineChange = z
  .strictObject({ rates: Rates.nullable().optional(), dailyBudgetMicros: z.int().min(0).nullable().optional() })
  .meta({ id: 'LineChange' })
