import type { Campaign } from '#shared/contracts/campaign.ts'
import { CampaignId } from '#shared/contracts/ids.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'

/** The campaign as last written. @throws AppError NOT_FOUND, also for text that is no campaign's id. */
export async function getCampaign(deps: { campaigns: CampaignStore }, id: string): Promise<Campaign> {
  const parsed = CampaignId.safeParse(id)
  const campaign = parsed.success ? await deps.campaigns.find(parsed.data) : undefined
  if (campaign === undefined) throw new AppError('NOT_FOUND', 'There is no such campaign.', { retryable: false })
  return campaign
}
