import type { Campaign } from '#shared/contracts/campaign.ts'
import type { DryRun, ForeseenFiring } from '#shared/contracts/dry-run.ts'
import { DryRunId } from '#shared/contracts/ids.ts'
import { type ContentFault, printOfContent } from '#shared/domain/campaigns/campaign-content.ts'
import { EMPTY_SUM } from '#shared/domain/campaigns/fingerprint.ts'
import { policyVersionOf } from '#shared/domain/policies/policy-version.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { DryRunStore } from '#shared/ports/dry-run-store.ts'
import type { Ids } from '#shared/ports/ids.ts'
import type { Queues } from '#shared/ports/queues.ts'
import { faultsBeforeGoing, isMomentPast } from '../campaigns/check-moment.ts'
import { getCampaign } from '../campaigns/get-campaign.ts'
import { withGroups } from '../read-groups.ts'
import { getLine, type ReadLineDeps } from '../read-line.ts'
import { findFirings } from './find-firings.ts'

export type StartDryRunDeps = ReadLineDeps & {
  campaigns: CampaignStore
  contacts: Pick<ContactStore, 'listZones'>
  dryRuns: Pick<DryRunStore, 'save'>
  queues: Pick<Queues, 'campaignJob'>
  ids: Ids
  clock: Pick<Clock, 'now'>
}

export type StartDryRunOutcome =
  | { kind: 'started'; id: DryRunId }
  | { kind: 'refused'; because: 'stopped' | 'never-fires' }
  | { kind: 'invalid'; faults: readonly ContentFault[] }

/**
 * Asks for a dry run of the first firing at or after `at`, of the next one where it is left out; of a campaign that events
 * start, of what is planned. A repeat with the same id finds what it made; a crash before the job leaves one that never ends.
 * @throws AppError NOT_FOUND
 */
export async function startDryRun(
  deps: StartDryRunDeps,
  { campaignId, at, by }: { campaignId: string; at?: Date | undefined; by: string },
): Promise<StartDryRunOutcome> {
  const campaign = await getCampaign(deps, campaignId)
  if (campaign.state === 'stopped') return { kind: 'refused', because: 'stopped' }
  const isScheduled = kindFor(campaign).trigger === 'schedule'
  const faults = faultsBeforeGoing(campaign)
  if (faults.length > 0) return { kind: 'invalid', faults }
  const isPast = campaign.activeSince === null && (await isMomentPast(deps, campaign, deps.clock.now()))
  const firings = isScheduled && !isPast ? await findFirings(deps, campaign, at ?? deps.clock.now()) : []
  if (isScheduled && firings.length === 0) return { kind: 'refused', because: 'never-fires' }
  const dryRun = await newDryRun(deps, campaign, { firings, by })
  await deps.dryRuns.save(dryRun, 'absent')
  await deps.queues.campaignJob({ type: 'dry-run', dryRunId: dryRun.id })
  return { kind: 'started', id: dryRun.id }
}

async function newDryRun(
  deps: StartDryRunDeps,
  { id: campaignId, kind, version, content: saved }: Campaign,
  { firings, by }: { firings: ForeseenFiring[]; by: string },
): Promise<DryRun> {
  const [line, content] = await Promise.all([getLine(deps), withGroups(deps, saved)])
  const now = deps.clock.now()
  return {
    id: DryRunId.parse(deps.ids.create('dry_')),
    ...{ campaignId, kind, version, content },
    contentPrint: printOfContent(content),
    policyVersion: policyVersionOf(line),
    state: 'running',
    firings,
    stretches: Math.max(1, firings.length),
    ...{ stretch: 0, after: null, pages: 0 },
    ...{ selected: 0, sendable: 0, heldBack: {}, parts: 0, byParts: {}, firstAt: null, lastAt: null },
    ...{ sum: EMPTY_SUM, fingerprint: null },
    ...{ startedAt: now, movedAt: now, by, rev: 1 },
  }
}
