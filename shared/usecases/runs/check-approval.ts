import type { CampaignContent, Run } from '#shared/contracts/campaign.ts'
import { needsApproval } from '#shared/domain/campaigns/approval.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import { type GetApprovalDeps, getApproval } from '../campaigns/set-approval.ts'

export type CheckApprovalDeps = GetApprovalDeps & { campaigns: Pick<CampaignStore, 'find'> }

/** How the run of a firing begins: page by page, or whole first where its number may need an approval. */
export async function gateOf(deps: GetApprovalDeps): Promise<Run['gate']> {
  return (await getApproval(deps)).above === null ? null : 'when-whole'
}

/** Whether a run that is frozen whole may be handed over; what a stopped campaign left says so text by text. */
export async function mayHandOver(deps: CheckApprovalDeps, run: Run, content: CampaignContent): Promise<boolean> {
  const [campaign, { above }] = await Promise.all([deps.campaigns.find(run.campaignId), getApproval(deps)])
  if (campaign === undefined || campaign.state === 'stopped') return true
  return !needsApproval(campaign, { content, people: run.planned, above })
}
