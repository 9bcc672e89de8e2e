import type { Campaign } from '#shared/contracts/campaign.ts'
import { type AuditDeps, recordLastChange } from '../history/keep-audit.ts'

/** Writes the audit's entry of the campaign's last change; a repeat changes nothing. */
export async function recordCampaign(deps: AuditDeps, campaign: Campaign): Promise<void> {
  await recordLastChange(deps, { type: 'campaign', id: campaign.id }, campaign)
}
