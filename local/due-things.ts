import type { Stores } from '#shared/adapters/stores.ts'
import { earlier } from './local-schedules.ts'
import type { SteeredClock } from './steered-clock.ts'

const EVER = new Date('9999-01-01T00:00:00Z')

/** The earliest instant at which a stored message or page wakes; null when nothing waits. */
export async function findNextDue({ messages, runs }: Pick<Stores, 'messages' | 'runs'>): Promise<Date | null> {
  const lists = await Promise.all([
    ...Array.from({ length: messages.dueShards }, (_, shard) => messages.listDue(shard, EVER, 1)),
    ...Array.from({ length: runs.dueShards }, (_, shard) => runs.listDuePages(shard, EVER, 1)),
  ])
  return lists.flat().reduce<Date | null>((next, { wakeAt }) => earlier(next, wakeAt), null)
}

/** The same stores, saying whenever something is written that will wake: the driver may have to get up earlier. */
export function wakeDriver(stores: Stores, clock: SteeredClock, poke: () => void): Stores {
  const pokeFor = (wakeAt: Date | null) => {
    if (wakeAt !== null && clock.state().flow) poke()
  }
  const { messages, runs } = stores
  const saveMessage = messages.save.bind(messages)
  messages.save = async (message, expectedRev) => {
    const saved = await saveMessage(message, expectedRev)
    if (saved) pokeFor(message.wakeAt)
    return saved
  }
  const saveProgress = runs.saveProgress.bind(runs)
  runs.saveProgress = async (progress, expectedRev) => {
    const saved = await saveProgress(progress, expectedRev)
    if (saved) pokeFor(progress.wakeAt)
    return saved
  }
  return stores
}
