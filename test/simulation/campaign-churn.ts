import { CampaignId } from '#shared/contracts/ids.ts'
import type { KindId } from '#shared/contracts/message.ts'
import { activateCampaign } from '#shared/usecases/campaigns/activate-campaign.ts'
import { changeCampaign } from '#shared/usecases/campaigns/change-campaign.ts'
import { createCampaign } from '#shared/usecases/campaigns/create-campaign.ts'
import { pauseCampaign } from '#shared/usecases/campaigns/pause-campaign.ts'
import { stopCampaign } from '#shared/usecases/campaigns/stop-campaign.ts'
import { signed } from './actors.ts'
import { operate } from './operate.ts'
import { CampaignLog } from './operator-log.ts'
import { drawTime, SIMULATED_KINDS, type SimulatedKind } from './scenario.ts'
import { instantIn } from './wall-clock.ts'
import type { World } from './world.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

export const TAG = '贵宾'
/** Nobody is in two of the last two. */
const AUDIENCES = [{}, {}, { tags: [TAG] }, { exceptTags: [TAG] }]

/** A campaign of each kind from the beginning, most with a second one beside it that may or may not meet it. */
export function scheduleCampaigns(world: World): void {
  for (const kind of SIMULATED_KINDS) scheduleCampaign(world, kind, world.scenario.startMs + MINUTE_MS)
}

function scheduleCampaign(world: World, kind: SimulatedKind, atMs: number): void {
  const { kernel, random, scenario } = world
  const { settings, steady } = scenario.campaigns[kind]
  const twinAfterMs = random.chance(0.35) ? random.between(MINUTE_MS, 30 * HOUR_MS) : null
  kernel.at(atMs, () =>
    create(world, kind, { settings }, (log) => {
      if (steady) kernel.at(anyTime(world), () => edit(world, log, { name: `again ${random.between(1, 9)}` }))
      else scheduleChurn(world, log, () => drawContent(world, kind))
    }),
  )
  if (twinAfterMs === null) return
  kernel.at(atMs + twinAfterMs, () =>
    create(world, kind, drawContent(world, kind), (log) => scheduleChurn(world, log, () => drawContent(world, kind))),
  )
}

export function anyTime({ random, scenario }: World): number {
  return scenario.startMs + random.between(HOUR_MS, 50 * HOUR_MS)
}

export type Content = {
  settings?: Record<string, unknown>
  audience?: { tags?: string[]; exceptTags?: string[] }
  scenario?: Record<string, unknown>
}

/** Other days, other hours, other people. */
function drawContent(world: World, kind: SimulatedKind): Content {
  const { random, scenario } = world
  const { settings } = scenario.campaigns[kind]
  const audience = random.pick(AUDIENCES)
  const time = random.chance(0.5) ? { time: drawTime(random) } : {}
  if (kind === 'repayment-reminder') {
    const dates = scenario.days.map((day) => Number(day.slice(8))).filter((date) => date <= 28)
    const days = [15, ...dates].filter(() => random.chance(0.6)).toSorted((a, b) => a - b)
    return { settings: { ...settings, ...time, days: days.length === 0 ? [16] : days }, audience }
  }
  if (kind === 'holiday-greeting')
    return { settings: { ...settings, ...time, date: random.pick(scenario.days) }, audience }
  if (kind === 'broadcast') return { settings: drawMoment(world, settings), audience }
  return { settings: kind === 'birthday-greeting' ? { ...settings, ...time } : settings, audience }
}

/** Another day, or at once: of one that is active only the former is taken. */
function drawMoment({ random, scenario }: World, settings: Record<string, unknown>): Record<string, unknown> {
  if (random.chance(0.3)) return settings
  return random.chance(0.3) ? { now: true } : { date: random.pick(scenario.days), time: drawTime(random) }
}

