import type { DayTally } from '#shared/contracts/campaign.ts'
import type { CampaignId, MessageId } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { DAY_SHARDS } from '#shared/contracts/table.ts'
import { countDay, isFresh } from '#shared/domain/campaigns/day-tally.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { allOf, inParallel } from '../in-parallel.ts'

export type CountDaysDeps = {
  messages: Pick<MessageStore, 'listOfDay' | 'findMany'>
  runs: Pick<RunStore, 'listDays' | 'saveDay'>
  clock: Pick<Clock, 'now'>
  /** No further day is counted after so many messages were read. @default 20,000 */
  mostCounted?: number
}

/** `left`: days that were never counted, since there was too much to read for one call. */
export type CountedDays = { days: DayTally[]; left: number }

const MOST_READ = 20_000
const DAYS_AT_ONCE = 8
const IDS_AT_ONCE = 300

/**
 * The figures of a campaign's single messages on these days, given newest first: as kept where nothing may have moved or a
 * minute has not passed, else counted from the messages and kept, about 20,000 messages a call unless said otherwise; what is left of that is
 * answered as it was counted before. An idle day costs one small item; counting one costs a unit a message and eight queries.
 * A count never replaces one that began later.
 */
export async function countDays(
  deps: CountDaysDeps,
  campaignId: CampaignId,
  dates: readonly string[],
): Promise<CountedDays> {
  const [newest, oldest] = [dates[0], dates.at(-1)]
  if (newest === undefined || oldest === undefined) return { days: [], left: 0 }
  const kept = new Map((await deps.runs.listDays(campaignId, oldest, newest)).map((day) => [day.date, day]))
  let read = 0
  const days = await inParallel(dates, DAYS_AT_ONCE, async (date) => {
    const known = kept.get(date)
    if (read >= (deps.mostCounted ?? MOST_READ) || (known !== undefined && isFresh(known, deps.clock.now())))
      return known
    const countedAt = deps.clock.now()
    const messages = await readDay(deps, campaignId, date)
    read += messages.length
    const counted = countDay({ campaignId, date, countedAt, kept: known }, messages)
    await deps.runs.saveDay(counted, known?.rev ?? 'absent')
    return counted
  })
  const known = days.filter((day) => day !== undefined)
  return { days: known, left: dates.length - known.length }
}

async function readDay(deps: CountDaysDeps, campaignId: CampaignId, date: string): Promise<Message[]> {
  const shards = Array.from({ length: DAY_SHARDS }, (_, shard) => readShard(deps, { campaignId, date, shard }))
  return (await allOf(shards)).flat()
}

type Shard = { campaignId: CampaignId; date: string; shard: number }

async function readShard(deps: CountDaysDeps, shard: Shard): Promise<Message[]> {
  const messages: Message[] = []
  let ids: MessageId[] = []
  do {
    ids = await deps.messages.listOfDay({ ...shard, after: ids.at(-1), limit: IDS_AT_ONCE })
    const found = ids.length === 0 ? [] : (await deps.messages.findMany(ids)).values()
    messages.push(...[...found].filter((message) => isOfDay(message, shard)))
  } while (ids.length === IDS_AT_ONCE)
  return messages
}

/** The index may still show what has another owner by now. */
export function isOfDay({ page, campaignId }: Message, day: Pick<Shard, 'campaignId'>): boolean {
  return page === null && campaignId === day.campaignId
}
