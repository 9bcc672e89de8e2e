import type { Clock } from '#shared/ports/clock.ts'
import type { ErasureQueue, ErasureStore } from '#shared/ports/erasures.ts'

export type MendErasuresDeps = {
  erasures: Pick<ErasureStore, 'list'>
  erasureQueue: ErasureQueue
  clock: Pick<Clock, 'now'>
}

/**
 * Asks for every erasure whose look is due: the second one, and a first whose job or worker was lost. How many those are. A
 * repeat asks again, which does no harm.
 */
export async function mendErasures({ erasures, erasureQueue, clock }: MendErasuresDeps): Promise<number> {
  const now = clock.now()
  const due = (await erasures.list()).filter(({ lookAt }) => lookAt <= now)
  for (const { contactId } of due) await erasureQueue.erase(contactId)
  return due.length
}
