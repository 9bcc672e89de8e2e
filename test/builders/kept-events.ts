import type { EventLog, KeptEvent } from '#shared/ports/event-log.ts'

/** The ten newest events that were put aside, whole: a list leaves their bodies out. */
export async function keptIn(events: Pick<EventLog, 'listKept' | 'findKept'>): Promise<(KeptEvent | undefined)[]> {
  const { items } = await events.listKept({ limit: 10 })
  return Promise.all(items.map(({ id }) => events.findKept(id)))
}
