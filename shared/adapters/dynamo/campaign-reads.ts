import * as z from 'zod'
import { AudienceShelf, type Campaign, type CampaignContent, WaitingCampaigns } from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import { readCampaign, readContent } from './campaign-item.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { campaignKey, SHELF_KEY, versionKey, WAITING_KEY } from './keys.ts'
import { readJson, readStored } from './stored-fields.ts'

const StoredWaiting = z.object({ campaigns: z.string(), rev: z.int() })
const StoredShelf = z.object({ audiences: z.string(), rev: z.int() })

/** What sending reads of campaigns, strongly consistent. */
export class DynamoCampaignReads implements Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf' | 'findWaiting'> {
  protected readonly campaigns: ItemTable

  constructor(tables: ItemTables) {
    this.campaigns = tables.campaigns
  }

  async find(id: CampaignId): Promise<Campaign | undefined> {
    const item = await this.campaigns.get(campaignKey(id))
    return item && readCampaign(item)
  }

  async findVersion(id: CampaignId, version: number): Promise<CampaignContent | undefined> {
    const item = await this.campaigns.get(versionKey(id, version))
    return item && readContent(item)
  }

  async findWaiting(): Promise<WaitingCampaigns | undefined> {
    const item = await this.campaigns.get(WAITING_KEY)
    if (item === undefined) return undefined
    const { campaigns, rev } = readStored(StoredWaiting, item)
    return { campaigns: readJson(WaitingCampaigns.shape.campaigns, campaigns), rev }
  }

  async findShelf(): Promise<AudienceShelf | undefined> {
    const item = await this.campaigns.get(SHELF_KEY)
    if (item === undefined) return undefined
    const { audiences, rev } = readStored(StoredShelf, item)
    return { audiences: readJson(AudienceShelf.shape.audiences, audiences), rev }
  }
}
