import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { RunView } from '#shared/contracts/console-api/run.ts'
import { api, type CampaignShelf, type Cursor } from '../../api.ts'

const RUN_KEPT_MS = 60_000

export function campaignsQuery(shelf: CampaignShelf) {
  return infiniteQueryOptions({
    queryKey: ['campaigns', shelf],
    queryFn: ({ pageParam }) => api.campaigns(shelf, pageParam),
    initialPageParam: null as Cursor,
    getNextPageParam: ({ next }) => next,
  })
}

/** The day of a campaign's last firing, and how many people it selected; null where it has not fired yet. */
export function lastRunQuery(campaignId: string) {
  return queryOptions({
    queryKey: ['last-run', campaignId],
    queryFn: async () => lastRunOf((await api.runs(campaignId, null)).items),
    staleTime: RUN_KEPT_MS,
  })
}

/** Runs come newest first; a day's parts and time zones are one firing to whoever reads the list. */
export function lastRunOf(runs: readonly Pick<RunView, 'date' | 'planned'>[]): { date: string; people: number } | null {
  const [newest] = runs
  if (newest === undefined) return null
  const people = runs.filter(({ date }) => date === newest.date).reduce((sum, { planned }) => sum + planned, 0)
  return { date: newest.date, people }
}
