import type { OptOutList } from '#shared/ports/opt-out-list.ts'
import { optIn } from '#shared/usecases/people/opt-in.ts'
import { optOut } from '#shared/usecases/people/opt-out.ts'
import { Violation } from './kernel.ts'
import { hasher, type WorkerDeps } from './worker-deps.ts'
import type { World } from './world.ts'

const HOUR_MS = 3_600_000
/** Opt-outs at any time, some of them taken back, and moments at which two people of support hear both words. */
const OPT_OUTS = 5
const CLASHES = 4

export function scheduleConsent(world: World): void {
  const { kernel, random, scenario, contacts } = world
  const anyTime = () => scenario.startMs + random.between(HOUR_MS, 50 * HOUR_MS)
  for (let number = 0; number < OPT_OUTS; number += 1) {
    const { id } = random.pick(contacts)
    const atMs = anyTime()
    kernel.at(atMs, () => sayOut(world, id))
    if (random.chance(0.3)) kernel.at(atMs + random.logBetween(1_000, 8 * HOUR_MS), () => sayIn(world, id))
  }
  for (let number = 0; number < CLASHES; number += 1) {
    const { id } = random.pick(contacts)
    const atMs = anyTime()
    if (random.chance(0.6)) kernel.at(atMs - random.between(60_000, HOUR_MS), () => sayOut(world, id))
    kernel.at(atMs, () => sayIn(world, id))
    kernel.at(atMs + random.between(0, 10), () => sayOut(world, id))
  }
}

/** Whoever is answered by an opt-out has been told that the number is opted out. */
function sayOut({ platform, kernel }: World, contactId: string): void {
  const input = { contactId, note: 'asked for it', by: 'support/1' }
  platform.insist(
    'opt out',
    async (deps) => {
      const beganMs = kernel.nowMs
      return { beganMs, outcome: await optOut(deps, input) }
    },
    ({ beganMs, outcome }) => {
      if (outcome.kind === 'no-number') return
      const { contact, optOut: standing } = outcome.state
      if (standing === null)
        kernel.fail(new Violation('opt-out-answered', `${contactId} is shown as open by the answer to an opt-out`))
      platform.truth.optOutsAnswered.push({ phoneHash: contact.phoneHash ?? '', beganMs })
    },
  )
}

function sayIn({ platform, kernel }: World, contactId: string): void {
  const input = { contactId, note: 'asked for them', by: 'support/2' }
  const watched = (deps: WorkerDeps): WorkerDeps => ({
    ...deps,
    optOuts: watchLooks(deps.optOuts, () => kernel.nowMs, platform.truth.optOutsLifted),
  })
  platform.insist(
    'opt in',
    (deps) => optIn(watched(deps), input),
    () => undefined,
  )
}

type Lifted = { phoneHash: string; lookedMs: number }

/** The opt-outs as an opt-in uses them; each lifting is kept with the moment at which it had last looked. */
export function watchLooks(optOuts: OptOutList, nowMs: () => number, lifted: Lifted[]): OptOutList {
  let lookedMs = Number.NEGATIVE_INFINITY
  return {
    async findMany(phoneHashes) {
      const found = await optOuts.findMany(phoneHashes)
      lookedMs = nowMs()
      return found
    },
    async findEntries(phoneHashes) {
      const found = await optOuts.findEntries(phoneHashes)
      lookedMs = nowMs()
      return found
    },
    put: (word) => optOuts.put(word),
    putFirst: (word) => optOuts.putFirst(word),
    eraseNote: (phoneHash) => optOuts.eraseNote(phoneHash),
    lift(read, at) {
      lifted.push({ phoneHash: read.phoneHash, lookedMs })
      return optOuts.lift(read, at)
    },
  }
}

/** A number takes texts after an opt-out was answered only if an opt-in looked at it later than that opt-out began. */
export function checkConsentWords({ platform, contacts }: World): void {
  const { optOuts, optOutsAnswered, optOutsLifted } = platform.truth
  for (const { phoneHash, beganMs } of optOutsAnswered) {
    const { last } = optOuts.of(phoneHash)
    if (last === 'all' || last === 'carrier') continue
    if (optOutsLifted.some((one) => one.phoneHash === phoneHash && one.lookedMs >= beganMs)) continue
    const whose = contacts.find(({ phone }) => phone !== null && hasher.hash(phone) === phoneHash)?.id
    throw new Violation('opt-out-kept', `${whose ?? 'a number'} is open, and nobody who opened it knew of its opt-out`)
  }
}
