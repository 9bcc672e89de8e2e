import type { DryRun } from '#shared/contracts/dry-run.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'

const EVER = new Date('9999-12-31T00:00:00Z')
/** More than one campaign ever has planned in a shard. */
const MOST_A_SHARD = 100_000
const AT_ONCE = 200

/** The next texts of one shard that a campaign has planned, by id, and the last id read; null at the shard's end. */
export async function readPlanned(
  deps: { messages: Pick<MessageStore, 'findMany' | 'listDue'> },
  { campaignId, stretch: shard, after }: Pick<DryRun, 'campaignId' | 'stretch' | 'after'>,
): Promise<{ messages: Message[]; after: string | null }> {
  const due = await deps.messages.listDue(shard, EVER, MOST_A_SHARD)
  const ids = due.filter((one) => one.campaignId === campaignId).map(({ id }) => id)
  const left = ids.toSorted().filter((id) => after === null || id > after)
  const next = left.slice(0, AT_ONCE)
  const found = await deps.messages.findMany(next)
  const planned = next.flatMap((id) => found.get(id) ?? []).filter(({ state }) => state === 'planned')
  return { messages: planned, after: left.length > next.length ? (next.at(-1) ?? null) : null }
}
