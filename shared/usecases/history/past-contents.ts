import type { Campaign, CampaignContent } from '#shared/contracts/campaign.ts'
import { heldFrom, stretchesOf } from '#shared/domain/campaigns/campaign-time.ts'
import { heldSince } from '#shared/domain/scenarios/issues.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import { withGroups } from '../read-groups.ts'
import { readCampaign } from '../sending/read-campaign.ts'

/** What a campaign did in (`from`, `until`]: a firing that was missed goes by the content that held at its time. */
export type PastContent = { content: CampaignContent; from: Date; until: Date }
export type Lived = { campaign: Campaign; past: readonly PastContent[] }

/** Each campaign with its contents between two instants, none from before it was active; none of those that events start. */
export function readLived(
  deps: { campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf'> },
  campaigns: readonly Campaign[],
  { from, until }: { from: Date; until: Date },
): Promise<Lived[]> {
  return Promise.all(
    campaigns.map(async (campaign) => {
      if (kindFor(campaign).trigger === 'event' || campaign.activeSince === null) return { campaign, past: [] }
      const earliest = new Date(Math.max(from.getTime(), campaign.activeSince.getTime() - 1))
      const stretches = stretchesOf(campaign, earliest, until)
      const read = async (version: number) =>
        version === campaign.version ? campaign : readCampaign(deps.campaigns, campaign.id, version)
      const past = stretches.map(async ({ version, ...span }) => ({
        ...span,
        content: heldSince(await withGroups(deps, (await read(version)).content), heldFrom(campaign, version)),
      }))
      return { campaign, past: await Promise.all(past) }
    }),
  )
}
