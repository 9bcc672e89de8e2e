import type { Queues } from '#shared/ports/queues.ts'
import type { PauseCampaignDeps } from './pause-campaign.ts'
import { type CampaignOutcome, type CampaignStep, updateCampaign } from './update-campaign.ts'

export type StopCampaignDeps = PauseCampaignDeps & { queues: Queues }

/**
 * Ends a campaign of any state for good: its schedules go, and what is still planned is cancelled by a job that follows.
 * A repeat answers it unchanged and asks for both again, which also heals a crash after the campaign was saved.
 * @throws AppError NOT_FOUND, CONFLICT (retryable)
 */
export async function stopCampaign(deps: StopCampaignDeps, step: CampaignStep): Promise<CampaignOutcome> {
  const outcome = await updateCampaign(deps, step, (campaign) => {
    if (campaign.state === 'stopped') return { kind: 'done', campaign }
    const now = deps.clock.now()
    const activeUntil = campaign.activeUntil ?? now
    return { next: { ...campaign, state: 'stopped', activeUntil, changedAt: now }, what: 'campaign.stopped' }
  })
  if (outcome.kind !== 'done') return outcome
  await deps.schedules.removeAll(outcome.campaign.id)
  await deps.queues.campaignJob({ type: 'cancel-planned', campaignId: outcome.campaign.id })
  return outcome
}
