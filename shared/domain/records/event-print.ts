import * as z from 'zod'
import { type EventEnvelope, OrderEvent } from '#shared/contracts/order-event.ts'

/** What is remembered of an event beside its id: `read` is null where this version does not know its type. */
export type EventPrint = { type: string; timestamp: Date; raw: string; read: string | null }

/**
 * What two bodies under one id are compared by, hashed with a key since bodies hold numbers and names: type, instant and
 * data, once as they came and once as they are read. The order of fields and the offset of instants make no difference.
 */
export function printOfEvent(
  envelope: EventEnvelope,
  event: OrderEvent | null,
  hash: (text: string) => string,
): EventPrint {
  const { type, timestamp, data } = envelope
  const raw = hash(canonicalJson({ type, timestamp: timestamp.toISOString(), data }))
  return { type, timestamp, raw, read: event && hash(canonicalJson(withoutId(z.encode(OrderEvent, event)))) }
}

/**
 * Whether both are the same event. Either print will do: a sender may add fields that nobody reads to its repeats, and a
 * later version reads more of the very same body. A mark of release 0.1 has no print and stands for whatever comes.
 */
export function isSameEvent(one: EventPrint, other: EventPrint | null): boolean {
  if (other === null || one.raw === other.raw) return true
  return one.read !== null && one.read === other.read
}

/** Which event it is, in words without anything of its data. */
export function nameEvent({ type, timestamp }: Pick<EventPrint, 'type' | 'timestamp'>): string {
  return `${type} of ${timestamp.toISOString()}`
}

function withoutId({ id: _, ...rest }: z.input<typeof OrderEvent>): object {
  return rest
}

/** The same value always as the same text: the fields of each object in the order of their names. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
