import { Violation } from './kernel.ts'
import { readId } from './occurrence.ts'
import { dayIn } from './wall-clock.ts'
import { LINE } from './worker-deps.ts'
import type { World } from './world.ts'

type Sent = { atMs: number; parts: number; lane: 'transactional' | 'bulk' }

const WINDOW_MS = 1_000
/**
 * Parts beyond the rate in any window: a lease of five seconds that may be used two seconds late and goes out at once,
 * clocks four seconds apart, and the second that a claim may take.
 */
const BURST_SECONDS = 12

/** The pace of each lane held over every second, and no day cost more than its budget and a lease. @throws Violation */
export function checkLine(world: World): void {
  const sent = sentBy(world)
  for (const lane of ['transactional', 'bulk'] as const) {
    const most = mostInWindow(sent.filter((one) => one.lane === lane))
    const allowed = LINE.rates[lane] * (WINDOW_MS / 1_000 + BURST_SECONDS)
    if (most > allowed) throw new Violation('pace', `${most} parts in a second of the ${lane} lane, ${allowed} allowed`)
  }
  checkBudget(world, sent)
}

function sentBy({ platform }: World): Sent[] {
  return platform.carrier.starts.map(({ messageId, atMs, parts }) => {
    const { kind } = readId(messageId)
    const isAnswer = kind === 'unpaid-order-nudge' || kind === 'shipment-notice'
    return { atMs, parts, lane: isAnswer ? 'transactional' : 'bulk' }
  })
}

function mostInWindow(sent: readonly Sent[]): number {
  let most = 0
  let sum = 0
  let first = 0
  for (const one of sent) {
    sum += one.parts
    for (let old = sent[first]; old !== undefined && old.atMs <= one.atMs - WINDOW_MS; old = sent[first]) {
      sum -= old.parts
      first += 1
    }
    most = Math.max(most, sum)
  }
  return most
}

function checkBudget({ scenario }: World, sent: readonly Sent[]): void {
  const { budget } = scenario
  if (budget === null || scenario.hasAstrayClock) return
  const spent = new Map<string, number>()
  for (const { atMs, parts } of sent) {
    if (atMs < scenario.startMs + 3_600_000 || atMs >= budget.untilMs) continue
    const day = dayIn(LINE.zone, atMs)
    spent.set(day, (spent.get(day) ?? 0) + parts)
  }
  const aLease = 5 * Math.max(LINE.rates.bulk, LINE.rates.transactional)
  for (const [day, parts] of spent)
    if (parts > budget.parts + aLease)
      throw new Violation('budget', `${parts} parts on ${day}, ${budget.parts} allowed`)
}
