import type { Campaign } from '#shared/contracts/campaign.ts'
import type { CampaignPageRequest, CampaignStore } from '#shared/ports/campaign-store.ts'
import type { PageOf } from '#shared/ports/page-of.ts'

/**
 * Campaigns of a state, or of every state: active ones first, then paused ones, drafts and stopped ones; each newest first.
 * @throws AppError INVALID_INPUT for a cursor of another list.
 */
export function listCampaigns(
  { campaigns }: { campaigns: Pick<CampaignStore, 'listPage'> },
  request: CampaignPageRequest,
): Promise<PageOf<Campaign>> {
  return campaigns.listPage(request)
}
