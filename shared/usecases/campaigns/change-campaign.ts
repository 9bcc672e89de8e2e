import type { Campaign } from '#shared/contracts/campaign.ts'
import type { CampaignChange } from '#shared/contracts/console-api/campaign.ts'
import {
  type ContentAnswer,
  changeContent,
  isSameAnswer,
  isSameContent,
} from '#shared/domain/campaigns/campaign-content.ts'
import { addVersion } from '#shared/domain/campaigns/campaign-time.ts'
import { changePresetContent } from '#shared/domain/campaigns/preset-content.ts'
import { changeScenarioContent } from '#shared/domain/campaigns/scenario-content.ts'
import { isWaiting } from '#shared/domain/campaigns/waiting-campaigns.ts'
import { presetOf } from '#shared/domain/scenarios/presets/catalogue.ts'
import { findKind } from '#shared/domain/scenarios/registry.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Queues } from '#shared/ports/queues.ts'
import { faultsOfMovedMoment } from './check-moment.ts'
import { checkSavedAudiences } from './check-saved-audiences.ts'
import { claimOccasions } from './claim-occasions.ts'
import { type ScheduleCampaignDeps, scheduleCampaign } from './schedule-campaign.ts'
import {
  type CampaignDecision,
  type CampaignOutcome,
  type CampaignStep,
  keepContent,
  type UpdateCampaignDeps,
  updateCampaign,
} from './update-campaign.ts'

export type ChangeCampaignDeps = ScheduleCampaignDeps &
  UpdateCampaignDeps & { clock: Clock; queues: Pick<Queues, 'campaignJob'> }

/**
 * Lays the change over the campaign's content. A draft is changed in place; an active or paused one gets a new version,
 * which holds from the next firing, and for every single text that is not sent. A repeat, or a change that changes nothing,
 * makes no new version. A crash after the campaign is saved leaves the old schedules, and planned texts as they were: the
 * same request again, or the reconcile, puts them right.
 * @throws AppError NOT_FOUND, CONFLICT (retryable)
 */
export async function changeCampaign(
  deps: ChangeCampaignDeps,
  {
    change,
    mayBeTransactional = false,
    ...step
  }: CampaignStep & { change: CampaignChange; mayBeTransactional?: boolean },
): Promise<CampaignOutcome> {
  const outcome = await updateCampaign(deps, step, (campaign) =>
    decideChange(deps, campaign, { change, mayBeTransactional }),
  )
  if (outcome.kind !== 'done') return outcome
  if (outcome.campaign.state === 'active') await scheduleCampaign(deps, outcome.campaign)
  if (isWaiting(outcome.campaign))
    await deps.queues.campaignJob({ type: 'follow-edit', campaignId: outcome.campaign.id })
  return outcome
}

async function decideChange(deps: ChangeCampaignDeps, campaign: Campaign, asked: Asked): Promise<CampaignDecision> {
  if (campaign.state === 'stopped') return { kind: 'stopped' }
  const answer = await checkSavedAudiences(deps, changed(campaign, asked))
  if (!answer.ok) return { kind: 'invalid', faults: answer.faults }
  const { content } = answer
  if (isSameContent(content, campaign.content)) return { kind: 'done', campaign }
  const now = deps.clock.now()
  const faults = await faultsOfMovedMoment(deps, campaign, { content, now })
  if (faults.length > 0) return { kind: 'invalid', faults }
  if (campaign.state === 'active' && !isSameAnswer(content, campaign.content)) {
    const claimed = await claimOccasions(deps, campaign, content)
    if (claimed.kind !== 'clear') return claimed
  }
  const version =
    campaign.state === 'draft'
      ? campaign.version
      : await keepContent(deps, campaign, { version: campaign.version + 1, content })
  const versions = campaign.state === 'draft' ? null : addVersion(campaign, version, now)
  return { next: { ...campaign, version, versions, content, changedAt: now }, what: 'campaign.changed' }
}

type Asked = { change: CampaignChange; mayBeTransactional: boolean }

function changed({ kind: id, content, activeSince }: Campaign, { change, mayBeTransactional }: Asked): ContentAnswer {
  const [kind, preset] = [findKind(id), presetOf(id)]
  if (kind !== undefined) return changeContent(kind, content, { change, mayBeTransactional })
  const standing = { mayBeTransactional, isFixed: activeSince !== null }
  if (preset !== undefined) return changePresetContent(preset, content, { change, standing })
  return changeScenarioContent(content, change, standing)
}
