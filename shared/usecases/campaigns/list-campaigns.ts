import type { Campaign } from '#shared/contracts/campaign.ts'
import { AppError } from '#shared/domain/errors.ts'
import { pageOfList } from '#shared/domain/paging.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'

/** Campaigns of every state, newest first. @throws AppError INVALID_INPUT for a cursor of another list. */
export async function listCampaigns(
  deps: { campaigns: CampaignStore },
  { limit, cursor }: PageRequest,
): Promise<PageOf<Campaign>> {
  const page = pageOfList(await deps.campaigns.list(), {
    list: 'campaigns',
    limit,
    cursor,
    keyOf: (campaign) => `${campaign.createdAt.toISOString()} ${campaign.id}`,
    descending: true,
  })
  if (page === undefined) {
    throw new AppError('INVALID_INPUT', 'The cursor does not belong to this list.', { retryable: false })
  }
  return page
}
