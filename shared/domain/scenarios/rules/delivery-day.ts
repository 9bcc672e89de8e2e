import type { Shipment } from '#shared/contracts/record.ts'
import { addDays, DEFAULT_ZONE, instantOf, type LocalDate, localDateOf } from '../../calendar/time.ts'
import { firstIn, wayOf } from '../../records/parcel-way.ts'
import type { EventAnchor, Known } from '../known.ts'

const EVENING = '18:00'
/** Nobody brings a parcel later, and word of it in the evening is of no use. */
const LAST_HOUR = '20:00'

/**
 * When it is known that a parcel is about to come: once it is in the reader's city, the evening before the first day on which
 * it is expected, or at the latest when it is out for delivery. Too late at 20:00 of that day, which is the one after its
 * arrival where nobody said.
 */
export function deliveryDayAnchors({ shipment, contact }: Known): EventAnchor[] {
  if (shipment === null) return []
  const zone = contact?.zone ?? DEFAULT_ZONE
  const expected = wayOf(shipment, 'etaFrom')
  const evening = expected === null ? null : instantOf(addDays(expected, -1), EVENING, zone)
  const known = [firstIn(shipment, 'arrived_city'), evening, firstIn(shipment, 'out_for_delivery')]
  const [first] = known.flatMap((at) => at ?? []).toSorted((a, b) => a.getTime() - b.getTime())
  if (first === undefined) return []
  const until = instantOf(dayOf(shipment, first, zone), LAST_HOUR, zone)
  return [{ at: first, name: 'delivery-day', dueAt: first, until }]
}

function dayOf(shipment: Shipment, first: Date, zone: string): LocalDate {
  const out = firstIn(shipment, 'out_for_delivery')
  if (out !== null) return localDateOf(out, zone)
  return wayOf(shipment, 'etaUntil') ?? wayOf(shipment, 'etaFrom') ?? addDays(localDateOf(first, zone), 1)
}
