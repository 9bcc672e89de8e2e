import type { ArrivalFault, KeptBecause, Sample, Source } from '#shared/contracts/source.ts'
import { readBody, saidAt } from '#shared/domain/sources/read-delivery.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { type MapDeps, mapDelivery } from './map-delivery.ts'

export type TryDeps = MapDeps & { clock: Pick<Clock, 'now'> }

export type Tried = {
  result: 'accepted' | 'nothing' | 'kept'
  because: KeptBecause | null
  /** The events as they would be given to the platform. */
  events: Record<string, unknown>[]
  faults: ArrivalFault[]
}

/** What would come of a sample. Changes nothing, and asks no record: a shop's name may still be missed. */
export async function tryMapping(
  deps: TryDeps,
  source: Pick<Source, 'mapping' | 'shop' | 'type'>,
  sample: Sample,
): Promise<Tried> {
  const headers: Record<string, string> =
    source.type?.in === 'header' && sample.type !== null ? { [source.type.name]: sample.type } : {}
  const type = saidAt(source.type, { headers, body: readBody(sample.body) })
  const delivery = { type, headers, body: sample.body }
  const mapped = await mapDelivery(deps, { source, delivery, idOf: 'arr_sample', receivedAt: deps.clock.now() })
  if (mapped.kind === 'unfit') return { result: 'kept', because: mapped.because, events: [], faults: mapped.faults }
  if (mapped.kind === 'nothing') return { result: 'nothing', because: null, events: [], faults: [] }
  return { result: 'accepted', because: null, events: mapped.events.map(({ body }) => body), faults: [] }
}
