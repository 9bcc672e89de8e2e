import type {
  ActivationClaims,
  Campaign,
  CampaignContent,
  FiringBook,
  WaitingCampaigns,
} from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import type { KindId } from '#shared/contracts/message.ts'

export interface CampaignStore {
  /** Strongly consistent. */
  find(id: CampaignId): Promise<Campaign | undefined>
  /** All of them, newest first; a shop has tens. Strongly consistent. */
  list(): Promise<Campaign[]>
  /** Conditioned like `MessageStore.save`. */
  save(campaign: Campaign, expectedRev: number | 'absent'): Promise<boolean>
  /** The content of a version that was active. */
  findVersion(id: CampaignId, version: number): Promise<CampaignContent | undefined>
  /** Written once per version; a repeat changes nothing. */
  keepVersion(id: CampaignId, version: number, content: CampaignContent): Promise<void>
  /** Strongly consistent. */
  findClaims(kind: KindId): Promise<ActivationClaims | undefined>
  /** Conditioned like `MessageStore.save`. */
  saveClaims(claims: ActivationClaims, expectedRev: number | 'absent'): Promise<boolean>
  /** Strongly consistent; undefined where nobody has kept any yet. */
  findWaiting(): Promise<WaitingCampaigns | undefined>
  /** Conditioned like `MessageStore.save`. */
  saveWaiting(waiting: WaitingCampaigns, expectedRev: number | 'absent'): Promise<boolean>
  /** Strongly consistent. */
  findFirings(id: CampaignId): Promise<FiringBook | undefined>
  /** Conditioned like `MessageStore.save`. */
  saveFirings(book: FiringBook, expectedRev: number | 'absent'): Promise<boolean>
}
