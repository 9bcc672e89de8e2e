import { KNOWN_EVENT_TYPES } from '#shared/contracts/order-event.ts'
import { isFlatEvent } from '#shared/contracts/record-types/flat-events.ts'
import {
  type ArrivalBody,
  type ArrivalFault,
  type KeptBecause,
  MOST_FAULTS,
  type Source,
} from '#shared/contracts/source.ts'
import { type MappedEvent, readMapped } from '#shared/domain/sources/mapped-events.ts'
import { readBody } from '#shared/domain/sources/read-delivery.ts'
import type { Mappings } from '#shared/ports/mappings.ts'
import { findEventFaults } from '../intake/accept-order-event.ts'

export type MapDeps = { mappings: Pick<Mappings, 'run'> }

export type MapInput = {
  source: Pick<Source, 'mapping' | 'shop'>
  delivery: ArrivalBody
  /** What its events' ids begin with. */
  idOf: string
  receivedAt: Date
}

export type MappedDelivery =
  | { kind: 'events'; events: MappedEvent[] }
  | { kind: 'nothing' }
  | { kind: 'unfit'; because: KeptBecause; faults: ArrivalFault[] }

/** What would come of a delivery: events that can be acted on, or every fault by its path. Changes nothing. */
export async function mapDelivery(deps: MapDeps, input: MapInput): Promise<MappedDelivery> {
  const { source, delivery, idOf } = input
  const body = readBody(delivery.body)
  if (body === undefined) return unfit('not-json', [{ path: 'body', message: 'is neither JSON nor a form' }])
  const receivedAt = input.receivedAt.toISOString()
  const { type, headers } = delivery
  const ran = await deps.mappings.run(source.mapping, { type, headers, body, receivedAt })
  if (!ran.ok) return unfit('mapping-failed', [faultOfMapping(ran.fault)])
  const mapped = readMapped(ran.value, { idOf, shop: source.shop, receivedAt })
  switch (mapped.kind) {
    case 'nothing':
      return mapped
    case 'unmapped':
      return unfit('unmapped', [
        { path: 'mapping', message: 'gives nothing for this; [] says that there is no event in it' },
      ])
    case 'faulty':
      return unfit('malformed', mapped.faults)
    case 'events': {
      const faults = mapped.events.flatMap(faultsOfEvent)
      return faults.length === 0 ? mapped : unfit('malformed', faults)
    }
  }
}

/** A fault of the mapping itself, as a caller sees it. */
export function faultOfMapping({ message, position }: { message: string; position: number | null }): ArrivalFault {
  return { path: 'mapping', message: position === null ? message : `${message} (character ${position})` }
}

function faultsOfEvent({ type, body }: MappedEvent, index: number): ArrivalFault[] {
  if (!KNOWN_EVENT_TYPES.has(type) && !isFlatEvent(type))
    return [{ path: `events[${index}].type`, message: 'is no type of event that is known here' }]
  return findEventFaults(body).map(({ path, message }) => ({ path: `events[${index}].${path}`, message }))
}

function unfit(because: KeptBecause, faults: readonly ArrivalFault[]): MappedDelivery {
  return { kind: 'unfit', because, faults: faults.slice(0, MOST_FAULTS) }
}
