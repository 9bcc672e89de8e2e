import { keptReason } from '#shared/contracts/kept-event.ts'
import { EventEnvelope, KNOWN_EVENT_TYPES, OrderEvent } from '#shared/contracts/order-event.ts'
import { isFlatEvent, readFlatEvent } from '#shared/contracts/record-types/flat-events.ts'
import { type EventPrint, isSameEvent, nameEvent, printOfEvent } from '#shared/domain/records/event-print.ts'
import { checkSaying } from '#shared/domain/records/read-saying.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { EventLog } from '#shared/ports/event-log.ts'
import type { Log } from '#shared/ports/log.ts'
import { type ActOnEventDeps, actOnEvent, type KeptWhy } from './act-on-event.ts'

export type AcceptDeps = ActOnEventDeps & {
  events: Pick<EventLog, 'findSeen' | 'markSeen' | 'markHeard' | 'keep'>
  clock: Clock
  log: Log
}

export type EventFault = { path: string; message: string }

export type AcceptOutcome =
  | { kind: 'accepted' | 'repeat' | 'kept'; id: string; type: string }
  /** Another event came under this id before; this one is put aside, and its sender must be told. */
  | { kind: 'conflict'; id: string; first: string; second: string }
  | { kind: 'malformed'; faults: EventFault[] }

type Incoming = { id: string; body: unknown; print: EventPrint; source: 'webhook' | 'bus' }

/**
 * Takes one event of the order system: records its facts, then plans or cancels the messages that they call for. The mark
 * that tells a repeat is written last, so a crash anywhere in between is healed by the sender's next try: every step gives
 * the same result again. What cannot be honoured is kept with its reason; a malformed body changes nothing. A seen id with
 * another body is a conflict; of two at the same moment both are acted on, and the later mark is told of the conflict.
 */
export async function acceptOrderEvent(
  deps: AcceptDeps,
  body: unknown,
  source: 'webhook' | 'bus',
): Promise<AcceptOutcome> {
  const envelope = EventEnvelope.safeParse(body)
  const event = readEvent(body)
  const read = event ?? envelope
  const faults = read.success ? faultsOfSaying(event?.data) : findEventFaults(body)
  if (!envelope.success || faults.length > 0) return { kind: 'malformed', faults }
  const { id, type } = envelope.data
  const print = printOfEvent(envelope.data, event?.data ?? null, deps.hasher.hash)
  const incoming = { id, body, print, source }
  const seen = await deps.events.findSeen(id)
  if (seen !== undefined) {
    return isSameEvent(print, seen.print) ? { kind: 'repeat', id, type } : keepConflict(deps, incoming, seen.print)
  }
  const why = event?.data === undefined ? { code: 'unknown-type' as const } : await actOnEvent(deps, event.data)
  if (why !== null) await keep(deps, incoming, id, why)
  else await markHeard(deps, type, event?.data)
  const standing = await deps.events.markSeen(id, print)
  if (!isSameEvent(print, standing.print)) return keepConflict(deps, incoming, standing.print)
  return { kind: why === null ? 'accepted' : 'kept', id, type }
}

/** Every fault of a body that is to be an event, by its path; none where it can be taken. */
export function findEventFaults(body: unknown): EventFault[] {
  const event = readEvent(body)
  const read = event ?? EventEnvelope.safeParse(body)
  return read.success ? faultsOfSaying(event?.data) : faultsOf(read.error.issues)
}

/** What a saying holds depends on the type of record that it is about. */
function faultsOfSaying(event: OrderEvent | undefined): EventFault[] {
  if (event?.type !== 'record.changed') return []
  return checkSaying(event.data).faults.map(({ path, message }) => ({ path: `data.${path}`, message }))
}

/** The whole event, so that all its faults are told together; null for a type that this version does not know. */
export function readEvent(body: unknown): ReturnType<typeof OrderEvent.safeParse> | null {
  if (typeof body !== 'object' || body === null || !('type' in body) || typeof body.type !== 'string') return null
  if (KNOWN_EVENT_TYPES.has(body.type)) return OrderEvent.safeParse(body)
  return isFlatEvent(body.type) ? readFlatEvent(body.type, body) : null
}

/** What was said as `record.changed` counts as the events of its facts. */
async function markHeard({ events, clock }: AcceptDeps, type: string, event: OrderEvent | undefined): Promise<void> {
  const day = clock.now().toISOString().slice(0, 10)
  const said = type === 'record.changed' && event?.type === 'record.changed' ? event.data : null
  const types = said === null ? [type] : Object.keys(said.facts ?? {}).map((fact) => `${said.type}.${fact}`)
  for (const one of types) await events.markHeard(one, day)
}

async function keep(
  deps: AcceptDeps,
  { body, print, source }: Incoming,
  id: string,
  { code, detail }: NonNullable<KeptWhy>,
): Promise<void> {
  const reason = keptReason(code, detail)
  await deps.events.keep({ id, type: print.type, reason, body: JSON.stringify(body), at: deps.clock.now(), source })
}

/** Under an id of its own, which its print gives: the first event of that id may be kept as well. */
async function keepConflict(deps: AcceptDeps, incoming: Incoming, seen: EventPrint | null): Promise<AcceptOutcome> {
  const { id, print } = incoming
  const first = seen === null ? 'an earlier event' : nameEvent(seen)
  const second = nameEvent(print)
  await keep(deps, incoming, `${id}~${print.raw}`, {
    code: 'other-body',
    detail: `${second} came under the id of ${first}`,
  })
  return { kind: 'conflict', id, first, second }
}

type Issue = { path: PropertyKey[]; message: string }

function faultsOf(issues: readonly Issue[]): EventFault[] {
  return issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }))
}
