import { EventEnvelope, KNOWN_EVENT_TYPES, OrderEvent } from '#shared/contracts/order-event.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { EventLog } from '#shared/ports/event-log.ts'
import type { Log } from '#shared/ports/log.ts'
import { type AnswerDeps, answerOrder } from './answer-order.ts'
import { type RecordEventDeps, recordEvent } from './record-event.ts'

export type ActOnEventDeps = RecordEventDeps & AnswerDeps
export type AcceptDeps = ActOnEventDeps & {
  events: Pick<EventLog, 'wasSeen' | 'markSeen' | 'keep'>
  clock: Clock
  log: Log
}

export type EventFault = { path: string; message: string }

export type AcceptOutcome =
  | { kind: 'accepted' | 'repeat' | 'kept'; id: string; type: string }
  | { kind: 'malformed'; faults: EventFault[] }

/**
 * Takes one event of the order system: records its facts, then plans or cancels the messages that they call for. The mark
 * that tells a repeat is written last, so a crash anywhere in between is healed by the sender's next try: every step gives
 * the same result again. A type that this version does not know is kept with its reason; a malformed body changes nothing.
 */
export async function acceptOrderEvent(
  deps: AcceptDeps,
  body: unknown,
  source: 'webhook' | 'bus',
): Promise<AcceptOutcome> {
  const event = hasKnownType(body) ? OrderEvent.safeParse(body) : null
  const read = event ?? EventEnvelope.safeParse(body)
  if (!read.success) return { kind: 'malformed', faults: faultsOf(read.error.issues) }
  const { id, type } = read.data
  if (await deps.events.wasSeen(id)) return { kind: 'repeat', id, type }
  if (!event?.success) {
    await deps.events.keep({
      id,
      type,
      reason: 'unknown-type',
      body: JSON.stringify(body),
      at: deps.clock.now(),
      source,
    })
  } else {
    await actOnEvent(deps, event.data)
  }
  await deps.events.markSeen(id)
  return { kind: event === null ? 'kept' : 'accepted', id, type }
}

/** Every fault of a body that is to be an event, by its path; none where it can be taken. */
export function findEventFaults(body: unknown): EventFault[] {
  const read = (hasKnownType(body) ? OrderEvent : EventEnvelope).safeParse(body)
  return read.success ? [] : faultsOf(read.error.issues)
}

/** Whether the whole event can be read at once, so that all its faults are told together. */
function hasKnownType(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('type' in body)) return false
  return typeof body.type === 'string' && KNOWN_EVENT_TYPES.has(body.type)
}

/** Records an event's facts, then plans or cancels the messages that they call for. A repeat changes nothing. */
export async function actOnEvent(deps: ActOnEventDeps, event: OrderEvent): Promise<void> {
  const changed = await recordEvent(deps, event)
  for (const orderId of changed.orders) await answerOrder(deps, orderId)
}

type Issue = { path: PropertyKey[]; message: string }

function faultsOf(issues: readonly Issue[]): EventFault[] {
  return issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }))
}
