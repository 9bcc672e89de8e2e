import { isDeepStrictEqual } from 'node:util'
import type { Campaign } from '#shared/contracts/campaign.ts'
import type { DryRun, ForeseenPerson } from '#shared/contracts/dry-run.ts'
import { type CampaignId, DryRunId, type MessageId, RunId, runIdOf } from '#shared/contracts/ids.ts'
import type { KindId, Message } from '#shared/contracts/message.ts'
import { presetOf } from '#shared/domain/scenarios/presets/catalogue.ts'
import type { CampaignSchedule } from '#shared/ports/campaign-schedules.ts'
import { runDryRun } from '#shared/usecases/runs/run-dry-run.ts'
import { startDryRun } from '#shared/usecases/runs/start-dry-run.ts'
import { contentsOf } from './fork-stores.ts'
import { Violation } from './kernel.ts'
import { Random } from './random.ts'
import { SideWorld } from './side-world.ts'
import type { World } from './world.ts'

const DAY_MS = 86_400_000
/** Of each seed at most so many. */
const MOST = 1
const HOW_OFTEN = 0.05
/** No run is called so. */
const NO_RUN = RunId.parse('run_none')
const EVENT_KINDS: readonly KindId[] = ['unpaid-order-nudge', 'shipment-notice', 'custom']
/** Nothing waits longer than a text is of use. */
const LONGEST_MS = 8 * DAY_MS

/**
 * Now and then, right before a firing: a dry run of it, and then the firing itself beside the world, in which nothing else
 * happens. Draws from a stream of its own, so that the world's course is the same without it.
 */
export function compareDryRuns(world: World): void {
  const random = new Random(world.seed * 3_571 + 11)
  let left = MOST
  world.platform.schedules.onFiring = ({ campaignId }: CampaignSchedule) => {
    if (left === 0 || !random.chance(HOW_OFTEN)) return
    left -= 1
    void compareAll(world, random, campaignId).catch((error: unknown) => world.kernel.fail(error))
  }
}

async function compareAll(world: World, random: Random, campaignId: CampaignId): Promise<void> {
  const side = await SideWorld.of(world)
  await compare(world, side, campaignId)
  const others = (await side.stores.campaigns.list()).filter(
    ({ kind }) => EVENT_KINDS.includes(kind) || presetOf(kind) !== undefined,
  )
  if (others.length > 0) await compare(world, side, random.pick(others).id)
}

/** @throws Violation where the run does to anybody what the dry run did not tell. */
async function compare(world: World, side: SideWorld, campaignId: CampaignId): Promise<void> {
  const campaign = await side.stores.campaigns.find(campaignId)
  if (campaign?.state !== 'active') return
  const dryRun = await foresee(side, campaign)
  if (dryRun === null) return
  const foreseen = await foreseenLines(side, dryRun)
  const became = await becameLines(world, side, dryRun)
  if (foreseen.length + became.length > 0) world.proofs.dryRuns += 1
  world.proofs.foreseen += foreseen.length
  const [told = '(nothing)'] = foreseen.filter((line) => !became.includes(line))
  const [is = '(nothing)'] = became.filter((line) => !foreseen.includes(line))
  if (told !== '(nothing)' || is !== '(nothing)' || foreseen.length !== became.length)
    throw new Violation('dry-run', `of ${campaign.kind} ${campaignId} is told ${told}, and the run does ${is}`)
}

/** The dry run, which wrote nothing but itself; null where the campaign has nothing to run, or is being run already. */
async function foresee(side: SideWorld, { id: campaignId, kind }: Campaign): Promise<DryRun | null> {
  const started = await startDryRun(side.deps, { campaignId, by: 'ops/dry-run' })
  if (started.kind !== 'started') return null
  side.campaignJobs.length = 0
  const before = contentsOf(side.stores)
  await runDryRun(side.deps, DryRunId.parse(started.id))
  const after = contentsOf(side.stores)
  const changed = [...before].filter(([name, held]) => !isDeepStrictEqual(held, after.get(name)))
  const [other] = changed.filter(([name]) => name !== 'dryRuns')
  if (other !== undefined) throw new Violation('dry-run', `one of ${kind} wrote ${other[0]}`)
  if (side.submits.size > 0 && side.campaignJobs.length > 0) throw new Violation('dry-run', 'one asked for work')
  const done = await side.stores.dryRuns.find(started.id)
  if (done?.state !== 'done') throw new Violation('dry-run', `one of ${kind} ends ${done?.state}`)
  const begun = await Promise.all(runsOf(done).map((runId) => side.stores.runs.findRun(runId)))
  return begun.some((run) => run !== undefined) ? null : done
}

