import { CALM_MOOD } from './carrier.ts'
import type { World } from './world.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const REDRIVE_MS = 10 * MINUTE_MS
const MOST_REDRIVES = 6

/** From half an hour on things go wrong, in storms besides; at the end of it all faults stop and what is dead is sent back. */
export function scheduleTroubles(world: World): void {
  const { kernel, platform, fates, random, scenario } = world
  kernel.at(scenario.startMs + HOUR_MS / 2, () => {
    fates.active = true
    Object.assign(platform.manners, { active: true, ...scenario.queue })
    platform.schedules.sloppiness = scenario.sloppiness
    platform.lag.mostMs = scenario.indexLagMs
  })
  const storms = random.between(0, 3)
  for (let storm = 0; storm < storms; storm += 1) scheduleStorm(world)
  if (random.chance(0.4)) kernel.at(anyTime(world), () => deploy(world))
  for (const body of world.poison) kernel.at(anyTime(world), () => platform.queues['send-bulk'].put(body))
  if (scenario.hasAstrayClock) kernel.at(anyTime(world), () => leadAstray(world))
  kernel.at(scenario.calmAtMs, () => calmDown(world))
}

function anyTime({ random, scenario }: World): number {
  return scenario.startMs + random.between(HOUR_MS, 52 * HOUR_MS)
}

/** All workers at once, or one after the other, so that two releases work side by side for a while. */
function deploy({ kernel, platform, random }: World): void {
  kernel.note('deploys')
  platform.release += 1
  if (random.chance(0.3)) {
    platform.pool.replaceAll()
    return
  }
  for (const worker of platform.pool.workers)
    kernel.after(random.logBetween(1_000, HOUR_MS), () => worker.die('replaced'))
}

function scheduleStorm(world: World): void {
  const { kernel, platform, fates, random } = world
  const what = random.pick(['store', 'outage', 'throttled'] as const)
  const lastsMs = random.logBetween(MINUTE_MS, HOUR_MS)
  kernel.at(anyTime(world), () => {
    const untilMs = kernel.nowMs + lastsMs
    kernel.note(`storm ${what}`)
    if (what === 'store') fates.stormUntilMs = untilMs
    if (what === 'outage') platform.carrier.outageUntilMs = untilMs
    if (what === 'throttled') platform.carrier.throttledUntilMs = untilMs
  })
}

/** A worker's wall clock jumps by up to two hours, until somebody ends that worker. */
function leadAstray({ kernel, platform, random }: World): void {
  const worker = platform.pool.workers[0]
  if (worker === undefined) return
  worker.isAstray = true
  platform.truth.hasAstrayWorker = true
  worker.skewMs += random.between(-2 * HOUR_MS, 2 * HOUR_MS)
  kernel.note('clock jumps', 0, worker.name)
  kernel.after(random.logBetween(MINUTE_MS, HOUR_MS), () => worker.die('its clock is wrong'))
}

function calmDown(world: World): void {
  const { kernel, platform, fates } = world
  kernel.note('calm')
  fates.active = false
  platform.manners.active = false
  platform.schedules.sloppiness = 0
  platform.lag.mostMs = 0
  platform.carrier.mood = { ...platform.carrier.mood, ...calmAnswers() }
  kernel.after(REDRIVE_MS, () => redrive(world, MOST_REDRIVES))
}

/** Receipts stay as slow and as double as they were. */
function calmAnswers() {
  const { rejects, triesLater, lineDown, unknownSent, unknownLost } = CALM_MOOD
  return { rejects, triesLater, lineDown, unknownSent, unknownLost }
}

function redrive(world: World, timesLeft: number): void {
  const { kernel, platform } = world
  if (timesLeft === 0) return
  const jobs = platform.deadJobs.filter(({ body }) => !world.poison.includes(body))
  platform.deadJobs = platform.deadJobs.filter((job) => !jobs.includes(job))
  for (const { queue, body } of jobs) {
    for (const [name, into] of Object.entries(platform.queues)) if (name === queue) into.put(body)
  }
  kernel.after(20 * MINUTE_MS, () => redrive(world, timesLeft - 1))
}
