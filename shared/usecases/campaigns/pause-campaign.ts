import type { CampaignSchedules } from '#shared/ports/campaign-schedules.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { type CampaignOutcome, type CampaignStep, type UpdateCampaignDeps, updateCampaign } from './update-campaign.ts'

export type PauseCampaignDeps = UpdateCampaignDeps & { schedules: CampaignSchedules; clock: Clock }

/**
 * Holds an active campaign back until it is activated again; what falls into the pause is answered then. A repeat answers it unchanged and makes sure that its
 * schedules are gone. A draft cannot be paused.
 * @throws AppError NOT_FOUND, CONFLICT (retryable)
 */
export async function pauseCampaign(deps: PauseCampaignDeps, step: CampaignStep): Promise<CampaignOutcome> {
  const outcome = await updateCampaign(deps, step, (campaign) => {
    if (campaign.state === 'stopped') return { kind: 'stopped' }
    if (campaign.state === 'draft') return { kind: 'refused', because: 'not-active-yet' }
    if (campaign.state === 'paused') return { kind: 'done', campaign }
    const now = deps.clock.now()
    return {
      next: { ...campaign, state: 'paused', activeUntil: now, changedAt: now },
      what: 'campaign.paused',
    }
  })
  if (outcome.kind === 'done') await deps.schedules.removeAll(outcome.campaign.id)
  return outcome
}
