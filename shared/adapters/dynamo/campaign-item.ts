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

const WithoutContent = Campaign.omit({ content: true })

/** @throws AppError MALFORMED_ITEM (not retryable) */
export function readCampaign(item: Item): Campaign {
  return { ...readFields(WithoutContent, item), content: readContent(item) }
}

const MOST_READ = 200
const read = new Map<string, CampaignContent>()

/**
 * Every event and every page reads its campaigns, whose content seldom changes: the same text gives the same object, which
 * nobody changes, so that what is made of it (a compiled scenario, read wordings) is made once.
 * @throws AppError MALFORMED_ITEM (not retryable)
 */
export function readContent(item: Item): CampaignContent {
  const { content: text } = readStored(StoredContent, item)
  const known = read.get(text)
  if (known !== undefined) return known
  const content = readJson(CampaignContent, text)
  if (read.size >= MOST_READ) read.clear()
  read.set(text, content)
  return content
}
