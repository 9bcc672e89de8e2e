import type { Campaign, Run } from '#shared/contracts/campaign.ts'
import type { DryRun, ForeseenPage } from '#shared/contracts/dry-run.ts'
import type { DryRunId } from '#shared/contracts/ids.ts'
import { localDateOf } from '#shared/domain/calendar/time.ts'
import { addPage } from '#shared/domain/campaigns/dry-run-sums.ts'
import { fingerprintOf } from '#shared/domain/campaigns/fingerprint.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { DryRunStore } from '#shared/ports/dry-run-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import { getLine, type ReadLineDeps } from '../read-line.ts'
import { type ReadRulesDeps, readRules } from '../read-rules.ts'
import { type ReadShopsDeps, readShops } from '../read-shops.ts'
import { type ReadTemplatesDeps, readTemplates } from '../read-templates.ts'
import { type ReadRivalsDeps, readRivals } from '../sending/read-rivals.ts'
import { asIfWritten } from './as-if-written.ts'
import { type ProposeRunDeps, proposeRun } from './begin-run.ts'
import { type ForeseeDeps, foreseeDrafts, foreseePage, type Supposed } from './foresee-people.ts'
import { type FreezeDeps, freezePages, isOutOfTime } from './freeze-pages.ts'
import { listPlanned, type PlannedTexts, readPlanned } from './read-planned.ts'
import { scheduledKindOf } from './scheduled-kind.ts'
import { openToldBefore, type ToldBefore } from './told-before.ts'

export type DryRunDeps = ForeseeDeps &
  ReadRivalsDeps &
  ReadLineDeps &
  ReadShopsDeps &
  ReadRulesDeps &
  ReadTemplatesDeps &
  FreezeDeps &
  ProposeRunDeps & {
    dryRuns: DryRunStore
    messages: Pick<MessageStore, 'findMany' | 'listDue' | 'dueShards'>
  }

export type DryRunOutcome = { kind: 'done'; selected: number } | { kind: 'paused' } | { kind: 'nothing' }

type Progress = { dryRun: DryRun; isOurs: boolean }

/**
 * Goes on with a dry run where its pages end. Writes nothing but the dry run and its people, and instalments of release 0.1
 * as they are, so that they are listed by contact. A repeat finds it done, or the page of a worker that was cut off; of two
 * workers at once the one who is late stops. Reads may lag behind as those of a run do.
 */
export async function runDryRun(deps: DryRunDeps, id: DryRunId): Promise<DryRunOutcome> {
  const begun = await deps.dryRuns.find(id)
  if (begun === undefined || begun.state !== 'running') return { kind: 'nothing' }
  const seen = { ...deps, contacts: asIfWritten(deps.contacts) }
  const line = await getLine(deps)
  const shops = await readShops(deps, line.shopsVersion)
  const rules = await readRules(deps, line.rulesVersion)
  const templates = await readTemplates(deps, line.templatesVersion)
  const rivals = await rivalsOf(deps, begun)
  const supposed = { content: begun.content, rivals, countries: line.countries, shops, rules, templates }
  let progress = await takeUp(deps, begun)
  const told = await openToldBefore(deps.dryRuns, progress.dryRun)
  const planned = begun.firings.length === 0 ? listPlanned(deps, begun.campaignId) : []
  while (progress.isOurs && progress.dryRun.stretch < progress.dryRun.stretches) {
    if (isOutOfTime(deps)) return { kind: 'paused' }
    const before = progress.dryRun
    progress =
      before.firings.length === 0
        ? await goThroughPlanned(seen, before, { ...supposed, told, planned: await planned })
        : await goThroughFiring(seen, before, { ...supposed, told })
  }
  return progress.isOurs ? finish(deps, progress.dryRun) : { kind: 'nothing' }
}

/** The campaigns whose texts would take the room of its own. */
function rivalsOf(deps: DryRunDeps, { kind, content, campaignId }: DryRun): Promise<Campaign[]> {
  return readRivals(deps, { kind, campaignId, category: kindFor({ kind, content }).category })
}

