import type { Campaign, WaitingCampaign } from '#shared/contracts/campaign.ts'
import { editedAtOf } from '#shared/domain/campaigns/campaign-time.ts'
import { CLOCK, isWaiting, keyOfWait, waitsFor } from '#shared/domain/campaigns/waiting-campaigns.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import { withGroupsOfAll } from '../read-groups.ts'
import { readContent } from '../sending/read-campaign.ts'

/** A campaign as far as an event asks for it. */
export type AskedCampaign = Pick<Campaign, 'id' | 'kind' | 'state' | 'version' | 'activeSince' | 'content'> & {
  editedAt: Date | null
}

export type ReadWaitingDeps = {
  campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf' | 'findWaiting' | 'list'>
}

/**
 * The campaigns that wait for events about a type of record, those of orders and of their parcels together: one small item,
 * and contents that this process has read before. A campaign that is just being written is read itself. Saved audiences are
 * read once for all, where any of them names one. Where nobody has kept the item yet, as after an upgrade, all campaigns are read.
 */
export async function readWaiting({ campaigns }: ReadWaitingDeps, about: string = 'order'): Promise<AskedCampaign[]> {
  const waiting = await campaigns.findWaiting()
  const isAsked = (one: Pick<AskedCampaign, 'kind' | 'content'>) => waitsFor(one) === keyOfWait(about)
  if (waiting === undefined)
    return withGroupsOfAll({ campaigns }, (await campaigns.list()).filter(isWaiting).filter(isAsked).map(askedOf))
  const asked = waiting.campaigns.filter((one) => one.about === null || one.about === keyOfWait(about))
  const read = await Promise.all(asked.map((one) => readOne(campaigns, one)))
  return withGroupsOfAll({ campaigns }, read.flat().filter(isAsked))
}

/** The active campaigns that a text nobody asked for may begin: those of events, of whatever records. */
export async function readBegun({ campaigns }: ReadWaitingDeps): Promise<AskedCampaign[]> {
  const waiting = await campaigns.findWaiting()
  const all = waiting?.campaigns.filter(({ about }) => about !== CLOCK) ?? []
  const read = await Promise.all(all.map((one) => readOne(campaigns, one)))
  const begun = read.flat().filter(({ state, content }) => state === 'active' && content.scenario?.begins !== undefined)
  return withGroupsOfAll({ campaigns }, begun)
}

async function readOne(campaigns: ReadWaitingDeps['campaigns'], one: WaitingCampaign): Promise<AskedCampaign[]> {
  if (one.pending === null) return [{ ...one, content: await readContent(campaigns, one.id, one.version) }]
  const campaign = await campaigns.find(one.id)
  return campaign !== undefined && isWaiting(campaign) ? [askedOf(campaign)] : []
}

/** As an event asks for it. */
export function askedOf(campaign: Campaign): AskedCampaign {
  return { ...campaign, editedAt: editedAtOf(campaign) }
}

/** Whether word on a parcel under way may change what it plans. */
export function followsTracking(campaign: AskedCampaign): boolean {
  const kind = kindFor(campaign)
  return kind.trigger === 'event' && kind.followsTracking === true
}

/** Whether orders of one buyer for the same basket change what it says of each other. */
export function comparesBaskets(campaign: AskedCampaign): boolean {
  const kind = kindFor(campaign)
  return kind.trigger === 'event' && kind.comparesBaskets === true
}
