import type { Campaign } from '#shared/contracts/campaign.ts'
import type { DryRun } from '#shared/contracts/dry-run.ts'
import { isDrifted } from '#shared/domain/campaigns/approval.ts'
import { policyVersionOf } from '#shared/domain/policies/policy-version.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { DryRunStore } from '#shared/ports/dry-run-store.ts'
import { withGroups } from '../read-groups.ts'
import { getLine, type ReadLineDeps } from '../read-line.ts'

export type CheckDryRunDeps = ReadLineDeps & {
  campaigns: Pick<CampaignStore, 'findShelf'>
  dryRuns: Pick<DryRunStore, 'findByFingerprint'>
  clock: Pick<Clock, 'now'>
}

/** The dry run with this fingerprint, where it still tells what the campaign would do; undefined where it does not. */
export async function findCurrentDryRun(
  deps: CheckDryRunDeps,
  { id, content }: Campaign,
  fingerprint: string,
): Promise<DryRun | undefined> {
  const dryRun = await deps.dryRuns.findByFingerprint(id, fingerprint)
  if (dryRun === undefined || dryRun.state !== 'done') return undefined
  const [line, asked] = await Promise.all([getLine(deps), withGroups(deps, content)])
  const present = { content: asked, policyVersion: policyVersionOf(line), now: deps.clock.now() }
  return isDrifted(dryRun, present) ? undefined : dryRun
}
