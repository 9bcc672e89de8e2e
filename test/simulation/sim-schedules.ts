import type { CampaignId } from '#shared/contracts/ids.ts'
import { type FiringRule, nextFiring } from '#shared/domain/calendar/firing.ts'
import type { CampaignSchedule, CampaignSchedules } from '#shared/ports/campaign-schedules.ts'
import type { Kernel } from './kernel.ts'
import type { Random } from './random.ts'

type Standing = { schedule: CampaignSchedule; generation: number }

/** To the minute, as Scheduler is; sometimes it is behind. */
const PRECISION_MS = 60_000
const LATEST_MS = 20 * 60_000

/** Fires at least once for each instant of a rule, and now and then twice. */
export class SimSchedules implements CampaignSchedules {
  readonly #kernel: Kernel
  readonly #random: Random
  readonly #fire: (schedule: CampaignSchedule, at: Date) => void
  readonly #standing = new Map<string, Standing>()
  readonly #untilMs: number
  #generation = 0
  /** How often a firing comes late, or twice. */
  sloppiness = 0
  /** Hears of each firing right before it is delivered. */
  onFiring: (schedule: CampaignSchedule, at: Date) => void = () => undefined

  constructor(
    kernel: Kernel,
    random: Random,
    { untilMs, fire }: { untilMs: number; fire: (schedule: CampaignSchedule, at: Date) => void },
  ) {
    this.#kernel = kernel
    this.#random = random
    this.#untilMs = untilMs
    this.#fire = fire
  }

  async put(schedule: CampaignSchedule): Promise<void> {
    const key = `${schedule.campaignId} ${schedule.part} ${schedule.zone}`
    this.#generation += 1
    const standing = { schedule, generation: this.#generation }
    this.#standing.set(key, standing)
    this.#plan(key, standing, this.#kernel.nowMs)
  }

  async removeAll(campaignId: CampaignId): Promise<void> {
    for (const [key, { schedule }] of this.#standing) if (schedule.campaignId === campaignId) this.#standing.delete(key)
  }

  async list(): Promise<CampaignSchedule[]> {
    return [...this.#standing.values()].map(({ schedule }) => schedule)
  }

  #plan(key: string, standing: Standing, afterMs: number): void {
    const nextMs = firingAfter(standing.schedule.rule, standing.schedule.zone, afterMs)
    if (nextMs === null || nextMs > this.#untilMs) return
    this.#kernel.at(nextMs, () => {
      if (this.#standing.get(key)?.generation !== standing.generation) return
      const at = new Date(nextMs)
      this.#kernel.note('fires', 0, key)
      this.onFiring(standing.schedule, at)
      this.#deliver(standing.schedule, at)
      if (this.#random.chance(this.sloppiness)) this.#deliver(standing.schedule, at)
      this.#plan(key, standing, nextMs)
    })
  }

  #deliver(schedule: CampaignSchedule, at: Date): void {
    const latest = this.#random.chance(this.sloppiness) ? LATEST_MS : PRECISION_MS
    this.#kernel.after(this.#random.logBetween(10, latest), () => this.#fire(schedule, at))
  }
}

const known = new Map<string, number | null>()

/** Calendar sums are slow and the same in every seed. */
function firingAfter(rule: FiringRule, zone: string, afterMs: number): number | null {
  const key = `${JSON.stringify(rule)} ${zone} ${Math.floor(afterMs / 60_000)}`
  const found = known.get(key)
  if (found !== undefined) return found !== null && found > afterMs ? found : slowly(rule, zone, afterMs)
  const next = slowly(rule, zone, afterMs)
  known.set(key, next)
  return next
}

function slowly(rule: FiringRule, zone: string, afterMs: number): number | null {
  return nextFiring(rule, zone, new Date(afterMs))?.getTime() ?? null
}
