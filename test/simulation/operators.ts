import type { CampaignId } from '#shared/contracts/ids.ts'
import { KindId } from '#shared/contracts/message.ts'
import { activateCampaign } from '#shared/usecases/activate-campaign.ts'
import { changeCampaign } from '#shared/usecases/change-campaign.ts'
import { createCampaign } from '#shared/usecases/create-campaign.ts'
import { pauseCampaign } from '#shared/usecases/pause-campaign.ts'
import { changeLine, startLine, stopLine } from '#shared/usecases/steer-line.ts'
import { stopCampaign } from '#shared/usecases/stop-campaign.ts'
import { signed } from './actors.ts'
import { scheduleConsent } from './consent-words.ts'
import { tell } from './orders.ts'
import { LINE } from './worker-deps.ts'
import type { World } from './world.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** What marketing, support and operations do in the console, each click repeated until it is answered. */
export function scheduleOperators(world: World): void {
  for (const kind of KindId.options) scheduleCampaign(world, kind, world.scenario.startMs + MINUTE_MS)
  scheduleConsent(world)
  schedulePayments(world)
  scheduleLine(world)
}

function scheduleCampaign(world: World, kind: KindId, atMs: number): void {
  const { kernel, platform, random, scenario } = world
  const { settings, steady } = scenario.campaigns[kind]
  const hours = [1, 2, 3].map(() => random.between(HOUR_MS, 50 * HOUR_MS)).toSorted((a, b) => a - b)
  const twinAfterMs = random.chance(0.2) ? random.between(MINUTE_MS, 30 * HOUR_MS) : null
  const create = (then: (id: CampaignId) => void) => {
    const [creates, activates] = [signed(world, 'create'), signed(world, 'activate')]
    platform.insist(
      'create campaign',
      async (deps) => {
        const created = await createCampaign(deps, { by: creates, kind, settings })
        if (created.kind !== 'created') throw new Error(JSON.stringify(created))
        await activateCampaign(deps, { id: created.campaign.id, by: activates })
        return created.campaign.id
      },
      then,
    )
  }
  kernel.at(atMs, () =>
    create((id) => {
      if (steady) kernel.at(scenario.startMs + (hours[0] ?? 0), () => reword(world, id))
      else world.churned.add(id) && scheduleChurn(world, id, create, hours)
    }),
  )
  if (twinAfterMs !== null) kernel.at(atMs + twinAfterMs, () => create(() => undefined))
}

function reword(world: World, id: CampaignId): void {
  const { platform, random } = world
  const by = signed(world, 'reword')
  const change = { name: `again ${random.between(1, 9)}` }
  platform.insist(
    'reword',
    (deps) => changeCampaign(deps, { by, id, change }),
    () => undefined,
  )
}

/** Changed, paused, gone on with, stopped and made anew. */
function scheduleChurn(
  world: World,
  id: CampaignId,
  create: (then: (id: CampaignId) => void) => void,
  [first = 0, second = 0, third = 0]: readonly number[],
): void {
  const { kernel, platform, random, scenario } = world
  const [pauses, activates, stops] = [signed(world, 'pause'), signed(world, 'activate'), signed(world, 'stop')]
  const at = (afterMs: number, run: () => void) => kernel.at(scenario.startMs + afterMs, run)
  at(first, () => {
    if (random.chance(0.5)) return reword(world, id)
    platform.insist(
      'pause',
      (deps) => pauseCampaign(deps, { id, by: pauses }),
      () => undefined,
    )
  })
  at(second, () =>
    platform.insist(
      'activate',
      (deps) => activateCampaign(deps, { id, by: activates }),
      () => undefined,
    ),
  )
  const stopMs = random.chance(0.5) ? third : scenario.calmAtMs - scenario.startMs
  at(stopMs, () =>
    platform.insist(
      'stop',
      (deps) => stopCampaign(deps, { id, by: stops }),
      () => {
        if (random.chance(0.5) && kernel.nowMs < scenario.activeUntilMs) create(() => undefined)
      },
    ),
  )
}

function schedulePayments(world: World): void {
  const { random, scenario, instalments, expectations } = world
  for (const { contractId, period } of instalments) {
    if (!random.chance(0.35)) continue
    expectations.attacked(contractId)
    const atMs = scenario.startMs + random.between(HOUR_MS, 50 * HOUR_MS)
    tell(world, { type: 'instalment.paid', atMs, data: { contractId, period } })
  }
}

/** The switch thrown and put back, and a budget that is raised in the end. */
function scheduleLine(world: World): void {
  const { kernel, platform, random, scenario } = world
  const calms = signed(world, 'start-line')
  const times = random.chance(0.3) ? random.between(1, 3) : 0
  for (let time = 0; time < times; time += 1) {
    const atMs = scenario.startMs + random.between(HOUR_MS, 50 * HOUR_MS)
    const lastsMs = random.logBetween(5_000, 2 * HOUR_MS)
    const [stops, starts] = [signed(world, 'stop-line'), signed(world, 'start-line')]
    kernel.at(atMs, () =>
      platform.insist(
        'stop line',
        (deps) => stopLine(deps, { by: stops, why: 'drill' }),
        () => undefined,
      ),
    )
    kernel.at(atMs + lastsMs, () =>
      platform.insist(
        'start line',
        (deps) => startLine(deps, { by: starts }),
        () => undefined,
      ),
    )
  }
  kernel.at(scenario.calmAtMs, () =>
    platform.insist(
      'start line',
      (deps) => startLine(deps, { by: calms }),
      () => undefined,
    ),
  )
  if (scenario.budget === null) return
  const dailyBudgetMicros = scenario.budget.parts * LINE.priceMicros
  const set = (atMs: number, change: { dailyBudgetMicros: number | null }) => {
    const signs = signed(world, 'budget')
    kernel.at(atMs, () =>
      platform.insist(
        'budget',
        (deps) => changeLine(deps, { by: signs, ...change }),
        () => undefined,
      ),
    )
  }
  set(scenario.startMs + 2 * MINUTE_MS, { dailyBudgetMicros })
  set(scenario.budget.untilMs, { dailyBudgetMicros: null })
}
