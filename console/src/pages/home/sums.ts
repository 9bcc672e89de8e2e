import type { HomeView } from '#shared/contracts/console-api/home.ts'

type Counts = HomeView['runs']['counts']
export type Sums = {
  delivered: number
  waiting: number
  heldBack: number
  failed: number
  /** Nobody knows yet, or ever, whether it arrived. */
  unsure: number
  /** Of what a carrier has said yes or no to, 0 to 1; null while it said nothing. */
  failedShare: number | null
}

const GROUPS = {
  delivered: ['delivered'],
  waiting: ['planned', 'claimed', 'accepted'],
  heldBack: ['suppressed', 'cancelled', 'expired'],
  failed: ['undelivered', 'rejected'],
  unsure: ['in-doubt', 'unconfirmed'],
} as const satisfies Record<string, readonly (keyof Counts)[]>

/** Above this share somebody should look. */
export const MANY_FAILED = 0.03

/** Every state counts in exactly one group. People of a run whose page is not counted yet are waiting. */
export function sumUp({ counts, planned }: HomeView['runs']): Sums {
  const sum = (states: readonly (keyof Counts)[]) => states.reduce((total, state) => total + (counts[state] ?? 0), 0)
  const counted = Object.values(counts).reduce((total, count) => total + count, 0)
  const delivered = sum(GROUPS.delivered)
  const failed = sum(GROUPS.failed)
  return {
    delivered,
    waiting: sum(GROUPS.waiting) + Math.max(0, planned - counted),
    heldBack: sum(GROUPS.heldBack),
    failed,
    unsure: sum(GROUPS.unsure),
    failedShare: delivered + failed === 0 ? null : failed / (delivered + failed),
  }
}
