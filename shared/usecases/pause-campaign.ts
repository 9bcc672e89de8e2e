import type { CampaignSchedules } from '#shared/ports/campaign-schedules.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { type CampaignOutcome, updateCampaign } from './update-campaign.ts'

export type PauseCampaignDeps = { campaigns: CampaignStore; schedules: CampaignSchedules; clock: Clock }

/**
 * Holds an active campaign back until it is activated again. A repeat answers it unchanged and makes sure that its
 * schedules are gone. A draft cannot be paused.
 * @throws AppError NOT_FOUND, CONFLICT (retryable)
 */
export async function pauseCampaign(deps: PauseCampaignDeps, id: string): Promise<CampaignOutcome> {
  const outcome = await updateCampaign(deps, id, (campaign) => {
    if (campaign.state === 'stopped') return { kind: 'stopped' }
    if (campaign.state === 'draft') return { kind: 'refused', because: 'not-active-yet' }
    if (campaign.state === 'paused') return { kind: 'done', campaign }
    return { next: { ...campaign, state: 'paused', activeSince: null, changedAt: deps.clock.now() } }
  })
  if (outcome.kind === 'done') await deps.schedules.removeAll(outcome.campaign.id)
  return outcome
}
