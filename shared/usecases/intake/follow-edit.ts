import type { CampaignId, MessageId } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { DAY_SHARDS } from '#shared/contracts/table.ts'
import { addDays, DEFAULT_ZONE, type LocalDate, localDateOf } from '#shared/domain/calendar/time.ts'
import { isWaiting } from '#shared/domain/campaigns/waiting-campaigns.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { inParallel } from '../in-parallel.ts'
import { withGroups } from '../read-groups.ts'
import { type FollowOrderDeps, followOrder } from './follow-order.ts'
import { type AskedCampaign, askedOf } from './read-waiting.ts'

export type FollowEditDeps = FollowOrderDeps & {
  campaigns: Pick<CampaignStore, 'find' | 'findVersion' | 'findShelf'>
  messages: Pick<MessageStore, 'findMany' | 'save' | 'listOfDay'>
  records: Pick<RecordStore, 'findOrder' | 'findShipment' | 'claimOnce'>
  queues: Pick<Queues, 'campaignJob' | 'sendJobs'>
  /** Milliseconds this worker may go on for. */
  remainingMs(): number
}

/** What an event fixes is due within 35 days of it, and an order may be as old again when it is heard of. */
const DAYS_BACK = 92
const IDS_AT_ONCE = 100
const SIDE_BY_SIDE = 10
const STOP_EARLY_MS = 30_000

/**
 * Brings what a campaign of events has planned in line with its present content, and plans new steps of the orders that it
 * has texts about: a changed time moves them, and what that puts into the past expires; a removed step is cancelled. Goes by
 * the days of the occasions, newest first; what this worker has no time for is another job. A repeat changes nothing.
 * @throws AppError HELD_BY_ANOTHER_WORKER, CONFLICT (retryable)
 */
export async function followEdit(
  deps: FollowEditDeps,
  { campaignId, from }: { campaignId: CampaignId; from?: LocalDate | undefined },
): Promise<{ orders: number }> {
  const campaign = await deps.campaigns.find(campaignId)
  if (campaign === undefined || !isWaiting(campaign)) return { orders: 0 }
  const asked = askedOf({ ...campaign, content: await withGroups(deps, campaign.content) })
  const today = localDateOf(deps.clock.now(), DEFAULT_ZONE)
  let orders = 0
  for (let date = from ?? addDays(today, 1); date >= addDays(today, -DAYS_BACK); date = addDays(date, -1)) {
    if (deps.remainingMs() < STOP_EARLY_MS) {
      await deps.queues.campaignJob({ type: 'follow-edit', campaignId, from: date })
      break
    }
    orders += await followDay(deps, asked, date)
  }
  return { orders }
}

async function followDay(deps: FollowEditDeps, campaign: AskedCampaign, date: LocalDate): Promise<number> {
  const messages = await readDay(deps, campaign.id, date)
  const byOrder = Map.groupBy(messages, orderOf)
  const due: MessageId[] = []
  await inParallel([...byOrder], SIDE_BY_SIDE, async ([orderId, about]) => {
    if (orderId !== null) due.push(...(await followOrder(deps, campaign, { orderId, ids: about.map(({ id }) => id) })))
  })
  for (let start = 0; start < due.length; start += 25)
    await deps.queues.sendJobs('transactional', [{ type: 'messages', ids: due.slice(start, start + 25) }])
  return byOrder.size
}

async function readDay(deps: FollowEditDeps, campaignId: CampaignId, date: LocalDate): Promise<Message[]> {
  const shards = Array.from({ length: DAY_SHARDS }, (_, shard) => shard)
  const found = await inParallel(shards, DAY_SHARDS, async (shard) => {
    const messages: Message[] = []
    let ids: MessageId[] = []
    do {
      ids = await deps.messages.listOfDay({ campaignId, date, shard, after: ids.at(-1), limit: IDS_AT_ONCE })
      if (ids.length > 0) messages.push(...(await deps.messages.findMany(ids)).values())
    } while (ids.length === IDS_AT_ONCE)
    return messages
  })
  return found.flat().filter((message) => message.page === null && message.campaignId === campaignId)
}

/** The order that a text of an event campaign is about, whichever parcel of it. */
function orderOf({ subject, details }: Message): string | null {
  if (subject.type === 'order') return subject.id
  return subject.type === 'shipment' ? (details.order ?? null) : null
}
