import * as z from 'zod'
import type { Item } from '#shared/adapters/dynamo/item.ts'
import type { ItemTable } from '#shared/adapters/dynamo/item-table.ts'
import { CampaignId } from '#shared/contracts/ids.ts'
import type { CampaignJob } from '#shared/contracts/jobs.ts'
import { Instant } from '#shared/contracts/primitives.ts'
import { nextFiring } from '#shared/domain/calendar/firing.ts'
import type { CampaignSchedule, CampaignSchedules } from '#shared/ports/campaign-schedules.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { allOf } from '#shared/usecases/in-parallel.ts'
import { SCHEDULES_PK } from '../database/local-table.ts'

/** Firings up to and including `doneUntil` are dealt with. */
export const KeptSchedule = z.object({
  campaignId: CampaignId,
  part: z.string(),
  zone: z.string(),
  rule: z.object({ time: z.string(), monthDays: z.array(z.int()).optional(), date: z.string().optional() }),
  doneUntil: Instant,
})
type KeptSchedule = z.infer<typeof KeptSchedule>

type Entry = { schedule: KeptSchedule; next: Date | null }

/** A year of daily firings: what is older is not caught up with. */
const MOST_MISSED = 366
/** The clock moved back at all only by its first setting; a machine's own small corrections are not meant. */
const REWIND_MS = 60_000

export interface LocalSchedules extends CampaignSchedules {
  /** Those that will fire: one for a single date is gone once it has. */
  list(): Promise<CampaignSchedule[]>
  /** Whether one for a single date has fired since the last call: there may be a next date. */
  takeSpent(): boolean
  /** The earliest firing not dealt with, which may be past; null when nothing will ever fire. */
  nextFiring(): Date | null
  /**
   * Puts a `run` job for each firing up to and including `now`, also for those missed while the platform was down. A crash
   * before they are remembered repeats the jobs, which is harmless.
   */
  fireDue(now: Date): Promise<void>
  /** Takes everything up to and including `now` for dealt with. */
  passOver(now: Date): Promise<void>
}

type Options = {
  /** Keeps the schedules. */
  table: ItemTable
  clock: Clock
  queues: { campaignJob(job: CampaignJob): Promise<void> }
}

/** Campaign schedules in process, kept on disk, on the steered clock; somebody has to call `fireDue`. */
export async function createLocalSchedules(options: Options): Promise<LocalSchedules> {
  const items = await options.table.query({ hash: SCHEDULES_PK })
  return new DiskSchedules(
    options,
    items.map((item) => KeptSchedule.parse(item)),
  )
}

class DiskSchedules implements LocalSchedules {
  readonly #table: ItemTable
  readonly #clock: Clock
  readonly #queues: Options['queues']
  readonly #entries: Map<string, Entry>
  #hasSpent = false

  constructor({ table, clock, queues }: Options, schedules: readonly KeptSchedule[]) {
    this.#table = table
    this.#clock = clock
    this.#queues = queues
    this.#entries = new Map(schedules.map((schedule) => [keyOf(schedule), entryOf(schedule)]))
  }

  async put(schedule: CampaignSchedule): Promise<void> {
    const before = this.#entries.get(keyOf(schedule))
    if (before && sameRule(before.schedule, schedule)) return
    await this.#keep(keptOf(schedule, this.#clock.now()))
  }

  async removeAll(campaignId: CampaignId): Promise<void> {
    const gone = [...this.#entries].filter(([, { schedule }]) => schedule.campaignId === campaignId)
    for (const [key] of gone) this.#entries.delete(key)
    await Promise.all(gone.map(([sk]) => this.#table.remove({ pk: SCHEDULES_PK, sk })))
  }

  async list(): Promise<CampaignSchedule[]> {
    const ahead = [...this.#entries.values()].filter(({ next }) => next !== null)
    return ahead.map(({ schedule: { doneUntil: _, ...schedule } }) => schedule)
  }

  takeSpent(): boolean {
    const had = this.#hasSpent
    this.#hasSpent = false
    return had
  }

  nextFiring(): Date | null {
    return [...this.#entries.values()].reduce<Date | null>((first, { next }) => earlier(first, next), null)
  }

  /** All at once, so that their writes share commits; their jobs keep the order of the schedules. */
  async fireDue(now: Date): Promise<void> {
    await allOf([...this.#entries].map(([key, entry]) => this.#fireOne(key, entry, now)))
  }

  async passOver(now: Date): Promise<void> {
    const behind = [...this.#entries.values()].filter(({ schedule }) => schedule.doneUntil < now)
    await allOf(behind.map(({ schedule }) => this.#keep({ ...schedule, doneUntil: now })))
  }

  async #fireOne(key: string, { schedule, next }: Entry, now: Date): Promise<void> {
    const doneUntil = await this.#fire(schedule, next, now)
    if (!doneUntil || this.#entries.get(key)?.schedule !== schedule) return // or replaced or removed meanwhile
    if (schedule.rule.date !== undefined) this.#hasSpent = true
    await this.#keep({ ...schedule, doneUntil })
  }

  /** Until when the schedule is dealt with now; undefined when nothing was to be done. */
  async #fire(schedule: KeptSchedule, next: Date | null, now: Date): Promise<Date | undefined> {
    if (schedule.doneUntil.getTime() - now.getTime() > REWIND_MS) return now
    if (!next || next > now) return undefined
    const { campaignId, part, zone } = schedule
    const missed = firingsUntil(schedule, next, now)
    await allOf(missed.map((firedAt) => this.#queues.campaignJob({ type: 'run', campaignId, part, zone, firedAt })))
    return missed.at(-1)
  }

  async #keep(schedule: KeptSchedule): Promise<void> {
    this.#entries.set(keyOf(schedule), entryOf(schedule))
    await this.#table.put(scheduleItem(schedule))
  }
}

export function scheduleItem(schedule: KeptSchedule): Item {
  return { pk: SCHEDULES_PK, sk: keyOf(schedule), ...z.encode(KeptSchedule, schedule) }
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
