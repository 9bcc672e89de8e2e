import { Violation } from './kernel.ts'
import { readId } from './occurrence.ts'
import { dayIn } from './wall-clock.ts'
import { LINE } from './worker-deps.ts'
import type { World } from './world.ts'

type Sent = { atMs: number; parts: number; lane: 'transactional' | 'bulk' }

/** A burst shows in the shortest, a rate that is a little too high in the longest. */
const WINDOWS_MS = [1_000, 5_000, 10_000, 20_000, 60_000]
/**
 * Parts beyond the rate in any window: a lease of five seconds that may be used two seconds late and goes out at once,
 * clocks four seconds apart, and the second that a claim may take.
 */
const BURST_SECONDS = 12

/** The pace of each lane held over every stretch, and no day cost more than its budget and a lease. @throws Violation */
export function checkLine(world: World): void {
  const { perSecond } = world.scenario
  const [fault] = world.platform.truth.lineFaults
  if (fault !== undefined) throw new Violation('pace', fault)
  const sent = sentBy(world)
  for (const lane of ['transactional', 'bulk'] as const) {
    const ofLane = sent.filter((one) => one.lane === lane)
    for (const windowMs of WINDOWS_MS) {
      const most = mostInWindow(ofLane, windowMs)
      const allowed = perSecond * (windowMs / 1_000 + BURST_SECONDS)
      if (most > allowed)
        throw new Violation('pace', `${most} parts in ${windowMs} ms of the ${lane} lane, ${allowed} allowed`)
    }
  }
  checkBudget(world)
}

function sentBy({ platform }: World): Sent[] {
  return platform.carrier.starts.map(({ messageId, atMs, parts }) => {
    const { kind } = readId(messageId)
    const isOwn = kind.startsWith('x-') && platform.truth.messages.get(messageId)?.page === null
    const isAnswer = kind === 'unpaid-order-nudge' || kind === 'shipment-notice' || isOwn
    return { atMs, parts, lane: isAnswer ? 'transactional' : 'bulk' }
  })
}

function mostInWindow(sent: readonly Sent[], windowMs: number): number {
  let most = 0
  let sum = 0
  let first = 0
  for (const one of sent) {
    sum += one.parts
    for (let old = sent[first]; old !== undefined && old.atMs <= one.atMs - windowMs; old = sent[first]) {
      sum -= old.parts
      first += 1
    }
    most = Math.max(most, sum)
  }
  return most
}

/** No day cost more than its budget and a lease, nor more than the line says; what was surely refused costs nothing. */
function checkBudget({ scenario, platform }: World): void {
  if (scenario.hasAstrayClock) return
  const aLease = 5
  for (const [day, parts] of partsByDay(platform.carrier.attempts, 0, Number.POSITIVE_INFINITY)) {
    const paid = (platform.truth.spentOf.get(day) ?? 0) / LINE.priceMicros
    if (parts > paid + aLease) throw new Violation('budget', `${parts} parts on ${day}, ${paid} paid for`)
  }
  checkPaid(platform)
  const { budget } = scenario
  if (budget === null) return
  for (const [day, parts] of partsByDay(platform.carrier.attempts, scenario.startMs + 3_600_000, budget.untilMs))
    if (parts > budget.parts + aLease)
      throw new Violation('budget', `${parts} parts on ${day}, ${budget.parts} allowed`)
}

/** What left was paid for, each part once. @throws Violation */
function checkPaid({ carrier, truth }: World['platform']): void {
  const sent = carrier.attempts.reduce((sum, { parts }) => sum + parts, 0)
  const paid = [...truth.spentOf.values()].reduce((sum, micros) => sum + micros, 0) / LINE.priceMicros
  if (sent > paid) throw new Violation('budget', `${sent} parts left, ${paid} paid for`)
}

function partsByDay(sent: readonly Omit<Sent, 'lane'>[], fromMs: number, untilMs: number): Map<string, number> {
  const parts = new Map<string, number>()
  for (const { atMs, parts: more } of sent) {
    if (atMs < fromMs || atMs >= untilMs) continue
    const day = dayIn(LINE.zone, atMs)
    parts.set(day, (parts.get(day) ?? 0) + more)
  }
  return parts
}
