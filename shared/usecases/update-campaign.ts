import type { Campaign, CampaignContent } from '#shared/contracts/campaign.ts'
import { type ContentFault, isSameContent } from '#shared/domain/campaign-content.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import { getCampaign } from './get-campaign.ts'

export type CampaignOutcome =
  | { kind: 'done'; campaign: Campaign }
  | { kind: 'invalid'; faults: readonly ContentFault[] }
  /** Stopped for good: nothing about it can be changed. */
  | { kind: 'stopped' }
  | { kind: 'refused'; because: 'never-fires' | 'not-active-yet' }

/** Either the campaign as it should be, or how it ends without a write. */
export type CampaignDecision = { next: Campaign } | CampaignOutcome

const TRIES = 5
const VERSIONS_TRIED = 50

/**
 * Reads, decides and writes the campaign; when somebody wrote in between, all three again.
 * @throws AppError NOT_FOUND, and CONFLICT (retryable) when others were first five times in a row.
 */
export async function updateCampaign(
  deps: { campaigns: CampaignStore },
  id: string,
  decide: (campaign: Campaign) => CampaignDecision | Promise<CampaignDecision>,
): Promise<CampaignOutcome> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const campaign = await getCampaign(deps, id)
    const decision = await decide(campaign)
    if (!('next' in decision)) return decision
    const saved = { ...decision.next, rev: campaign.rev + 1 }
    if (await deps.campaigns.save(saved, campaign.rev)) return { kind: 'done', campaign: saved }
  }
  throw changedByOthers(id)
}

/**
 * Keeps the content and gives back its version: the one asked for, or a later one where another content was kept under it
 * by a change that lost a race or was cut off before the campaign was saved. So a version never has two contents.
 * @throws AppError CONFLICT (retryable)
 */
export async function keepContent(
  deps: { campaigns: CampaignStore },
  { id }: Campaign,
  { version, content }: { version: number; content: CampaignContent },
): Promise<number> {
  for (let candidate = version; candidate < version + VERSIONS_TRIED; candidate += 1) {
    await deps.campaigns.keepVersion(id, candidate, content)
    const kept = await deps.campaigns.findVersion(id, candidate)
    if (kept !== undefined && isSameContent(kept, content)) return candidate
  }
  throw changedByOthers(id)
}

function changedByOthers(campaignId: string): AppError {
  return new AppError('CONFLICT', 'Others are changing this campaign. Try again.', {
    retryable: true,
    context: { campaignId },
  })
}
