import type { CampaignContent, Run } from '#shared/contracts/campaign.ts'
import { needsApproval } from '#shared/domain/campaigns/approval.ts'
import type { ApprovalSettings } from '#shared/ports/approval-settings.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'

export type CheckApprovalDeps = {
  campaigns: Pick<CampaignStore, 'find'>
  approvalSettings: Pick<ApprovalSettings, 'find'>
}

/** How the run of a firing begins: page by page, or whole first where its number may need an approval. */
export async function gateOf({ approvalSettings }: CheckApprovalDeps): Promise<Run['gate']> {
  const setting = await approvalSettings.find()
  return setting === undefined || setting.above === null ? null : 'when-whole'
}

/** Whether a run that is frozen whole may be handed over; what a stopped campaign left says so text by text. */
export async function mayHandOver(deps: CheckApprovalDeps, run: Run, content: CampaignContent): Promise<boolean> {
  const [campaign, setting] = await Promise.all([deps.campaigns.find(run.campaignId), deps.approvalSettings.find()])
  if (campaign === undefined || campaign.state === 'stopped') return true
  return !needsApproval(campaign, { content, people: run.planned, above: setting?.above ?? null })
}
