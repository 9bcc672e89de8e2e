import type { RunView } from '#shared/contracts/console-api/run.ts'

type Counted = Pick<RunView, 'planned' | 'counts' | 'state'>

/** States in which nothing more is done for a text; a receipt may still say more. */
const WAITING = new Set(['planned', 'claimed'])

/** How many people of a run have been dealt with, of how many; a run that has ended has dealt with all. */
export function progressOf({ planned, counts, state }: Counted): { done: number; of: number } {
  const handled = Object.entries(counts).reduce((sum, [each, n]) => (WAITING.has(each) ? sum : sum + (n ?? 0)), 0)
  return { done: state === 'closed' ? planned : Math.min(handled, planned), of: planned }
}