/** The draft first: whoever is not answered makes another one, which sends nothing. */
export function create(world: World, kind: KindId, content: Content, then: (log: CampaignLog) => void): void {
  world.platform.insist(
    'create campaign',
    async (deps) => {
      // A repeat makes another draft, which nobody hears of: it is signed for by itself.
      const created = await createCampaign(deps, {
        by: signed(world, 'create'),
        kind,
        mayBeTransactional: true,
        ...content,
      })
      // Nobody insists on a moment that has passed while they were asking.
      if (created.kind === 'invalid' && created.faults.every(({ code }) => code === 'past')) return null
      if (created.kind !== 'created') throw new Error(JSON.stringify(created))
      return created.campaign.id
    },
    (id) => {
      if (id === null) return
      const log = new CampaignLog(id, kind)
      world.campaigns.set(id, log)
      activate(world, log, () => then(log))
    },
  )
}

function activate(world: World, log: CampaignLog, then?: () => void): void {
  const by = signed(world, 'activate')
  operate(world, log, 'activate', (deps) => activateCampaign(deps, { id: log.id, by }), then)
}

export function edit(world: World, log: CampaignLog, change: Content & { name?: string }): void {
  const by = signed(world, 'reword')
  operate(world, log, 'change', (deps) => changeCampaign(deps, { by, id: log.id, change, mayBeTransactional: true }))
}

/** Changed, paused, gone on with, stopped and made anew, at any time. */
export function scheduleChurn(world: World, log: CampaignLog, next: () => Content): void {
  const { kernel, random, scenario } = world
  world.churned.add(log.id)
  for (let edits = random.between(0, 3); edits > 0; edits -= 1)
    kernel.at(anyTime(world), () => edit(world, log, next()))
  if (random.chance(0.6)) schedulePause(world, log, anyTime(world))
  if (random.chance(0.4)) return
  const by = signed(world, 'stop')
  kernel.at(random.chance(0.4) ? rightAfterAFiring(world, log) : anyTime(world), () =>
    operate(
      world,
      log,
      'stop',
      (deps) => stopCampaign(deps, { id: log.id, by }),
      () => {
        if (random.chance(0.6) && kernel.nowMs < scenario.activeUntilMs)
          create(world, log.kind, next(), () => undefined)
      },
    ),
  )
}

/** So that what fires at that instant is often still on its way: a firing from before the stop is answered all the same. */
function rightAfterAFiring(world: World, { steps }: CampaignLog): number {
  const { random, scenario, contacts } = world
  const time = steps.at(-1)?.told?.content.settings.time
  const atMs = instantIn(
    random.pick(contacts).zone,
    random.pick(scenario.days),
    typeof time === 'string' ? time : '10:00',
  )
  return (atMs ?? anyTime(world)) + random.between(11_000, 45_000)
}

/** For minutes or for a day: over a firing, or over the time in which its texts are of use. */
function schedulePause(world: World, log: CampaignLog, atMs: number): void {
  const { kernel, random, scenario } = world
  const untilMs = Math.min(atMs + random.logBetween(MINUTE_MS, 30 * HOUR_MS), scenario.activeUntilMs)
  const by = signed(world, 'pause')
  kernel.at(atMs, () => operate(world, log, 'pause', (deps) => pauseCampaign(deps, { id: log.id, by })))
  kernel.at(untilMs, () => activate(world, log))
}

/** Pauses a campaign in this very millisecond, and lets it go on after a while. */
export function pauseFor(world: World, id: string): void {
  const { kernel, platform, random } = world
  const log = world.campaigns.get(id)
  if (log === undefined) return
  const lastsMs = random.logBetween(10_000, HOUR_MS)
  const by = signed(world, 'pause')
  void platform.stores.campaigns.find(CampaignId.parse(id)).then(async (found) => {
    if (found?.state !== 'active') return
    const paused = { ...found, state: 'paused' as const, activeUntil: new Date(kernel.nowMs), rev: found.rev + 1 }
    if (await platform.stores.campaigns.save(paused, found.rev)) platform.truth.campaignWritten(id, -1)
  })
  operate(
    world,
    log,
    'pause',
    (deps) => pauseCampaign(deps, { id: log.id, by }),
    () => kernel.after(lastsMs, () => activate(world, log)),
  )
}