/** A page that stands beyond the last one counted was written right before a crash. */
async function takeUp(deps: DryRunDeps, begun: DryRun): Promise<Progress> {
  const page = await deps.dryRuns.findPage(begun.id, begun.pages + 1)
  return page === undefined ? { dryRun: begun, isOurs: true } : keepPage(deps, begun, page)
}

async function goThroughFiring(
  deps: DryRunDeps,
  before: DryRun,
  { told, ...supposed }: Supposed & { told: ToldBefore },
): Promise<Progress> {
  const run = await proposedRun(deps, before)
  const kind = scheduledKindOf(before)
  const source = kind.audienceOf(run, before.content)
  let progress: Progress = { dryRun: before, isOurs: true }
  if (source === null) return keepPage(deps, before, pageOf(before, { people: [], after: null }))
  await freezePages(
    asOf(deps, run.firedAt),
    { kind, firing: run, content: before.content, source },
    {
      from: before.after,
      async keep({ entries, after }) {
        const number = progress.dryRun.pages + 1
        const found = entries.length === 0 ? [] : await foreseePage(deps, run, { number, entries, told, ...supposed })
        const people = told.settle(found, before.stretch)
        told.note({ people }, before.stretch)
        progress = await keepPage(deps, progress.dryRun, pageOf(progress.dryRun, { people, after }))
        return progress.isOurs ? progress.dryRun.after : null
      },
    },
  )
  return progress
}

/** Where somebody lives is settled when the run reads them, which is not before its time. */
function asOf(deps: DryRunDeps, firedAt: Date): DryRunDeps {
  const { clock } = deps
  const now = () => new Date(Math.max(clock.now().getTime(), firedAt.getTime()))
  return { ...deps, clock: { now, monotonicMs: () => clock.monotonicMs() } }
}

async function proposedRun(
  deps: DryRunDeps,
  { campaignId, kind, version, content, firings, stretch }: DryRun,
): Promise<Run> {
  const firing = firings[stretch] ?? { part: '', zone: '', firedAt: deps.clock.now() }
  const date = localDateOf(firing.firedAt, firing.zone)
  return proposeRun(deps, { id: campaignId, kind, content }, { ...firing, campaignId, date, version })
}

/** What is overdue is judged now. */
async function goThroughPlanned(
  deps: DryRunDeps,
  before: DryRun,
  { planned, ...supposed }: Supposed & { told: ToldBefore; planned: PlannedTexts },
): Promise<Progress> {
  const { messages, after } = await readPlanned(deps, planned, before.after)
  const placed = messages.map((message) => ({
    draft: { message, refs: [] },
    at: message.dueAt > before.startedAt ? message.dueAt : before.startedAt,
  }))
  return keepPage(deps, before, pageOf(before, { people: await foreseeDrafts(deps, placed, supposed), after }))
}

function pageOf({ id, pages }: DryRun, found: Pick<ForeseenPage, 'people' | 'after'>): ForeseenPage {
  return { dryRunId: id, number: pages + 1, ...found }
}

async function keepPage(deps: DryRunDeps, before: DryRun, page: ForeseenPage): Promise<Progress> {
  const next = addPage(before, await deps.dryRuns.keepPage(page), deps.clock.now())
  return { dryRun: next, isOurs: await deps.dryRuns.save(next, before.rev) }
}

async function finish(deps: DryRunDeps, dryRun: DryRun): Promise<DryRunOutcome> {
  const fingerprint = fingerprintOf(dryRun)
  const done = { ...dryRun, state: 'done' as const, fingerprint, movedAt: deps.clock.now(), rev: dryRun.rev + 1 }
  await deps.dryRuns.nameFingerprint(dryRun.campaignId, fingerprint, dryRun.id)
  if (!(await deps.dryRuns.save(done, dryRun.rev))) return { kind: 'nothing' }
  return { kind: 'done', selected: dryRun.selected }
}

/** Nothing that comes again could end it: whoever asks is told so. */
export async function failDryRun(deps: Pick<DryRunDeps, 'dryRuns' | 'clock'>, id: DryRunId): Promise<void> {
  const dryRun = await deps.dryRuns.find(id)
  if (dryRun?.state !== 'running') return
  await deps.dryRuns.save({ ...dryRun, state: 'failed', movedAt: deps.clock.now(), rev: dryRun.rev + 1 }, dryRun.rev)
}
