import { DEFAULT_ZONE, HOUR_MS, localDateOf, localTimeOf } from '../../calendar/time.ts'
import { paidSince } from '../../records/order-facts.ts'
import { toldAtOf } from '../../records/told-facts.ts'
import type { Field, Known, PathValue } from '../known.ts'

/** Marketplaces of mainland China take a request for a refund of unshipped goods from then on without the shop's word. */
const AFTER_PAYMENT_MS = 24 * HOUR_MS

const read = (value: (from: Date, known: Known) => PathValue) => (known: Known) => {
  const paidAt = known.order === null ? null : paidSince(known.order)
  return paidAt === null ? null : value(new Date(paidAt.getTime() + AFTER_PAYMENT_MS), known)
}

/** From when on a buyer can ask for the refund of a paid order that will not be sent: 24 hours after the payment. */
export const REFUND_FROM_VALUES: Readonly<Record<string, Field>> = {
  day: { type: 'date', read: read((from, known) => localDateOf(from, zoneOf(known))) },
  time: { type: 'time', read: read((from, known) => localTimeOf(from, zoneOf(known))) },
  /** Whether that was still to come when the buyer said that the goods are not wanted. */
  isAhead: {
    type: 'flag',
    read: read((from, { order }) => order !== null && (toldAtOf(order, 'unwanted') ?? from) < from),
  },
}

function zoneOf({ reader, contact }: Known): string {
  return reader?.zones[0] ?? contact?.zone ?? DEFAULT_ZONE
}
