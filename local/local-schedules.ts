import * as z from 'zod'
import { CampaignId } from '#shared/contracts/ids.ts'
import type { CampaignJob } from '#shared/contracts/jobs.ts'
import { Instant } from '#shared/contracts/primitives.ts'
import { nextFiring } from '#shared/domain/firing.ts'
import type { CampaignSchedule, CampaignSchedules } from '#shared/ports/campaign-schedules.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { replaceFile } from './atomic-file.ts'
import { readJsonFile } from './json-file.ts'

/** Firings up to and including `doneUntil` are dealt with. */
const KeptSchedule = z.object({
  campaignId: CampaignId,
  part: z.string(),
  zone: z.string(),
  rule: z.object({ time: z.string(), monthDays: z.array(z.int()).optional(), date: z.string().optional() }),
  doneUntil: Instant,
})
type KeptSchedule = z.infer<typeof KeptSchedule>
const KeptSchedules = z.array(KeptSchedule)

const WAY_OUT =
  'Put a copy of it back; or delete it: schedules are made again within five minutes, and what was due before then does not fire.'

type Entry = { schedule: KeptSchedule; next: Date | null }

/** A year of daily firings: what is older is not caught up with. */
const MOST_MISSED = 366
/** The clock moved back at all only by its first setting; a machine's own small corrections are not meant. */
const REWIND_MS = 60_000

export interface LocalSchedules extends CampaignSchedules {
  /** The earliest firing not dealt with, which may be past; null when nothing will ever fire. */
  nextFiring(): Date | null
  /**
   * Puts a `run` job for each firing up to and including `now`, also for those missed while the platform was down. A crash
   * before they are remembered repeats the jobs, which is harmless.
   */
  fireDue(now: Date): Promise<void>
}

type Options = {
  /** The file of the schedules. */
  path: string
  clock: Clock
  queues: { campaignJob(job: CampaignJob): Promise<void> }
}

/** Campaign schedules in process, kept on disk, on the steered clock; somebody has to call `fireDue`. */
export function createLocalSchedules(options: Options): LocalSchedules {
  return new DiskSchedules(options)
}

class DiskSchedules implements LocalSchedules {
  readonly #path: string
  readonly #clock: Clock
  readonly #queues: Options['queues']
  readonly #entries: Map<string, Entry>

  constructor({ path, clock, queues }: Options) {
    this.#path = path
    this.#clock = clock
    this.#queues = queues
    this.#entries = new Map(readSchedules(path).map((schedule) => [keyOf(schedule), entryOf(schedule)]))
  }

  async put(schedule: CampaignSchedule): Promise<void> {
    const before = this.#entries.get(keyOf(schedule))
    if (before && sameRule(before.schedule, schedule)) return
    this.#entries.set(keyOf(schedule), entryOf(keptOf(schedule, this.#clock.now())))
    this.#keep()
  }

  async removeAll(campaignId: CampaignId): Promise<void> {
    for (const [key, { schedule }] of this.#entries) {
      if (schedule.campaignId === campaignId) this.#entries.delete(key)
    }
    this.#keep()
  }

  async list(): Promise<CampaignSchedule[]> {
    return [...this.#entries.values()].map(({ schedule: { doneUntil: _, ...schedule } }) => schedule)
  }

  nextFiring(): Date | null {
    return [...this.#entries.values()].reduce<Date | null>((first, { next }) => earlier(first, next), null)
  }

  async fireDue(now: Date): Promise<void> {
    for (const [key, { schedule, next }] of [...this.#entries]) {
      const doneUntil = await this.#fire(schedule, next, now)
      if (!doneUntil || this.#entries.get(key)?.schedule !== schedule) continue // or replaced or removed meanwhile
      this.#entries.set(key, entryOf({ ...schedule, doneUntil }))
      this.#keep()
    }
  }

  /** Until when the schedule is dealt with now; undefined when nothing was to be done. */
  async #fire(schedule: KeptSchedule, next: Date | null, now: Date): Promise<Date | undefined> {
    if (schedule.doneUntil.getTime() - now.getTime() > REWIND_MS) return now
    if (!next || next > now) return undefined
    const { campaignId, part, zone } = schedule
    const missed = firingsUntil(schedule, next, now)
    for (const firedAt of missed) await this.#queues.campaignJob({ type: 'run', campaignId, part, zone, firedAt })
    return missed.at(-1)
  }

  #keep(): void {
    const schedules = [...this.#entries.values()].map((entry) => entry.schedule)
    replaceFile(this.#path, JSON.stringify(z.encode(KeptSchedules, schedules), null, 1))
  }
}

/** The earlier of two instants, where null means never. */
export function earlier(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) return a ?? b
  return a < b ? a : b
}

/** Every firing up to and including `now`: what was missed while the platform was down is answered too, if only by `expired`. */
function firingsUntil({ rule, zone }: KeptSchedule, first: Date, now: Date): Date[] {
  const firings: Date[] = []
  for (let next: Date | null = first; next && next <= now; next = nextFiring(rule, zone, next)) firings.push(next)
  return firings.slice(-MOST_MISSED)
}

function entryOf(schedule: KeptSchedule): Entry {
  return { schedule, next: nextFiring(schedule.rule, schedule.zone, schedule.doneUntil) }
}

function keptOf({ campaignId, part, zone, rule }: CampaignSchedule, doneUntil: Date): KeptSchedule {
  const { time, monthDays, date } = rule
  return {
    campaignId,
    part,
    zone,
    rule: { time, ...(monthDays && { monthDays: [...monthDays] }), ...(date && { date }) },
    doneUntil,
  }
}

function keyOf({ campaignId, part, zone }: CampaignSchedule): string {
  return JSON.stringify([campaignId, part, zone])
}

function sameRule(a: CampaignSchedule, b: CampaignSchedule): boolean {
  const text = ({ rule }: CampaignSchedule) => JSON.stringify([rule.time, rule.monthDays ?? null, rule.date ?? null])
  return text(a) === text(b)
}

function readSchedules(path: string): KeptSchedule[] {
  return readJsonFile({ path, schema: KeptSchedules, wayOut: WAY_OUT }) ?? []
}
