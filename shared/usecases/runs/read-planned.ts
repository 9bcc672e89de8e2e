import type { CampaignId, MessageId } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'

const EVER = new Date('9999-12-31T00:00:00Z')
/** More than one campaign ever has planned in a shard. */
const MOST_A_SHARD = 100_000
const AT_ONCE = 200

/** Texts that wait, soonest first, each with its place in that order. */
export type PlannedTexts = readonly { id: MessageId; place: string }[]

/** What a campaign has planned, of all shards. May lag behind writes by a moment. */
export async function listPlanned(
  { messages }: { messages: Pick<MessageStore, 'listDue' | 'dueShards'> },
  campaignId: CampaignId,
): Promise<PlannedTexts> {
  const planned: { id: MessageId; place: string }[] = []
  for (let shard = 0; shard < messages.dueShards; shard += 1) {
    for (const { id, wakeAt, campaignId: of } of await messages.listDue(shard, EVER, MOST_A_SHARD))
      if (of === campaignId) planned.push({ id, place: `${wakeAt.toISOString()} ${id}` })
  }
  return planned.toSorted((a, b) => (a.place < b.place ? -1 : 1))
}

/** The next of them that still wait, and the last place read; null at the end. */
export async function readPlanned(
  { messages }: { messages: Pick<MessageStore, 'findMany'> },
  texts: PlannedTexts,
  after: string | null,
): Promise<{ messages: Message[]; after: string | null }> {
  const left = after === null ? texts : texts.filter(({ place }) => place > after)
  const next = left.slice(0, AT_ONCE)
  const found = await messages.findMany(next.map(({ id }) => id))
  const planned = next.flatMap(({ id }) => found.get(id) ?? []).filter(({ state }) => state === 'planned')
  return { messages: planned, after: left.length > next.length ? (next.at(-1)?.place ?? null) : null }
}
