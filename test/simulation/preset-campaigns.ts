import type { Scenario } from '#shared/contracts/scenario.ts'
import { PRESETS } from '#shared/domain/scenarios/presets/catalogue.ts'
import type { Preset } from '#shared/domain/scenarios/presets/preset.ts'
import { anyTime, type Content, create, edit, scheduleChurn } from './campaign-churn.ts'
import { tell } from './orders.ts'
import { drawStory } from './preset-stories.ts'
import { Random } from './random.ts'
import { receive } from './replies.ts'
import type { Story } from './used-preset.ts'
import type { World } from './world.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** In most worlds a campaign or two of presets of the whole catalogue, with records of theirs; some changed while they run. */
export function schedulePresets(world: World): void {
  const random = new Random(world.seed * 7_919 + 13)
  const count = random.pick([0, 1, 1, 1, 2])
  for (const preset of random.shuffled(PRESETS).slice(0, count)) schedulePreset(world, random, preset)
}

function schedulePreset(world: World, random: Random, preset: Preset): void {
  const { kernel, scenario } = world
  const settings = drawSettings(random, preset, scenario.days)
  const made = preset.scenarioOf(settings)
  const isSteady = random.chance(0.6)
  const stories = Array.from({ length: random.pick([1, 2, 2]) }, (_, index) =>
    drawStory(world, random, { scenario: made, number: 10 * (world.presets.length + 1) + index }),
  )
  world.presets.push({ id: preset.id, scenario: made, isSteady, stories })
  if (isSteady) world.platform.truth.presets.set(preset.id, made)
  const next = (): Content => ({ settings: drawSettings(random, preset, scenario.days) })
  kernel.at(scenario.startMs + MINUTE_MS, () =>
    create(world, preset.id, { settings }, (log) => {
      if (!isSteady) return scheduleChurn(world, log, next)
      kernel.at(anyTime(world), () => edit(world, log, { name: 'preset again' }))
    }),
  )
  for (const story of stories) {
    for (const event of story.events) tell(world, event)
    scheduleAnswer(world, random, { scenario: made, story })
  }
}

/** One in two readers in China answers what they are asked: with one of the answers, or in words of their own. */
function scheduleAnswer(world: World, random: Random, { scenario, story }: { scenario: Scenario; story: Story }): void {
  const { phone } = story.buyer
  const says = scenario.steps.flatMap(({ ask }) => ask?.options.flatMap((one) => one.says) ?? [])
  const isAsked = scenario.steps.some(({ ask }) => ask !== null)
  if (phone?.startsWith('+86') !== true || !isAsked || !random.chance(0.5)) return
  const text = random.pick([...says, '明天'])
  const [first] = story.facts
  const atMs = (first?.atMs ?? world.scenario.startMs) + random.logBetween(10 * MINUTE_MS, 20 * HOUR_MS)
  const told = { id: `answer-${scenario.slug}-${story.id}`, from: phone, text }
  world.kernel.at(atMs, () => receive(world, told, { isStop: false, laterMs: HOUR_MS }))
}

/** Few have settings without which their texts are about other days than these. */
function drawSettings(random: Random, { id }: Preset, days: readonly string[]): Record<string, unknown> {
  const as = random.pick(['task', 'text', 'task-then-text'])
  const drawn: Readonly<Record<string, () => Record<string, unknown>>> = {
    followup: () => ({ as, of: random.pick(['contract', 'product']) }),
    'lead-followup': () => ({ as }),
    'event-invitation': () => ({ day: shiftedBy(random.pick(days), random.pick([1, 7])) }),
    'new-goods': () => {
      const issue = days.find((day) => day.endsWith('-01') || day.endsWith('-15'))
      return issue === undefined ? {} : { issue }
    },
    'satisfaction-survey': () => ({
      after: random.pick([
        { type: 'visit', fact: 'done' },
        { type: 'contract', fact: 'signed' },
      ]),
    }),
  }
  return drawn[id]?.() ?? {}
}

function shiftedBy(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 24 * HOUR_MS).toISOString().slice(0, 10)
}
