import * as z from 'zod'
import { newestCampaignFirst } from '#shared/adapters/order.ts'
import {
  ActivationClaims,
  type Campaign,
  type CampaignContent,
  FiringBook,
  FormerCampaigns,
} from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import type { KindId } from '#shared/contracts/message.ts'
import type { CampaignPageRequest, CampaignStore } from '#shared/ports/campaign-store.ts'
import type { PageOf } from '#shared/ports/page-of.ts'
import { campaignItem, readCampaign, readContent } from './campaign-item.ts'
import { noteLatest, pageOfCampaigns } from './campaign-pages.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { CAMPAIGNS_PK, campaignKey, claimsKey, firingsKey, formerKey, versionKey } from './keys.ts'
import { readJson, readStored } from './stored-fields.ts'

const StoredFormer = z.object({ former: z.string() })
const StoredClaims = z.object({ claims: z.string(), rev: z.int() })

/** Campaigns and the contents of their versions. Every read is strongly consistent, pages as `campaign-pages.ts` says. */
export class DynamoCampaignStore implements CampaignStore {
  private readonly campaigns: ItemTable
  /** It never changes. */
  private former: FormerCampaigns | undefined

  constructor(tables: ItemTables) {
    this.campaigns = tables.campaigns
  }

  async find(id: CampaignId): Promise<Campaign | undefined> {
    const item = await this.campaigns.get(campaignKey(id))
    return item && readCampaign(item)
  }

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

  async findVersion(id: CampaignId, version: number): Promise<CampaignContent | undefined> {
    const item = await this.campaigns.get(versionKey(id, version))
    return item && readContent(item)
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

  async findFirings(id: CampaignId): Promise<FiringBook | undefined> {
    const item = await this.campaigns.get(firingsKey(id))
    return item && readStored(FiringBook, item)
  }

  saveFirings(book: FiringBook, expectedRev: number | 'absent'): Promise<boolean> {
    return this.campaigns.putAtRev({ ...z.encode(FiringBook, book), ...firingsKey(book.campaignId) }, expectedRev)
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
