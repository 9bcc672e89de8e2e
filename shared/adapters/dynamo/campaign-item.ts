import * as z from 'zod'
import { Campaign, CampaignContent } from '#shared/contracts/campaign.ts'
import type { Item } from './item.ts'
import { campaignKey, type Key } from './keys.ts'
import { readFields, readJson, readStored, storedFields } from './stored-fields.ts'

const StoredContent = z.object({ content: z.string() })

export function campaignItem(campaign: Campaign): Item & Key {
  const { content, ...fields } = z.encode(Campaign, campaign)
  return { ...storedFields(fields), ...campaignKey(campaign.id), content: JSON.stringify(content) }
}

/** @throws AppError MALFORMED_ITEM (not retryable) */
export function readCampaign(item: Item): Campaign {
  return readFields(Campaign, { ...item, content: readContent(item) })
}

/** @throws AppError MALFORMED_ITEM (not retryable) */
export function readContent(item: Item): CampaignContent {
  return readJson(CampaignContent, readStored(StoredContent, item).content)
}
