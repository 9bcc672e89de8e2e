import type { Campaign } from '#shared/contracts/campaign.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Queues } from '#shared/ports/queues.ts'
import { claimOccasions } from './claim-occasions.ts'
import { neverFires, type ScheduleCampaignDeps, scheduleCampaign } from './schedule-campaign.ts'
import {
  type CampaignDecision,
  type CampaignOutcome,
  type CampaignStep,
  keepContent,
  type UpdateCampaignDeps,
  updateCampaign,
} from './update-campaign.ts'

export type ActivateCampaignDeps = ScheduleCampaignDeps &
  UpdateCampaignDeps & { clock: Clock; queues: Pick<Queues, 'campaignJob'> }

/**
 * Lets a draft or paused campaign send from now on; nothing that happened before this instant is answered. Refused when
 * its only dates have passed. A repeat answers the campaign unchanged and makes sure of its schedules, which also heals
 * a crash after the campaign was saved.
 * @throws AppError NOT_FOUND, CONFLICT (retryable)
 */
export async function activateCampaign(deps: ActivateCampaignDeps, step: CampaignStep): Promise<CampaignOutcome> {
  const outcome = await updateCampaign(deps, step, (campaign) => decideActivation(deps, campaign))
  if (outcome.kind !== 'done') return outcome
  await scheduleCampaign(deps, outcome.campaign)
  // What waited for the end of a pause goes on now instead of at its next look.
  await deps.queues.campaignJob({ type: 'wake-waiting' })
  return outcome
}

async function decideActivation(deps: ActivateCampaignDeps, campaign: Campaign): Promise<CampaignDecision> {
  if (campaign.state === 'stopped') return { kind: 'stopped' }
  if (campaign.state === 'active') return { kind: 'done', campaign }
  const now = deps.clock.now()
  if (await neverFires(deps, campaign, now)) return { kind: 'refused', because: 'never-fires' }
  const claimed = await claimOccasions(deps, campaign, campaign.content)
  if (claimed.kind !== 'clear') return claimed
  const version = await keepContent(deps, campaign, campaign)
  return {
    next: { ...campaign, state: 'active', version, activeSince: now, changedAt: now },
    what: 'campaign.activated',
  }
}
