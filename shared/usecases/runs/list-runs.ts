import type { Counts, Run } from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { keptCountsOf, sumsOf } from '#shared/domain/campaigns/counts.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { getCampaign } from '../campaigns/get-campaign.ts'

export type CountedRun = { run: Run; counts: Counts }

/**
 * The runs of a campaign, newest firing first, each with the sums over its counted pages; a page that is not finished
 * counts once it is. A run that keeps its sums costs no more than its item.
 * @throws AppError NOT_FOUND for an unknown campaign.
 */
export async function listRuns(
  deps: { campaigns: CampaignStore; runs: RunStore },
  { campaignId, page }: { campaignId: string; page: PageRequest },
): Promise<PageOf<CountedRun>> {
  return listCounted(deps, (await getCampaign(deps, campaignId)).id, page)
}

/** The same for a campaign that is known to be there. */
export async function listCounted(
  { runs }: { runs: Pick<RunStore, 'listRuns' | 'listProgress'> },
  campaignId: CampaignId,
  page: PageRequest,
): Promise<PageOf<CountedRun>> {
  const { items, next } = await runs.listRuns(campaignId, page)
  return { items: await Promise.all(items.map((run) => countRun(runs, run))), next }
}

async function countRun(runs: Pick<RunStore, 'listProgress'>, run: Run): Promise<CountedRun> {
  return { run, counts: keptCountsOf(run) ?? sumsOf(await runs.listProgress(run.id)) }
}
