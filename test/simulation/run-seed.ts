import { takeAim } from './aim.ts'
import { checkEnd } from './at-end.ts'
import { scheduleExpectations } from './calendar.ts'
import { compareCalendars } from './calendar-checks.ts'
import { compareDryRuns } from './dry-run-checks.ts'
import { Violation } from './kernel.ts'
import { scheduleOperators } from './operators.ts'
import { scheduleOrders } from './orders.ts'
import { bringOtherNumbers, streamOfNumbers } from './other-numbers.ts'
import { checkPlanning } from './planning-checks.ts'
import type { Proofs } from './proofs.ts'
import { checkSecondWords, scheduleSecondWords } from './second-words.ts'
import { scheduleTroubles } from './troubles.ts'
import { createWorld, type World } from './world.ts'

export type SeedResult = {
  seed: number
  hash: string
  steps: number
  submits: number
  messages: number
  states: Record<string, number>
  proofs: Proofs
  violation: Violation | null
}

/** Runs the world of a seed to its end and says which promise was broken, if any. The same seed gives the same hash. */
export async function runSeed(seed: number, trace: ((line: string) => void) | null = null): Promise<SeedResult> {
  const world = createWorld(seed, trace)
  const violation = await live(world).then(
    () => null,
    (error: unknown) => {
      if (error instanceof Violation) return error
      throw error
    },
  )
  const { kernel, platform } = world
  const states: Record<string, number> = {}
  for (const { id, state } of platform.truth.messages.values()) {
    states[state] = (states[state] ?? 0) + 1
    kernel.noteText(state, id)
  }
  const { steps, hash } = kernel
  const submits = platform.carrier.starts.length
  return { seed, hash, steps, submits, messages: platform.truth.messages.size, states, proofs: world.proofs, violation }
}

async function live(world: World): Promise<void> {
  await populate(world)
  scheduleOperators(world)
  scheduleOrders(world)
  scheduleExpectations(world)
  scheduleTroubles(world)
  takeAim(world)
  compareDryRuns(world)
  const words = scheduleSecondWords(world)
  await world.kernel.run(world.scenario.limitMs)
  await checkEnd(world)
  checkSecondWords(world, words)
  await compareCalendars(world)
  await checkPlanning(world)
}

async function populate(world: World): Promise<void> {
  const { platform, contacts, instalments } = world
  const { stores, truth } = platform
  const random = streamOfNumbers(world)
  for (const contact of contacts) {
    if (contact.phone !== null && contact.ownZone !== null) truth.livesIn.set(contact.phone, contact.ownZone)
    await stores.contacts.addZone(contact.zone)
    await bringOtherNumbers(platform, contact, random)
    await stores.contacts.save(contact, 'absent')
  }
  for (const instalment of instalments) await stores.records.saveInstalment(instalment, 'absent')
}
