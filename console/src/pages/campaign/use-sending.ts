import { useInfiniteQuery } from '@tanstack/react-query'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { RunView } from '#shared/contracts/console-api/run.ts'
import { useNow } from '../../use-clock.ts'
import { nextSendOf } from '../campaigns/next-send.ts'
import { runsQuery } from './queries.ts'
import { progressOf } from './run-progress.ts'

/** Its books are closed some minutes after the last text. */
function isUnderWay(run: RunView): boolean {
  const { done, of } = progressOf(run)
  return run.state === 'freezing' || done < of
}

/** Since when an active campaign whose only moment has come is still sending; null where it is done, or has more to come. */
export function useSendingSince(campaign: CampaignView): Date | null {
  const next = nextSendOf(campaign, useNow())
  const { data } = useInfiniteQuery(runsQuery(campaign.id))
  if (campaign.state !== 'active' || next.kind !== 'over' || data === undefined) return null
  const runs = data.pages.flatMap(({ items }) => items)
  return runs.length === 0 || runs.some(isUnderWay) ? next.at : null
}
