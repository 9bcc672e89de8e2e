import type { ArrivalFault } from '#shared/contracts/source.ts'

/** An event as a mapping gave it, with the id and the shop that it has here; its fields are not checked yet. */
export type MappedEvent = { id: string; type: string; record: string | null; body: Record<string, unknown> }

export type MappedEvents =
  | { kind: 'events'; events: MappedEvent[] }
  /** The mapping says that there is none in it. */
  | { kind: 'nothing' }
  /** The mapping says nothing at all. */
  | { kind: 'unmapped' }
  | { kind: 'faulty'; faults: ArrivalFault[] }

type Frame = {
  /** What the events' ids begin with: the same delivery gives the same ones. */
  idOf: string
  /** Whose records they are about where they do not say. */
  shop: string | null
  /** When they were where they do not say, ISO. */
  receivedAt: string
}

const MOST_EVENTS = 50

/** The events that a mapping's answer says: one object, or several in a list. */
export function readMapped(value: unknown, frame: Frame): MappedEvents {
  if (value === undefined || value === null) return { kind: 'unmapped' }
  const given = Array.isArray(value) ? value : [value]
  if (given.length === 0) return { kind: 'nothing' }
  if (given.length > MOST_EVENTS)
    return { kind: 'faulty', faults: [{ path: 'events', message: `must be ${MOST_EVENTS} at most` }] }
  const events: MappedEvent[] = []
  const faults: ArrivalFault[] = []
  for (const [index, one] of given.entries()) {
    if (isObject(one) && typeof one.type === 'string') events.push(framed(one, one.type, { ...frame, index }))
    else faults.push({ path: `events[${index}]`, message: 'must be an event: an object with "type" and "data"' })
  }
  return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'events', events }
}

function framed(
  one: Record<string, unknown>,
  type: string,
  { idOf, shop, receivedAt, index }: Frame & { index: number },
): MappedEvent {
  const id = `${idOf}.${index}`
  const data = isObject(one.data) && shop !== null ? withShop(one.data, shop) : one.data
  return { id, type, record: recordOf(type, data), body: { id, type, timestamp: one.timestamp ?? receivedAt, data } }
}

/** A placed order names its shop itself, every other event beside its fields. */
function withShop(data: Record<string, unknown>, shop: string): Record<string, unknown> {
  if (isObject(data.order)) return { ...data, order: { shop, ...data.order } }
  return { shop, ...data }
}

/** The id of what an event is about, as far as it says one. */
function recordOf(type: string, data: unknown): string | null {
  if (!isObject(data)) return null
  const own = data[`${type.slice(0, type.indexOf('.'))}Id`]
  const placed = isObject(data.order) ? data.order.id : undefined
  const id = own ?? placed ?? data.id ?? data.orderId
  return typeof id === 'string' ? id.slice(0, 210) : null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
