import type { Campaign, CampaignContent } from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'

export interface CampaignStore {
  /** Strongly consistent. */
  find(id: CampaignId): Promise<Campaign | undefined>
  /** All of them, newest first; a shop has tens. */
  list(): Promise<Campaign[]>
  /** Conditioned like `MessageStore.save`. */
  save(campaign: Campaign, expectedRev: number | 'absent'): Promise<boolean>
  /** The content of a version that was active. */
  findVersion(id: CampaignId, version: number): Promise<CampaignContent | undefined>
  /** Written once per version; a repeat changes nothing. */
  keepVersion(id: CampaignId, version: number, content: CampaignContent): Promise<void>
}
