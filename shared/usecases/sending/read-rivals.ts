import type { Campaign } from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { mayGiveWay, mayTakeRoomOf } from '#shared/domain/policies/precedence.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import { withGroupsOfAll } from '../read-groups.ts'

export type ReadRivalsDeps = { campaigns: Pick<CampaignStore, 'find' | 'findShelf' | 'findWaiting'> }

/**
 * The active campaigns whose texts may go before those of that one, with what the saved audiences that they name say: one small
 * item for texts that may give way at all, and each such campaign. None where nobody has kept the item yet, as right after an upgrade.
 */
export async function readRivals(
  { campaigns }: ReadRivalsDeps,
  text: Pick<Message, 'kind' | 'category'> & { campaignId: CampaignId },
): Promise<Campaign[]> {
  if (!mayGiveWay(text)) return []
  const waiting = await campaigns.findWaiting()
  const named = (waiting?.campaigns ?? []).filter(
    ({ id, kind, category }) => id !== text.campaignId && category !== null && mayTakeRoomOf(text, { kind, category }),
  )
  const found = await Promise.all(named.map(({ id }) => campaigns.find(id)))
  const active = found.filter((one) => one?.state === 'active').filter((one) => one !== undefined)
  const marketing = active.filter((one) => kindFor(one).category === 'marketing')
  return withGroupsOfAll({ campaigns }, marketing)
}
