import type { HomeView } from '#shared/contracts/console-api/home.ts'
import { failedShareOf } from '#shared/domain/campaigns/failed-share.ts'
import { groupCounts, type OutcomeGroup } from '../../outcome-groups.ts'

export type Sums = Record<OutcomeGroup, number> & {
  /** Of what a carrier has said yes or no to, 0 to 1; null while it said nothing. */
  failedShare: number | null
}

/** Above this share somebody should look. */
export const MANY_FAILED = 0.03

/** What today's texts have come to. People of a run whose page is not counted yet are waiting. */
export function sumUp({ days, uncounted }: Pick<HomeView, 'days' | 'uncounted'>): Sums {
  const counts = days.at(-1)?.counts ?? {}
  const groups = groupCounts(counts)
  return { ...groups, waiting: groups.waiting + uncounted, failedShare: failedShareOf(counts) }
}
