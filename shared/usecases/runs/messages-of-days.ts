import { type CampaignId, type MessageId, type MessageKey, messageIdOf, parseMessageId } from '#shared/contracts/ids.ts'
import { DAY_SHARDS } from '#shared/contracts/table.ts'
import { type DayPlace, isWanted, mayHold, type Stretch, type Wanted } from '#shared/domain/campaigns/found-messages.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { allOf } from '../in-parallel.ts'
import { isOfDay } from './count-days.ts'

export type MessagesOfDaysDeps = {
  messages: Pick<MessageStore, 'listOfDay' | 'findMany'>
  runs: Pick<RunStore, 'listDays'>
}
type Asked = { campaignId: CampaignId; wanted: Wanted }

const DAYS_AT_ONCE = 31
const IDS_AT_ONCE = 100
/** What a day without any costs in queries, as items. */
const DAY_COSTS = 8

/**
 * The wanted single messages of a campaign on these days, given newest first, from behind a place. Days whose figures hold
 * for ever and say that they have none are passed over.
 */
export async function* messagesOfDays(
  deps: MessagesOfDaysDeps,
  asked: Asked,
  dates: readonly string[],
  from: DayPlace | undefined,
): AsyncGenerator<Stretch> {
  for (let start = 0; start < dates.length; start += DAYS_AT_ONCE) {
    const chunk = dates.slice(start, start + DAYS_AT_ONCE)
    const days = await deps.runs.listDays(asked.campaignId, chunk.at(-1) ?? '', chunk[0] ?? '')
    const without = new Set(
      days.flatMap((day) => (day.openUntil === null && !mayHold(day, asked.wanted) ? [day.date] : [])),
    )
    for (const date of chunk.filter((one) => !without.has(one)))
      yield* messagesOfDay(deps, asked, from?.date === date ? from : { date, shard: 0, after: null })
  }
}

async function* messagesOfDay(deps: MessagesOfDaysDeps, asked: Asked, from: DayPlace): AsyncGenerator<Stretch> {
  const { date } = from
  const list = (shard: number, after: MessageId | undefined) =>
    deps.messages.listOfDay({
      campaignId: asked.campaignId,
      ...{ date, shard, limit: IDS_AT_ONCE },
      after,
    })
  const shards = Array.from({ length: DAY_SHARDS - from.shard }, (_, index) => from.shard + index)
  const firsts = await allOf(shards.map((shard) => list(shard, shard === from.shard ? idOf(from.after) : undefined)))
  for (const [index, shard] of shards.entries()) {
    for (let ids = firsts[index] ?? []; ids.length > 0; ids = await list(shard, ids.at(-1)))
      yield await stretchOf(deps, asked, ids, { date, shard })
  }
  yield { found: [], end: { date, shard: DAY_SHARDS, after: null }, read: DAY_COSTS }
}

async function stretchOf(
  { messages }: MessagesOfDaysDeps,
  { campaignId, wanted }: Asked,
  ids: readonly MessageId[],
  { date, shard }: Pick<DayPlace, 'date' | 'shard'>,
): Promise<Stretch> {
  const read = await messages.findMany(ids)
  const found = ids.flatMap((id) => {
    const message = read.get(id)
    if (message === undefined || !isOfDay(message, { campaignId }) || !isWanted(message, wanted)) return []
    return [{ message, place: { date, shard, after: keyOf(id) } }]
  })
  return { found, end: { date, shard, after: keyOf(ids.at(-1)) }, read: ids.length }
}

function idOf(key: MessageKey | null): MessageId | undefined {
  return key === null ? undefined : messageIdOf(key)
}

function keyOf(id: MessageId | undefined): MessageKey | null {
  return (id && parseMessageId(id)) ?? null
}
