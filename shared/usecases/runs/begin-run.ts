import type { Campaign, Run } from '#shared/contracts/campaign.ts'
import { type CampaignId, runIdOf } from '#shared/contracts/ids.ts'
import { localDateOf } from '#shared/domain/calendar/time.ts'
import type { Firing } from '#shared/domain/scenarios/kind.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { scheduledKindOf } from './scheduled-kind.ts'
import { type FormerDeps, settleFormerCampaigns } from './settle-former-campaigns.ts'

export type ProposeRunDeps = FormerDeps & {
  campaigns: Pick<CampaignStore, 'findVersion'>
  runs: Pick<RunStore, 'listRuns'>
  clock: Pick<Clock, 'now'>
}
export type BeginRunDeps = ProposeRunDeps & { runs: Pick<RunStore, 'findRun' | 'saveRun' | 'listRuns'> }

/** A schedule that is only slow is quicker than this. */
const MISSED_MS = 10 * 60_000
/** What was missed for longer is told in one line for all. */
const LINES_MS = 7 * 24 * 60 * 60_000

/** No worker of 0.1 is left so long after the first look of its successor. */
const FORMER_MS = 48 * 60 * 60_000

type When = Pick<Firing, 'date' | 'zone'>

/** More than the runs of one campaign on one date: each time zone in use has one. */
const RUNS_OF_A_DATE = 80

type Begun = Omit<Firing, 'step'> & { version: number }

/** The run of a firing, made now unless somebody was there first; nobody is on it yet. */
export async function beginRun(
  deps: BeginRunDeps,
  campaign: Campaign,
  { gate, groups, ...firing }: Begun & Pick<Run, 'gate' | 'groups'>,
): Promise<Run> {
  const run = { ...(await proposeRun(deps, campaign, firing)), gate, ...(groups && { groups }) }
  if (await deps.runs.saveRun(run, 'absent')) return run
  return (await deps.runs.findRun(run.id)) ?? run
}

/** The run that a firing would have, written nowhere. */
export async function proposeRun(
  deps: ProposeRunDeps,
  campaign: Pick<Campaign, 'id' | 'kind' | 'content'>,
  { version, ...firing }: Begun,
): Promise<Run> {
  return {
    id: runIdOf({ campaignId: campaign.id, part: firing.part, firedAt: firing.firedAt, zone: firing.zone }),
    campaignId: campaign.id,
    version,
    kind: campaign.kind,
    part: firing.part,
    zone: firing.zone,
    date: firing.date,
    firedAt: firing.firedAt,
    state: 'freezing',
    pages: 0,
    planned: 0,
    missed: missedOf(firing.firedAt, deps.clock.now()),
    gate: null,
    counts: null,
    reasons: null,
    parts: null,
    ended: null,
    restoredAt: null,
    step: (await formerStep(deps, campaign, firing)) ?? firing.date,
    rev: 1,
  }
}

function missedOf(firedAt: Date, now: Date): Run['missed'] {
  const lateMs = now.getTime() - firedAt.getTime()
  return lateMs <= MISSED_MS ? null : { people: lateMs > LINES_MS ? 0 : null, after: null }
}

/**
 * A date that release 0.1 had begun to answer stays under its keys, or the same text would leave twice on the day of the
 * upgrade. Null on every other date; later ones cost one read, however many campaigns there are.
 */
async function formerStep(
  deps: ProposeRunDeps,
  { id, kind, content }: Pick<Campaign, 'id' | 'kind' | 'content'>,
  { date, zone }: When,
): Promise<string | null> {
  const { formerStepOf } = scheduledKindOf({ kind, content })
  if (formerStepOf === undefined) return null
  const { at, campaigns } = await settleFormerCampaigns(deps)
  if (date > localDateOf(new Date(at.getTime() + FORMER_MS), zone)) return null
  const ofKind = campaigns.filter((one) => one.kind === kind)
  const ownFirst = ofKind.toSorted((a, b) => Number(b.id === id) - Number(a.id === id))
  for (const campaign of ownFirst) {
    const former = await findFormerRun(deps, campaign.id, date)
    const content = former && (await deps.campaigns.findVersion(campaign.id, former.version))
    const step = content && formerStepOf(date, content, campaign.id)
    if (step != null) return step
  }
  return null
}

async function findFormerRun(deps: ProposeRunDeps, id: CampaignId, date: string): Promise<Run | undefined> {
  const { items } = await deps.runs.listRuns(id, { limit: RUNS_OF_A_DATE })
  return items.find((run) => run.step === null && run.date === date)
}
