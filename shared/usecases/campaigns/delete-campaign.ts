import { factsOfCampaign } from '#shared/domain/campaigns/campaign-facts.ts'
import { isExpected } from '#shared/domain/expected-revs.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { recordDeed } from '../history/keep-audit.ts'
import { untilSaved } from '../until-saved.ts'
import { getCampaign } from './get-campaign.ts'
import { recordCampaign } from './record-campaign.ts'
import { type CampaignOutcome, type CampaignStep, thisCampaign, type UpdateCampaignDeps } from './update-campaign.ts'

export type DeleteCampaignDeps = UpdateCampaignDeps & { clock: Clock }

/**
 * Takes a draft away for good, and answers it as it was; the audit keeps what it said. What was ever active stays, since
 * messages name it. A repeat finds nothing: NOT_FOUND. A crash in between leaves the draft and an entry of what was asked for.
 * @throws AppError NOT_FOUND, CONFLICT (retryable)
 */
export async function deleteCampaign(
  deps: DeleteCampaignDeps,
  { id, by, expected }: CampaignStep,
): Promise<CampaignOutcome> {
  return untilSaved<CampaignOutcome>(thisCampaign(id), async () => {
    const campaign = await getCampaign(deps, id)
    if (!isExpected(campaign.rev, expected)) return { kind: 'changed-meanwhile', campaign }
    if (campaign.state !== 'draft') return { kind: 'refused', because: 'no-draft' }
    await recordCampaign(deps, campaign)
    const deed = { at: deps.clock.now(), by, what: 'campaign.deleted', before: factsOfCampaign(campaign), after: null }
    await recordDeed(deps, { type: 'campaign', id }, deed)
    return (await deps.campaigns.remove(campaign)) ? { kind: 'done', campaign } : 'lost'
  })
}
