import { numbersOf } from '#shared/domain/people/numbers.ts'
import { type ReceiveOutcome, receiveReply } from '#shared/usecases/replies/receive-reply.ts'
import { watchLooks } from './consent-words.ts'
import { Violation } from './kernel.ts'
import { firstNumbersBehind } from './other-numbers.ts'
import { strangersOf } from './strangers.ts'
import { hasher } from './worker-deps.ts'
import type { World } from './world.ts'

const HOUR_MS = 3_600_000
const WRITERS = 6
const STOPS = ['退订', 'TD', '请不要再给我发短信了', 'ＳＴＯＰ']
const OTHERS = ['什么时候发货', '1', '好的', '不要再发广告了']

/** People who write back at any time: stops, starts, and what nobody asked, each brought again some time later. */
export function scheduleReplies(world: World): void {
  scheduleFromOthers(world)
  const { contacts, kernel, scenario } = world
  const random = strangersOf(world, 'RE-997')
  const writers = contacts.filter(({ phone }) => phone?.startsWith('+86') === true)
  if (writers.length === 0) return
  for (let number = 0; number < WRITERS; number += 1) {
    const { phone } = random.pick(writers)
    const atMs = scenario.startMs + random.between(HOUR_MS, 50 * HOUR_MS)
    const isStop = random.chance(0.6)
    const text = random.pick(isStop ? STOPS : OTHERS)
    const tell = { id: `reply-${number}`, from: phone ?? '', text }
    kernel.at(atMs, () => receive(world, tell, { isStop, laterMs: random.logBetween(1_000, 12 * HOUR_MS) }))
    if (!random.chance(0.4)) continue
    const start = { id: `start-${number}`, from: phone ?? '', text: 'START' }
    const laterMs = random.logBetween(1_000, 12 * HOUR_MS)
    kernel.at(atMs + random.logBetween(1_000, 8 * HOUR_MS), () => receive(world, start, { isStop: false, laterMs }))
  }
}

/** The same from other numbers of people who have several: it is about the person. */
function scheduleFromOthers(world: World): void {
  const { contacts, kernel, scenario } = world
  const random = strangersOf(world, 'RE-994')
  const people = contacts.filter((contact) => numbersOf(contact).length > 1)
  for (const [number, contact] of people.entries()) {
    const { phone } = random.pick(numbersOf(contact).slice(1))
    if (!phone.startsWith('+86') || !random.chance(0.6)) continue
    const atMs = scenario.startMs + random.between(HOUR_MS, 50 * HOUR_MS)
    const tell = { id: `other-reply-${number}`, from: phone, text: random.pick(STOPS) }
    kernel.at(atMs, () => receive(world, tell, { isStop: true, laterMs: random.logBetween(1_000, 12 * HOUR_MS) }))
    if (!random.chance(0.3)) continue
    const from = random.pick(numbersOf(contact)).phone
    const start = { id: `other-start-${number}`, from, text: 'START' }
    const laterMs = random.logBetween(1_000, 12 * HOUR_MS)
    kernel.at(atMs + random.logBetween(1_000, 8 * HOUR_MS), () => receive(world, start, { isStop: false, laterMs }))
  }
}

type Told = { id: string; from: string; text: string }
type Meant = { isStop: boolean; laterMs: number }

/** Once it is answered, the very same text comes again: that must be told, and do nothing. */
export function receive(world: World, told: Told, { isStop, laterMs }: Meant): void {
  const { platform, kernel, contacts } = world
  const beganMs = kernel.nowMs
  bring(world, told, ({ kind, ...outcome }) => {
    const result = 'result' in outcome ? outcome.result : kind
    if (isStop && result !== 'stop' && result !== 'repeat')
      kernel.fail(new Violation('stop-heard', `a STOP was taken for ${result}`))
    const silenced = isStop ? firstNumbersBehind(contacts, hasher.hash(told.from)) : []
    platform.truth.optOutsAnswered.push(...silenced.map((phoneHash) => ({ phoneHash, beganMs })))
    kernel.after(laterMs, () => repeat(world, told))
  })
}

function repeat(world: World, told: Told): void {
  bring(world, told, (outcome) => {
    if (outcome.kind === 'received' && outcome.result === 'repeat') return
    world.kernel.fail(new Violation('reply-once', `${told.id} was acted on a second time`))
  })
}

function bring({ platform, kernel }: World, told: Told, hear: (outcome: ReceiveOutcome) => void): void {
  platform.insist(
    'reply',
    (deps) =>
      receiveReply(
        { ...deps, optOuts: watchLooks(deps.optOuts, () => kernel.nowMs, platform.truth.optOutsLifted) },
        told,
      ),
    hear,
  )
}
