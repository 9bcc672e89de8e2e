import type { Stores } from '#shared/adapters/stores.ts'
import { DELIVERY_SHARDS, QUESTION_SHARD } from '#shared/contracts/table.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { DueMessage } from '#shared/ports/message-store.ts'
import type { DuePage } from '#shared/ports/run-store.ts'
import type { DueDelivery } from '#shared/ports/webhook-store.ts'

const EVER = new Date('9999-01-01T00:00:00Z')

export interface DueThings {
  /** The earliest instant at which a stored message, page or delivery may wake, at the latest then; null when nothing waits. */
  next(): Promise<Date | null>
}

/** Hears of each write that will wake. */
type Poke = (what: 'texts' | 'deliveries') => void
type Note = (wakeAt: Date | null, what?: 'texts' | 'deliveries') => void
type Waking = Pick<Stores, 'messages' | 'runs' | 'webhooks'>

/**
 * Knows when something must be woken without asking the tables each time: everything that writes is in this process, so
 * a lower bound is kept from the writes, and the tables are asked only once it is reached. `poke` is called for each write
 * that will wake.
 */
export function watchDueThings(stores: Waking, clock: Clock, poke: Poke): DueThings {
  let boundMs: number | undefined
  let writtenMs = Number.POSITIVE_INFINITY
  let reading: Promise<void> | undefined
  const note: Note = (wakeAt, what = 'texts') => {
    if (wakeAt === null) return
    writtenMs = Math.min(writtenMs, wakeAt.getTime())
    if (boundMs !== undefined) boundMs = Math.min(boundMs, wakeAt.getTime())
    poke(what)
  }
  watchSaves(stores, note)
  const read = async () => {
    writtenMs = Number.POSITIVE_INFINITY
    const storedMs = await readNextDue(stores)
    boundMs = Math.min(storedMs, writtenMs)
  }
  return {
    async next() {
      // One reading at a time: a second one would forget what was written while the first went on.
      await reading
      if (boundMs === undefined || boundMs <= clock.now().getTime()) {
        reading ??= read().finally(() => {
          reading = undefined
        })
        await reading
      }
      return boundMs !== undefined && Number.isFinite(boundMs) ? new Date(boundMs) : null
    },
  }
}

function watchSaves({ messages, runs, webhooks }: Waking, note: Note): void {
  const saveMessage = messages.save.bind(messages)
  // Afterwards, however it ended: a reading that began before the write was done has missed it.
  messages.save = (message, expectedRev) => saveMessage(message, expectedRev).finally(() => note(message.wakeAt))
  const saveProgress = runs.saveProgress.bind(runs)
  runs.saveProgress = (progress, expectedRev) =>
    saveProgress(progress, expectedRev).finally(() => note(progress.wakeAt))
  const saveDelivery = webhooks.saveDelivery.bind(webhooks)
  webhooks.saveDelivery = (delivery, expectedRev) =>
    saveDelivery(delivery, expectedRev).finally(() => note(delivery.wakeAt, 'deliveries'))
}

async function readNextDue({ messages, runs, webhooks }: Waking): Promise<number> {
  const lists = await Promise.all([
    listWaking(messages, 1),
    messages.listDue(QUESTION_SHARD, EVER, 1),
    listWakingPages(runs, 1),
    listWakingDeliveries(webhooks),
  ])
  return Math.min(Number.POSITIVE_INFINITY, ...lists.flat().map(({ wakeAt }) => wakeAt.getTime()))
}

/** So many messages of each shard that will wake, whenever that is, the first of them first. */
export async function listWaking(messages: Stores['messages'], limit: number): Promise<DueMessage[]> {
  const shards = Array.from({ length: messages.dueShards }, (_, shard) => messages.listDue(shard, EVER, limit))
  return (await Promise.all(shards)).flat()
}

/** The same of pages. */
export async function listWakingPages(runs: Stores['runs'], limit: number): Promise<DuePage[]> {
  const shards = Array.from({ length: runs.dueShards }, (_, shard) => runs.listDuePages(shard, EVER, limit))
  return (await Promise.all(shards)).flat()
}

async function listWakingDeliveries(webhooks: Stores['webhooks']): Promise<DueDelivery[]> {
  if (((await webhooks.findShelf())?.items.length ?? 0) === 0) return []
  const shards = Array.from({ length: DELIVERY_SHARDS }, (_, shard) => webhooks.listDue(shard, EVER, 1))
  return (await Promise.all(shards)).flat()
}