function runsOf({ campaignId, firings }: DryRun): RunId[] {
  return firings.map((firing) => runIdOf({ ...firing, campaignId }))
}

/** What is told of each person, in which firing. */
async function foreseenLines({ stores }: SideWorld, { id, pages, firings }: DryRun): Promise<string[]> {
  const lines: string[] = []
  let stretch = 0
  for (let number = 1; number <= pages; number += 1) {
    const page = await stores.dryRuns.findPage(id, number)
    for (const person of page?.people ?? [])
      if (!isOfNewcomer(person)) lines.push(lineOf(firings.length === 0 ? 0 : stretch, person))
    if (page?.after === null) stretch += 1
  }
  return lines.toSorted()
}

/** What became of each: after the firings that the dry run went through, or of a campaign of events what was planned. */
async function becameLines(world: World, side: SideWorld, dryRun: DryRun): Promise<string[]> {
  const runs = runsOf(dryRun)
  const { campaignId, firings } = dryRun
  const ofEvents = firings.length === 0 ? await plannedOf(world, side, campaignId) : []
  const isOurs = (one: { runId: RunId | null; campaignId: string | null }) =>
    one.runId === null ? one.campaignId === campaignId : runs.includes(one.runId)
  for (const firing of firings) {
    await side.goOn(firing.firedAt.getTime(), isOurs)
    await side.fire({ type: 'run', campaignId, ...firing })
  }
  await side.goOn(side.nowMs + LONGEST_MS, isOurs)
  const found = firings.length === 0 ? await side.stores.messages.findMany(ofEvents) : await messagesOf(side, runs)
  return [...found.values()]
    .filter((message) => !isOfNewcomer(message))
    .map((message) => lineOf(Math.max(0, runs.indexOf(message.page?.runId ?? NO_RUN)), whatBecame(side, message)))
    .toSorted()
}

/** Whose number a run has just made a contact, since they manage somebody, may be read as one more contact in the same reading. */
function isOfNewcomer({ contactId, reason }: { contactId: string; reason: string | null }): boolean {
  return contactId.startsWith('manager-') && reason === 'no-manager'
}

/** Of a campaign of events, what waits to be sent. */
async function plannedOf(world: World, { stores }: SideWorld, campaignId: CampaignId): Promise<MessageId[]> {
  const ofCampaign = [...world.platform.truth.messages.values()].filter((one) => one.campaignId === campaignId)
  const found = await stores.messages.findMany(ofCampaign.map(({ id }) => id))
  return [...found.values()].flatMap(({ id, state, wakeAt }) => (state === 'planned' && wakeAt !== null ? [id] : []))
}

/** The messages of these runs, of everybody on their pages. */
async function messagesOf({ stores }: SideWorld, runs: readonly RunId[]): Promise<Map<string, Message>> {
  const found = new Map<string, Message>()
  for (const runId of runs) {
    for (const { number } of await stores.runs.listProgress(runId)) {
      const page = await stores.runs.findAudience(runId, number)
      for (const { contactId } of page?.entries ?? []) {
        const all = await stores.messages.listOfContact(contactId)
        for (const one of all) if (one.page?.runId === runId && one.page.number === number) found.set(one.id, one)
      }
    }
  }
  return found
}

/** What people notice of a text. */
type Told = Omit<ForeseenPerson, 'counts'>

function whatBecame({ submits }: SideWorld, message: Message): Told {
  const { id, contactId, occurrence, parts, reason, dueAt } = message
  const submit = submits.get(id)
  return {
    contactId,
    key: occurrence.replace(/~(?:run|cmp)_.*$/u, ''),
    outcome: submit === undefined ? 'held-back' : 'send',
    reason: submit === undefined ? reason : null,
    text: submit?.text ?? null,
    parts: submit === undefined ? 0 : (parts ?? 0),
    dueAt: submit === undefined ? dueAt : new Date(submit.atMs),
  }
}

function lineOf(stretch: number, { contactId, key, outcome, reason, text, parts, dueAt }: Told): string {
  const when = outcome === 'send' ? dueAt.toISOString() : ''
  return [stretch, contactId, key, outcome, reason ?? '', parts, when, text ?? ''].join(' | ')
}
