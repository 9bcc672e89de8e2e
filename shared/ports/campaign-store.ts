import type {
  ActivationClaims,
  AudienceShelf,
  Campaign,
  CampaignContent,
  CampaignState,
  FiringBook,
  FormerCampaigns,
  WaitingCampaigns,
} from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import type { KindId } from '#shared/contracts/message.ts'
import type { PageOf, PageRequest } from './page-of.ts'

export type CampaignPageRequest = PageRequest & { state?: CampaignState | undefined }

export interface CampaignStore {
  /** Strongly consistent. */
  find(id: CampaignId): Promise<Campaign | undefined>
  /** All of them, newest first: grows with what a shop ever made, so nothing that is asked often asks it. Strongly consistent. */
  list(): Promise<Campaign[]>
  /**
   * Those of a state, or of all: active, paused, drafts, stopped; each newest first. What was saved before the call is in
   * it as it was saved. @throws AppError INVALID_INPUT (not retryable) for a foreign cursor
   */
  listPage(request: CampaignPageRequest): Promise<PageOf<Campaign>>
  /** Conditioned like `MessageStore.save`. */
  save(campaign: Campaign, expectedRev: number | 'absent'): Promise<boolean>
  /** Removes it if nothing was written since it was read; false when something was, or it is gone. */
  remove(campaign: Campaign): Promise<boolean>
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
  /** Strongly consistent; undefined where nobody has saved an audience yet. */
  findShelf(): Promise<AudienceShelf | undefined>
  /** Conditioned like `MessageStore.save`. */
  saveShelf(shelf: AudienceShelf, expectedRev: number | 'absent'): Promise<boolean>
  findFormer(): Promise<FormerCampaigns | undefined>
  /** Kept once for ever: a repeat changes nothing. */
  keepFormer(former: FormerCampaigns): Promise<void>
}
