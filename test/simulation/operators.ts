import { changeCountries, changeLine, startLine, stopLine } from '#shared/usecases/line/steer-line.ts'

import { signed } from './actors.ts'
import { scheduleCampaigns } from './campaign-churn.ts'
import { scheduleConsent } from './consent-words.ts'
import { scheduleCustoms } from './custom-campaigns.ts'
import { tell } from './orders.ts'
import { schedulePresets } from './preset-campaigns.ts'
import { scheduleReplies } from './replies.ts'
import { drawCountries, strangersOf } from './strangers.ts'
import { scheduleThanks } from './thanks.ts'
import { LINE } from './worker-deps.ts'
import type { World } from './world.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** What marketing, support and operations do in the console, each click repeated until it is answered. */
export function scheduleOperators(world: World): void {
  scheduleCampaigns(world)
  scheduleCustoms(world)
  scheduleThanks(world)
  schedulePresets(world)
  scheduleConsent(world)
  scheduleReplies(world)
  schedulePayments(world)
  scheduleLine(world)
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
  scheduleCountries(world)
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

/** Countries opened and closed while orders of theirs are under way. */
function scheduleCountries(world: World): void {
  const { kernel, platform, scenario } = world
  const random = strangersOf(world, 'SO-0')
  const times = random.chance(0.5) ? random.between(1, 4) : 0
  for (let time = 0; time < times; time += 1) {
    const allowed = drawCountries(random)
    const signs = signed(world, 'countries')
    kernel.at(scenario.startMs + random.between(HOUR_MS, 50 * HOUR_MS), () =>
      platform.insist(
        'countries',
        (deps) => changeCountries(deps, { by: signs, allowed }),
        () => undefined,
      ),
    )
  }
}
