import type { Campaign, Counts, Run } from '#shared/contracts/campaign.ts'
import { toCron } from '#shared/domain/firing.ts'
import { kindOf } from '#shared/domain/kinds/registry.ts'
import type { CampaignSchedule, CampaignSchedules } from '#shared/ports/campaign-schedules.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { DEFAULT_ZONE } from './read-audience.ts'

export type ReconcileDeps = {
  campaigns: Pick<CampaignStore, 'list'>
  contacts: Pick<ContactStore, 'listZones'>
  schedules: Pick<CampaignSchedules, 'list' | 'put'>
  runs: Pick<RunStore, 'listRuns' | 'listProgress' | 'saveRun'>
}

export type ReconcileCounts = { schedules: number; runs: number }

const RUNS_LOOKED_AT = 20

/**
 * Mends what a crash or a new time zone left: schedules that active campaigns should have and do not, and runs whose
 * pages are all finished. A repeat finds nothing to do.
 */
export async function reconcile(deps: ReconcileDeps): Promise<ReconcileCounts> {
  const campaigns = (await deps.campaigns.list()).filter(({ kind }) => kindOf(kind).trigger === 'schedule')
  const schedules = await mendSchedules(deps, campaigns)
  let runs = 0
  for (const campaign of campaigns) runs += await closeRuns(deps, campaign)
  return { schedules, runs }
}

async function mendSchedules(deps: ReconcileDeps, campaigns: readonly Campaign[]): Promise<number> {
  const zones = new Set([DEFAULT_ZONE, ...(await deps.contacts.listZones())])
  const known = new Set((await deps.schedules.list()).map(nameOf))
  let made = 0
  for (const campaign of campaigns) {
    const kind = kindOf(campaign.kind)
    if (campaign.state !== 'active' || kind.trigger !== 'schedule') continue
    for (const { part, rule } of kind.firings(campaign.content)) {
      for (const zone of zones) {
        const wanted = { campaignId: campaign.id, part, zone, rule }
        if (known.has(nameOf(wanted))) continue
        await deps.schedules.put(wanted)
        made += 1
      }
    }
  }
  return made
}

/** With its rule: a schedule that a crash left at an old hour is not the one that is wanted. */
function nameOf({ campaignId, part, zone, rule }: CampaignSchedule): string {
  return [campaignId, part, zone, toCron(rule)].join(' ')
}

async function closeRuns(deps: ReconcileDeps, campaign: Campaign): Promise<number> {
  const { items } = await deps.runs.listRuns(campaign.id, { limit: RUNS_LOOKED_AT })
  let closed = 0
  for (const run of items) {
    if (
      run.state === 'sending' &&
      (await addsUp(deps, run)) &&
      (await deps.runs.saveRun({ ...run, state: 'closed', rev: run.rev + 1 }, run.rev))
    ) {
      closed += 1
    }
  }
  return closed
}

/** A run closes only when every page is finished and its counts sum up to what was planned. */
async function addsUp(deps: ReconcileDeps, run: Run): Promise<boolean> {
  const pages = await deps.runs.listProgress(run.id)
  if (pages.length !== run.pages || pages.some((page) => page.state !== 'finished' || page.counts === null))
    return false
  const counted = pages.map(({ counts }) => sumOf(counts ?? {})).reduce((sum, count) => sum + count, 0)
  return counted === run.planned
}

function sumOf(counts: Counts): number {
  return Object.values(counts).reduce((sum: number, count) => sum + (count ?? 0), 0)
}
