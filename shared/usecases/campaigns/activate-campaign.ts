import type { Campaign } from '#shared/contracts/campaign.ts'
import type { DryRun } from '#shared/contracts/dry-run.ts'
import { needsApproval } from '#shared/domain/campaigns/approval.ts'
import { notesLastOrder } from '#shared/domain/campaigns/waiting-campaigns.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { Queues } from '#shared/ports/queues.ts'
import { withGroups } from '../read-groups.ts'
import { type CheckDryRunDeps, findCurrentDryRun } from './check-dry-run.ts'
import { faultsBeforeGoing, isAtActivation, isMomentPast } from './check-moment.ts'
import { claimOccasions } from './claim-occasions.ts'
import { neverFires, type ScheduleCampaignDeps, scheduleCampaign } from './schedule-campaign.ts'
import { type GetApprovalDeps, getApproval } from './set-approval.ts'
import {
  type CampaignDecision,
  type CampaignOutcome,
  type CampaignStep,
  keepContent,
  type UpdateCampaignDeps,
  updateCampaign,
} from './update-campaign.ts'

export type ActivateCampaignDeps = ScheduleCampaignDeps &
  UpdateCampaignDeps &
  CheckDryRunDeps &
  GetApprovalDeps & {
    clock: Clock
    queues: Pick<Queues, 'campaignJob'>
  }

/**
 * Lets a draft send from now on: nothing that happened before this instant is answered. A paused one goes on: what fell into
 * the pause is answered now, late or with a reason each. Refused when its only dates have passed, or beside an active one that
 * answers the same. With a `fingerprint` it is refused where the dry run meant tells of something else by now. A draft for
 * more people than an admin allows needs an approval; of one that goes on, each run asks for itself. A repeat answers the campaign unchanged, and makes sure of its schedules and of what it missed, which
 * also heals a crash after the campaign was saved; so does reconcile.
 * @throws AppError NOT_FOUND, CONFLICT (retryable)
 */
export async function activateCampaign(
  deps: ActivateCampaignDeps,
  { fingerprint, ...step }: CampaignStep & { fingerprint?: string | undefined },
): Promise<CampaignOutcome> {
  const outcome = await updateCampaign(deps, step, (campaign) => decideActivation(deps, campaign, fingerprint))
  if (outcome.kind !== 'done') return outcome
  await scheduleCampaign(deps, outcome.campaign)
  const campaignId = outcome.campaign.id
  if (kindFor(outcome.campaign).trigger === 'schedule')
    await deps.queues.campaignJob({ type: 'answer-missed', campaignId })
  if (notesLastOrder(outcome.campaign)) await deps.queues.campaignJob({ type: 'note-last-orders', campaignId })
  // What waited for the end of a pause goes on now instead of at its next look.
  await deps.queues.campaignJob({ type: 'wake-waiting' })
  return outcome
}

async function decideActivation(
  deps: ActivateCampaignDeps,
  campaign: Campaign,
  fingerprint: string | undefined,
): Promise<CampaignDecision> {
  if (campaign.state === 'stopped') return { kind: 'stopped' }
  if (campaign.state === 'active') return { kind: 'done', campaign }
  const now = deps.clock.now()
  const faults = faultsBeforeGoing(campaign)
  if (faults.length > 0) return { kind: 'invalid', faults }
  const isOver =
    campaign.activeSince === null ? await wouldBeLate(deps, campaign, now) : await isOutOfDates(deps, campaign, now)
  if (isOver) return { kind: 'refused', because: 'never-fires' }
  const dryRun = fingerprint === undefined ? null : await findCurrentDryRun(deps, campaign, fingerprint)
  if (dryRun === undefined) return { kind: 'drifted' }
  if (campaign.activeSince === null && (await mustBeApproved(deps, campaign, dryRun))) return { kind: 'needs-approval' }
  const claimed = await claimOccasions(deps, campaign, campaign.content)
  if (claimed.kind !== 'clear') return claimed
  const version = await keepContent(deps, campaign, campaign)
  return {
    next: {
      ...campaign,
      state: 'active',
      version,
      ...timesOf(campaign, version, now),
      ...frozenBy(campaign, dryRun),
      archivedAt: null,
      changedAt: now,
    },
    what: 'campaign.activated',
  }
}

/** Events come one person at a time; without a dry run nobody knows how many a firing has. */
async function mustBeApproved(deps: ActivateCampaignDeps, campaign: Campaign, dryRun: DryRun | null): Promise<boolean> {
  const { above } = await getApproval(deps)
  const people = kindFor(campaign).trigger === 'event' ? 1 : (dryRun?.selected ?? null)
  return needsApproval(campaign, { content: await withGroups(deps, campaign.content), people, above })
}

/** Release 0.1 forgot with each pause since when a campaign was active: such a one begins anew. */
function timesOf(campaign: Campaign, version: number, now: Date) {
  if (campaign.activeSince !== null) return { activeUntil: null }
  return { activeSince: now, activeUntil: null, versions: [{ version, since: now }] }
}

async function wouldBeLate(deps: ActivateCampaignDeps, campaign: Campaign, now: Date): Promise<boolean> {
  return (await neverFires(deps, campaign, now)) || isMomentPast(deps, campaign, now)
}

/** Whether it has none to come, and has had none since it was activated that may still be answered. */
async function isOutOfDates(deps: ActivateCampaignDeps, campaign: Campaign, now: Date): Promise<boolean> {
  const since = campaign.activeSince ?? now
  return (await neverFires(deps, campaign, now)) && neverFires(deps, campaign, since, now)
}

/** What goes at once texts those whom the dry run told of. */
function frozenBy(campaign: Campaign, dryRun: DryRun | null): Partial<Campaign> {
  return campaign.activeSince === null && dryRun !== null && isAtActivation(campaign) ? { frozenIn: dryRun.id } : {}
}
