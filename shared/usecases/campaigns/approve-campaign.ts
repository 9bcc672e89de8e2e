import type { Campaign } from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { isSameAccount } from '#shared/domain/campaigns/approval.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { type CheckDryRunDeps, findCurrentDryRun } from './check-dry-run.ts'
import {
  type CampaignDecision,
  type CampaignOutcome,
  type CampaignStep,
  type UpdateCampaignDeps,
  updateCampaign,
} from './update-campaign.ts'

export type ApproveCampaignDeps = UpdateCampaignDeps &
  CheckDryRunDeps & { runs: Pick<RunStore, 'listRuns'>; queues: Pick<Queues, 'campaignJob'> }

/** Those of the last dates: each time zone in use has one a part. */
const RUNS_LOOKED_AT = 200

/**
 * Approves what a dry run told: this content, for that number of people. Refused to whoever changed the content last. Runs
 * that wait for it go on now; those that a crash leaves waiting do so at their next look. A repeat changes nothing.
 * @throws AppError NOT_FOUND, CONFLICT (retryable)
 */
export async function approveCampaign(
  deps: ApproveCampaignDeps,
  { fingerprint, ...step }: CampaignStep & { fingerprint: string },
): Promise<CampaignOutcome> {
  const outcome = await updateCampaign(deps, step, (campaign) => decide(deps, campaign, { ...step, fingerprint }))
  if (outcome.kind === 'done') await wakeRuns(deps, outcome.campaign.id)
  return outcome
}

async function decide(
  deps: ApproveCampaignDeps,
  campaign: Campaign,
  { fingerprint, by }: { fingerprint: string; by: string },
): Promise<CampaignDecision> {
  if (campaign.state === 'stopped') return { kind: 'stopped' }
  const editor = campaign.editedBy ?? campaign.lastChange?.by ?? null
  if (editor !== null && isSameAccount(editor, by)) return { kind: 'own-change' }
  if (campaign.approval?.fingerprint === fingerprint) return { kind: 'done', campaign }
  const dryRun = await findCurrentDryRun(deps, campaign, fingerprint)
  if (dryRun === undefined) return { kind: 'drifted' }
  const { contentPrint, selected: people } = dryRun
  const now = deps.clock.now()
  const approval = { fingerprint, contentPrint, people, by, at: now }
  return { next: { ...campaign, approval, changedAt: now }, what: 'campaign.approved' }
}

async function wakeRuns(deps: ApproveCampaignDeps, campaignId: CampaignId): Promise<void> {
  const { items } = await deps.runs.listRuns(campaignId, { limit: RUNS_LOOKED_AT })
  for (const { gate, part, zone, firedAt } of items) {
    if (gate === 'needs-approval') await deps.queues.campaignJob({ type: 'run', campaignId, part, zone, firedAt })
  }
}
