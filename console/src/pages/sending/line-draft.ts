import type { LineView } from '#shared/contracts/console-api/line.ts'
import type { LineChange } from '../../api.ts'
import { microsOf, unitsOf } from '../../line-state.ts'

/** What is being edited: parts a second by lane, and the day's budget in the currency's unit, null for no limit. */
export type LineDraft = { transactional: number; bulk: number; dailyBudget: number | null }

export function draftOf({ rates, dailyBudgetMicros }: LineView): LineDraft {
  return { ...rates, dailyBudget: dailyBudgetMicros === null ? null : unitsOf(dailyBudgetMicros) }
}

/** Only what differs from what holds, or undefined when nothing does; both lanes go together. */
export function changeOf(draft: LineDraft, line: LineView): LineChange | undefined {
  const dailyBudgetMicros = draft.dailyBudget === null ? null : microsOf(draft.dailyBudget)
  const { transactional, bulk } = draft
  const samePace = transactional === line.rates.transactional && bulk === line.rates.bulk
  const change: LineChange = {
    ...(samePace ? {} : { rates: { transactional, bulk } }),
    ...(dailyBudgetMicros === line.dailyBudgetMicros ? {} : { dailyBudgetMicros }),
  }
  return Object.keys(change).length === 0 ? undefined : change
}
