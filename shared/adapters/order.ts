import { Buffer } from 'node:buffer'
import type { Campaign, CampaignState } from '#shared/contracts/campaign.ts'

/** The order of UTF-8 bytes, in which a table keeps its sort keys. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** Newest first; of one instant, by id. */
export function newestCampaignFirst(a: Campaign, b: Campaign): number {
  return b.createdAt.getTime() - a.createdAt.getTime() || compareBytes(a.id, b.id)
}

/** The states in the order of a list: what texts people stands above what does not. */
export const LISTED_STATES: readonly CampaignState[] = ['active', 'paused', 'draft', 'stopped']

export type PlaceInList = Pick<Campaign, 'id' | 'state' | 'createdAt'>

/** By state, then newest first; 0 for two of one state and instant. */
export function compareTime(a: PlaceInList, b: PlaceInList): number {
  const byState = LISTED_STATES.indexOf(a.state) - LISTED_STATES.indexOf(b.state)
  return byState || b.createdAt.getTime() - a.createdAt.getTime()
}

/** As `compareTime`; of one instant by id from the last. */
export function compareListed(a: PlaceInList, b: PlaceInList): number {
  return compareTime(a, b) || compareBytes(b.id, a.id)
}
