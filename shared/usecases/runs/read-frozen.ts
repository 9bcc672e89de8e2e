import type { Campaign } from '#shared/contracts/campaign.ts'
import type { DryRun } from '#shared/contracts/dry-run.ts'
import type { Firing } from '#shared/domain/scenarios/kind.ts'
import type { DryRunStore } from '#shared/ports/dry-run-store.ts'
import type { AudienceStretch } from './read-audience.ts'

export type FrozenDeps = { dryRuns: Pick<DryRunStore, 'find' | 'findPage'> }

type Frozen = (cursor: string | null) => Promise<AudienceStretch>
type Fired = Pick<Firing, 'part' | 'zone' | 'firedAt'>

/**
 * The people of one firing as the dry run with which the campaign was activated had them, a page at a time; undefined where
 * it goes at another moment, or nobody had looked at that zone. Everybody is judged again before a text leaves.
 */
export async function openFrozen(
  deps: FrozenDeps,
  { frozenIn, activeSince }: Pick<Campaign, 'frozenIn' | 'activeSince'>,
  { part, zone, firedAt }: Fired,
): Promise<Frozen | undefined> {
  if (frozenIn === null || activeSince?.getTime() !== firedAt.getTime()) return undefined
  const dryRun = await deps.dryRuns.find(frozenIn)
  if (dryRun === undefined || dryRun.state !== 'done') return undefined
  const stretch = dryRun.firings.findIndex((firing) => firing.part === part && firing.zone === zone)
  if (stretch < 0) return undefined
  return (cursor) => readStretch(deps, dryRun, { stretch, cursor })
}

/** A page ends its firing where nothing comes after it. */
async function readStretch(
  { dryRuns }: FrozenDeps,
  { id, pages }: DryRun,
  { stretch, cursor }: { stretch: number; cursor: string | null },
): Promise<AudienceStretch> {
  let before = cursor === null ? stretch : 0
  for (let number = cursor === null ? 1 : Number(cursor); number <= pages; number += 1) {
    const page = await dryRuns.findPage(id, number)
    const isLast = page === undefined || page.after === null
    if (before > 0) {
      if (isLast) before -= 1
      continue
    }
    const entries = (page?.people ?? []).map(({ contactId }) => ({ contactId, refs: [] }))
    return { entries, after: isLast ? null : String(number + 1) }
  }
  return { entries: [], after: null }
}
