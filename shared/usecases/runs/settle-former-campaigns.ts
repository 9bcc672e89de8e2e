import type { CampaignState, FormerCampaigns } from '#shared/contracts/campaign.ts'
import { findKind } from '#shared/domain/scenarios/registry.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'

export type FormerDeps = {
  campaigns: Pick<CampaignStore, 'listPage' | 'findFormer' | 'keepFormer'>
  clock: Pick<Clock, 'now'>
}

const READ_AT_ONCE = 100
/** A draft never had a run. */
const STATES: readonly CampaignState[] = ['active', 'paused', 'stopped']

/**
 * The campaigns that may have runs of release 0.1 of a kind whose keys have changed since. Looks through all that were ever
 * active once for ever, so call it at the first start: then there are few. A repeat reads one item.
 */
export async function settleFormerCampaigns(deps: FormerDeps): Promise<FormerCampaigns> {
  const standing = await deps.campaigns.findFormer()
  if (standing !== undefined) return standing
  const found: FormerCampaigns = { at: deps.clock.now(), campaigns: [] }
  for (const state of STATES) found.campaigns.push(...(await listRekeyed(deps, state)))
  await deps.campaigns.keepFormer(found)
  return (await deps.campaigns.findFormer()) ?? found
}

async function listRekeyed(deps: FormerDeps, state: CampaignState): Promise<FormerCampaigns['campaigns']> {
  const found: FormerCampaigns['campaigns'] = []
  let cursor: string | undefined
  do {
    const { items, next } = await deps.campaigns.listPage({ state, limit: READ_AT_ONCE, cursor })
    for (const { id, kind: kindId } of items) {
      const kind = findKind(kindId)
      if (kind?.trigger === 'schedule' && kind.formerStepOf !== undefined) found.push({ id, kind: kindId })
    }
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return found
}
