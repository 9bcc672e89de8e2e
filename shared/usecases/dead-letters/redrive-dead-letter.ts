import { parseDeadLetterId } from '#shared/contracts/dead-letter.ts'
import { EventEnvelope } from '#shared/contracts/order-event.ts'
import { AppError } from '#shared/domain/errors.ts'
import { printOfEvent } from '#shared/domain/records/event-print.ts'
import type { DeadLetterBox } from '#shared/ports/dead-letter-box.ts'
import type { EventLog, KeptEvent } from '#shared/ports/event-log.ts'
import { type AuditDeps, recordDeed } from '../history/keep-audit.ts'
import { readEvent } from '../intake/accept-order-event.ts'
import { type ActOnEventDeps, actOnEvent } from '../intake/act-on-event.ts'

export type RedriveDeps = ActOnEventDeps &
  AuditDeps & {
    deadLetterBox: Pick<DeadLetterBox, 'redrive'>
    events: Pick<EventLog, 'findKept' | 'markSentBack' | 'markSeen'>
  }

export type RedriveOutcome =
  | { kind: 'sent-back' }
  /** It was sent back before, or never was there. */
  | { kind: 'gone' }
  /** Still nothing that this version can act on; it stays where it is. */
  | { kind: 'refused'; because: 'malformed' | (typeof STILL_ASIDE)[number] }

const STILL_ASIDE = ['unknown-type', 'which-shop', 'from-the-future', 'unknown-fact', 'record-incomplete'] as const

/**
 * Sends a dead letter back: a job to its queue, an event to what this version makes of it now. A repeat finds it gone. A
 * crash in the middle of an event leaves it on the list; acting on it again then changes nothing.
 * @throws AppError NOT_FOUND for an id that we never gave out.
 */
export async function redriveDeadLetter(
  deps: RedriveDeps,
  { id, by }: { id: string; by: string },
): Promise<RedriveOutcome> {
  const key = parseDeadLetterId(id)
  if (key === undefined) throw new AppError('NOT_FOUND', 'There is no dead letter with this id', { retryable: false })
  const told = { at: deps.clock.now(), by, what: 'dead-letter.sent-back', before: null, after: { kind: key.kind } }
  const record = () => recordDeed(deps, { type: 'dead-letter', id }, told)
  if (key.kind === 'queue') {
    await record()
    return { kind: await deps.deadLetterBox.redrive(key.id) }
  }
  const event = await deps.events.findKept(key.id)
  return event === undefined ? { kind: 'gone' } : sendEventBack(deps, event, record)
}

async function sendEventBack(deps: RedriveDeps, kept: KeptEvent, record: () => Promise<void>): Promise<RedriveOutcome> {
  if (kept.sentBackAt === null) {
    const body = readJson(kept.body)
    const envelope = EventEnvelope.safeParse(body)
    if (!envelope.success) return { kind: 'refused', because: 'malformed' }
    const event = readEvent(body)
    if (event === null) return { kind: 'refused', because: 'unknown-type' }
    if (!event.success) return { kind: 'refused', because: 'malformed' }
    await record()
    const why = await actOnEvent(deps, event.data)
    const because = STILL_ASIDE.find((code) => code === why?.code)
    if (because !== undefined) return { kind: 'refused', because }
    await deps.events.markSeen(kept.id, printOfEvent(envelope.data, event.data, deps.hasher.hash))
  }
  await deps.events.markSentBack(kept.id, deps.clock.now())
  return { kind: kept.sentBackAt === null ? 'sent-back' : 'gone' }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // refused by the schema that reads it
  }
}
