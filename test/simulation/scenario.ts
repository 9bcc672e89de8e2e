import { ShippedKindId } from '#shared/contracts/message.ts'
import type { CarrierMood } from './carrier.ts'
import type { FaultRates } from './faults.ts'
import { drawRates } from './faults.ts'
import type { Random } from './random.ts'

/** Days before or at which something happens: clocks change, a festival, the end of February. */
const FIRST_DAYS = [
  '2026-02-27',
  '2026-03-07',
  '2026-03-28',
  '2026-04-04',
  '2026-04-23',
  '2026-10-03',
  '2026-10-24',
  '2026-10-29',
  '2026-10-31',
  '2026-12-24',
  '2028-02-28',
]

const HOUR_MS = 3_600_000

export type CampaignPlan = {
  settings: Record<string, unknown>
  /** Active from the beginning to the end and never changed but in its words: nothing of it may be missing. */
  steady: boolean
}

/** Thanks for a first order have a campaign of their own (`thanks.ts`). */
export type SimulatedKind = Exclude<ShippedKindId, 'order-thanks'>
export const SIMULATED_KINDS = ShippedKindId.exclude(['order-thanks']).options

/** What is decided about a seed before anything happens. */
export type Scenario = {
  /** The first local day; campaigns fire on the two that follow. */
  day: string
  days: readonly string[]
  startMs: number
  activeUntilMs: number
  calmAtMs: number
  limitMs: number
  workers: number
  rates: FaultRates
  mood: CarrierMood
  queue: { duplicate: number; late: number; deleteLost: number }
  sloppiness: number
  delayMinutes: number
  campaigns: Record<SimulatedKind, CampaignPlan>
  /** How likely a read is answered by an attack on what was read. */
  aim: number
  /** Parts a day that the budget buys until it is lifted; null for no budget. */
  budget: { parts: number; untilMs: number } | null
  hasAstrayClock: boolean
  /** How far an index lags behind a write, at most. */
  indexLagMs: number
  /** People on a page of a run. */
  pageSize: number
  /** Parts a second of each lane. */
  perSecond: number
  /** After so long a sender is cut off, and its worker with it. */
  timeOutMs: number
}

export function drawScenario(random: Random): Scenario {
  const day = random.pick(FIRST_DAYS)
  const startMs = Date.parse(`${day}T00:00:00Z`)
  const days = [1, 2].map((later) => new Date(startMs + later * 24 * HOUR_MS).toISOString().slice(0, 10))
  const delayMinutes = random.pick([1, 5, 30, 30])
  const activeUntilMs = startMs + 54 * HOUR_MS
  return {
    day,
    days,
    startMs,
    activeUntilMs,
    calmAtMs: startMs + 62 * HOUR_MS,
    limitMs: startMs + 10 * 24 * HOUR_MS,
    workers: random.between(2, 5),
    rates: drawRates(random),
    mood: drawMood(random),
    queue: { duplicate: some(random, 0.01, 0.3), late: some(random, 0.01, 0.3), deleteLost: some(random, 0.005, 0.05) },
    sloppiness: some(random, 0.05, 0.4),
    delayMinutes,
    campaigns: drawCampaigns(random, { days, delayMinutes }),
    aim: some(random, 0.01, 0.15),
    budget: random.chance(0.2)
      ? { parts: random.between(3, 30), untilMs: startMs + random.between(8, 30) * HOUR_MS }
      : null,
    hasAstrayClock: random.chance(0.15),
    indexLagMs: random.chance(0.35) ? 0 : random.logBetween(50, 120_000),
    pageSize: random.pick([3, 10, 100]),
    perSecond: random.pick([1, 1, 8]),
    timeOutMs: random.pick([15_000, 60_000, 300_000, 900_000]),
  }
}

function some(random: Random, low: number, high: number): number {
  return random.chance(0.35) ? 0 : low * (high / low) ** random.next()
}

function drawMood(random: Random): CarrierMood {
  return {
    rejects: some(random, 0.005, 0.05),
    triesLater: some(random, 0.01, 0.3),
    lineDown: some(random, 0.001, 0.01),
    unknownSent: some(random, 0.01, 0.1),
    unknownLost: some(random, 0.01, 0.1),
    receiptLost: some(random, 0.02, 0.3),
    receiptTwice: some(random, 0.02, 0.4),
    receiptEarly: some(random, 0.02, 0.6),
    receiptLate: some(random, 0.02, 0.4),
  }
}

/** Hours at which the quiet ones begin or end, and one that is far from both. */
export function drawTime(random: Random): string {
  return random.pick(['09:00', '09:00', '08:00', '07:59', '20:55', '20:58', '20:59', '21:00'])
}

function drawCampaigns(
  random: Random,
  { days, delayMinutes }: { days: readonly string[]; delayMinutes: number },
): Scenario['campaigns'] {
  const plan = (settings: Record<string, unknown>): CampaignPlan => ({ settings, steady: random.chance(0.6) })
  const stages = days.map((day) => Number(day.slice(8))).filter((date) => date <= 28)
  return {
    'unpaid-order-nudge': plan({
      delayMinutes,
      secondAfterMinutes: random.chance(0.4) ? random.between(60, 180) : null,
    }),
    'shipment-notice': plan({ urgent: true }),
    'repayment-reminder': plan({
      days: stages.length > 0 ? stages.toSorted((a, b) => a - b) : [15],
      time: drawTime(random),
    }),
    'birthday-greeting': plan({ time: drawTime(random), digestTime: '08:30' }),
    'holiday-greeting': plan({ date: random.pick(days), time: drawTime(random) }),
    broadcast: plan(random.chance(0.4) ? { now: true } : { date: random.pick(days), time: drawTime(random) }),
  }
}
