import type { CampaignId } from '#shared/contracts/ids.ts'
import { nextFiring } from '#shared/domain/calendar/firing.ts'
import type { CampaignSchedule, CampaignSchedules } from '#shared/ports/campaign-schedules.ts'

/** Schedules on the world's clock. */
export class MemorySchedules implements CampaignSchedules {
  readonly #kept = new Map<string, { schedule: CampaignSchedule; next: Date | null }>()
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  async put(schedule: CampaignSchedule): Promise<void> {
    const key = `${schedule.campaignId} ${schedule.part} ${schedule.zone}`
    this.#kept.set(key, { schedule, next: nextFiring(schedule.rule, schedule.zone, this.#now()) })
  }

  async removeAll(campaignId: CampaignId): Promise<void> {
    for (const [key, { schedule }] of this.#kept) if (schedule.campaignId === campaignId) this.#kept.delete(key)
  }

  async list(): Promise<CampaignSchedule[]> {
    return [...this.#kept.values()].map(({ schedule }) => schedule)
  }

  nextFiring(): Date | null {
    const times = [...this.#kept.values()].flatMap(({ next }) => (next === null ? [] : [next.getTime()]))
    return times.length === 0 ? null : new Date(Math.min(...times))
  }

  fireDue(now: Date): { schedule: CampaignSchedule; at: Date }[] {
    const fired: { schedule: CampaignSchedule; at: Date }[] = []
    for (const kept of this.#kept.values()) {
      while (kept.next !== null && kept.next <= now) {
        fired.push({ schedule: kept.schedule, at: kept.next })
        kept.next = nextFiring(kept.schedule.rule, kept.schedule.zone, kept.next)
      }
    }
    return fired
  }
}
