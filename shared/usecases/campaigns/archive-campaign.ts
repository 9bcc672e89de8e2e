import type { Campaign } from '#shared/contracts/campaign.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { neverFires, type ScheduleCampaignDeps } from './schedule-campaign.ts'
import { type CampaignOutcome, type CampaignStep, type UpdateCampaignDeps, updateCampaign } from './update-campaign.ts'

export type ArchiveCampaignDeps = UpdateCampaignDeps &
  Pick<ScheduleCampaignDeps, 'contacts' | 'clock'> & { runs: Pick<RunStore, 'listRuns'> }

/** Each time zone in use has a run a firing. */
const RUNS_LOOKED_AT = 100

/**
 * Leaves a draft, a stopped campaign, or one whose last date is over and sent, out of the list. It stays as it is; a draft
 * that is activated is shown again. A repeat answers it unchanged.
 * @throws AppError NOT_FOUND, CONFLICT (retryable)
 */
export function archiveCampaign(deps: ArchiveCampaignDeps, step: CampaignStep): Promise<CampaignOutcome> {
  return updateCampaign(deps, step, async (campaign) => {
    if (campaign.archivedAt !== null) return { kind: 'done', campaign }
    if (!(await isOver(deps, campaign))) return { kind: 'refused', because: 'not-over' }
    const now = deps.clock.now()
    return { next: { ...campaign, archivedAt: now, changedAt: now }, what: 'campaign.archived' }
  })
}

async function isOver(deps: ArchiveCampaignDeps, campaign: Campaign): Promise<boolean> {
  if (campaign.state === 'draft' || campaign.state === 'stopped') return true
  if (campaign.state === 'paused' || !(await neverFires(deps, campaign, deps.clock.now()))) return false
  const { items } = await deps.runs.listRuns(campaign.id, { limit: RUNS_LOOKED_AT })
  return items.every(({ state }) => state === 'closed')
}
