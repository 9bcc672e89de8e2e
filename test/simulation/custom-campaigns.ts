import { anyTime, type Content, create, edit, scheduleChurn } from './campaign-churn.ts'
import { type Custom, drawCustom, editCustom } from './custom-scenarios.ts'
import { Random } from './random.ts'
import type { World } from './world.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Scenarios of one's own, drawn from the schema: one that events begin and one that dates do, some edited while they run. */
export function scheduleCustoms(world: World): void {
  const random = new Random(world.seed * 6_151 + 5)
  if (random.chance(0.7)) scheduleCustom(world, random, true)
  if (random.chance(0.5)) scheduleCustom(world, random, false)
}

function scheduleCustom(world: World, random: Random, isEvent: boolean): void {
  const { kernel, scenario } = world
  const isPlain = random.chance(0.5)
  const slug = isEvent ? 'own-event' : 'own-date'
  const own = drawCustom(random, { slug, isEvent, days: scenario.days, isPlain })
  const isEarly = isPlain || random.chance(0.6)
  const atMs = scenario.startMs + (isEarly ? MINUTE_MS : random.between(MINUTE_MS, 30 * HOUR_MS))
  world.customs.push({ slug, versions: [own], isPlain })
  const versions = world.customs.at(-1)?.versions ?? []
  const next = (): Content => {
    const edited = editCustom(random, versions.at(-1) ?? own)
    versions.push(edited)
    return contentOf(edited)
  }
  kernel.at(atMs, () =>
    create(world, 'custom', contentOf(own), (log) => {
      if (!isPlain) return scheduleChurn(world, log, next)
      kernel.at(anyTime(world), () => edit(world, log, { name: 'again' }))
    }),
  )
}

function contentOf({ given }: Custom): Content {
  return { scenario: { ...given } }
}
