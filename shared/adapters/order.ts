import { Buffer } from 'node:buffer'
import type { Campaign } from '#shared/contracts/campaign.ts'

/** The order of UTF-8 bytes, in which a table keeps its sort keys. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** Newest first; of one instant, by id. */
export function newestCampaignFirst(a: Campaign, b: Campaign): number {
  return b.createdAt.getTime() - a.createdAt.getTime() || compareBytes(a.id, b.id)
}
