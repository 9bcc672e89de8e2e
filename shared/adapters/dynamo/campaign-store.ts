import * as z from 'zod'
import { newestCampaignFirst } from '#shared/adapters/order.ts'
import {
  ActivationClaims,
  AudienceShelf,
  type Campaign,
  type CampaignContent,
  FiringBook,
  FormerCampaigns,
  WaitingCampaigns,
} from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import type { KindId } from '#shared/contracts/message.ts'
import type { CampaignPageRequest, CampaignStore } from '#shared/ports/campaign-store.ts'
import type { PageOf } from '#shared/ports/page-of.ts'
import { campaignItem, readCampaign } from './campaign-item.ts'
import { noteLatest, pageOfCampaigns } from './campaign-pages.ts'
import { DynamoCampaignReads } from './campaign-reads.ts'
import {
  CAMPAIGNS_PK,
  campaignKey,
  claimsKey,
  firingsKey,
  formerKey,
  SHELF_KEY,
  versionKey,
  WAITING_KEY,
} from './keys.ts'
import { readJson, readStored } from './stored-fields.ts'

const StoredFormer = z.object({ former: z.string() })
const StoredClaims = z.object({ claims: z.string(), rev: z.int() })

/** Campaigns and the contents of their versions. Every read is strongly consistent, pages as `campaign-pages.ts` says. */
export class DynamoCampaignStore extends DynamoCampaignReads implements CampaignStore {
  /** It never changes. */
  private former: FormerCampaigns | undefined

  async list(): Promise<Campaign[]> {
    const items = await this.campaigns.query({ hash: CAMPAIGNS_PK })
    return items.map(readCampaign).sort(newestCampaignFirst)
  }

  listPage(request: CampaignPageRequest): Promise<PageOf<Campaign>> {
    return pageOfCampaigns(this.campaigns, request)
  }

  async save(campaign: Campaign, expectedRev: number | 'absent'): Promise<boolean> {
    if (!(await this.campaigns.putAtRev(campaignItem(campaign), expectedRev))) return false
    await noteLatest(this.campaigns, campaign)
    return true
  }

  async remove(campaign: Campaign): Promise<boolean> {
    if (!(await this.campaigns.removeAtRev(campaignKey(campaign.id), campaign.rev))) return false
    // The index may show it for a moment: by a later write of it a list then finds that it is gone.
    await noteLatest(this.campaigns, { ...campaign, rev: campaign.rev + 1 })
    return true
  }

  async keepVersion(id: CampaignId, version: number, content: CampaignContent): Promise<void> {
    await this.campaigns.putAtRev({ ...versionKey(id, version), content: JSON.stringify(content) }, 'absent')
  }

  async findClaims(kind: KindId): Promise<ActivationClaims | undefined> {
    const item = await this.campaigns.get(claimsKey(kind))
    if (item === undefined) return undefined
    const { claims, rev } = readStored(StoredClaims, item)
    return { kind, claims: readJson(ActivationClaims.shape.claims, claims), rev }
  }

  saveClaims(claims: ActivationClaims, expectedRev: number | 'absent'): Promise<boolean> {
    const { kind, rev, claims: list } = z.encode(ActivationClaims, claims)
    return this.campaigns.putAtRev({ ...claimsKey(kind), claims: JSON.stringify(list), rev }, expectedRev)
  }

  saveWaiting(waiting: WaitingCampaigns, expectedRev: number | 'absent'): Promise<boolean> {
    const { campaigns, rev } = z.encode(WaitingCampaigns, waiting)
    return this.campaigns.putAtRev({ ...WAITING_KEY, campaigns: JSON.stringify(campaigns), rev }, expectedRev)
  }

  async findFirings(id: CampaignId): Promise<FiringBook | undefined> {
    const item = await this.campaigns.get(firingsKey(id))
    return item && readStored(FiringBook, item)
  }

  saveFirings(book: FiringBook, expectedRev: number | 'absent'): Promise<boolean> {
    return this.campaigns.putAtRev({ ...z.encode(FiringBook, book), ...firingsKey(book.campaignId) }, expectedRev)
  }

  saveShelf(shelf: AudienceShelf, expectedRev: number | 'absent'): Promise<boolean> {
    const { audiences, rev } = z.encode(AudienceShelf, shelf)
    return this.campaigns.putAtRev({ ...SHELF_KEY, audiences: JSON.stringify(audiences), rev }, expectedRev)
  }

  async findFormer(): Promise<FormerCampaigns | undefined> {
    if (this.former !== undefined) return this.former
    const item = await this.campaigns.get(formerKey())
    if (item !== undefined) this.former = readJson(FormerCampaigns, readStored(StoredFormer, item).former)
    return this.former
  }

  async keepFormer(former: FormerCampaigns): Promise<void> {
    const item = { ...formerKey(), former: JSON.stringify(z.encode(FormerCampaigns, former)) }
    await this.campaigns.putAtRev(item, 'absent')
  }
}
