import { KEPT_CODES, type KeptCode } from '#shared/contracts/kept-event.ts'

const QUEUES = [
  'send-transactional',
  'send-bulk',
  'campaigns',
  'imports',
  'order-events',
  'receipts',
  'webhooks',
] as const

/** The queue with this name, with or without a stage before it; undefined for one that we have no words for. */
export function knownQueue(name: string): (typeof QUEUES)[number] | undefined {
  return QUEUES.find((queue) => name === queue || name.endsWith(`-${queue}`))
}

/** `malformed`: no such shape. `unavailable`: what it needs did not answer. `missing`: what it names is not there. */
export type ReadReason = {
  code: KeptCode | 'malformed' | 'unavailable' | 'missing' | 'held' | 'setup' | 'unexpected'
  detail: string | null
}

const CODES: ReadonlyMap<string, ReadReason['code']> = new Map(
  Object.entries({
    INVALID_INPUT: 'malformed',
    MALFORMED_ITEM: 'malformed',
    'not such a job': 'malformed',
    STORE_UNAVAILABLE: 'unavailable',
    QUEUE_UNAVAILABLE: 'unavailable',
    NOT_FOUND: 'missing',
    CONFLICT: 'held',
    HELD_BY_ANOTHER_WORKER: 'held',
    CONFIGURATION: 'setup',
  } as const),
)

/** A reason as the platform writes it down, `CODE: what was found`, taken apart; what is not of that shape is `unexpected`. */
export function readReason(reason: string): ReadReason {
  if (reason === 'not a delivery log') return { code: 'malformed', detail: reason }
  const colon = reason.indexOf(': ')
  const kept = KEPT_CODES.find((one) => one === (colon === -1 ? reason : reason.slice(0, colon)))
  if (kept !== undefined) return { code: kept, detail: colon === -1 ? null : reason.slice(colon + 2) }
  const code = colon === -1 ? undefined : CODES.get(reason.slice(0, colon))
  if (code === undefined) return { code: 'unexpected', detail: reason }
  return { code, detail: reason.slice(colon + 2) }
}

/** A body to be read by people: JSON with its parts under one another, anything else as it came. */
export function layOutBody(body: string): string {
  try {
    const value: unknown = JSON.parse(body)
    return JSON.stringify(value, null, 2)
  } catch {
    return body
  }
}
