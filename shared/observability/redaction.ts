import type { LogFields } from '#shared/ports/log.ts'

export const MASK = '[masked]'

/** Names that a log line may hold. Whatever is added must never name a person, a number or a text. */
const ALLOWED: ReadonlySet<string> = new Set([
  ...['requestId', 'functionName', 'stage', 'holder', 'provider', 'queue', 'lane', 'source', 'role'],
  ...[
    'messageId',
    'orderId',
    'shipmentId',
    'contractId',
    'recipientId',
    'contactId',
    'campaignId',
    'runId',
    'importId',
    'dryRunId',
    'recordId',
    'deadLetterId',
    'sourceId',
  ],
  ...['eventId', 'eventType', 'jobType', 'period', 'part', 'zone', 'date', 'at', 'dueAt', 'version', 'page', 'number'],
  ...['kind', 'category', 'state', 'reason', 'outcome', 'code', 'result', 'action', 'what', 'problem'],
  ...['method', 'route', 'status', 'port', 'durationMs', 'afterSeconds', 'attempt', 'attempts', 'receiveCount'],
  ...[
    'count',
    'found',
    'total',
    'pages',
    'shards',
    'jobs',
    'records',
    'failed',
    'entries',
    'planned',
    'finished',
    'questions',
  ],
  ...[
    'accepted',
    'rejected',
    'suppressed',
    'cancelled',
    'expired',
    'deferred',
    'inDoubt',
    'closed',
    'created',
    'removed',
  ],
  ...['rows', 'unchanged', 'refused', 'problems', 'line', 'parts'],
  ...['messages', 'sent', 'setAside', 'later', 'skipped', 'schedules', 'runs', 'gaps', 'erasures', 'forgotten'],
])

/** Seven or more digits, perhaps with separators: a phone number, an ID number, a card. */
const PHONE_LIKE = /\d(?:[\s().\-–/]{0,2}\d){6,}/u
/** Shapes that may hold many digits and are no number of anybody: our own ids, UUIDs, dates and instants. */
const HARMLESS =
  /^(?:(?:msg|run|cmp|imp|wrk|job|kept|src)_[\w.+/-]+|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d{4}-\d\d(?:-\d\d(?:T[\d:.]+Z)?)?)$/
const LONGEST = 200
/** No count of ours gets this large; a mobile number does. */
const LARGEST = 1e10

export type Redacted = { fields: LogFields; dropped: number }

/** The fields that may be logged, their values masked where they look like a number of somebody; and how many others there were. */
export function redact(fields: LogFields): Redacted {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  const allowed = given.filter(([name]) => ALLOWED.has(name))
  return {
    fields: Object.fromEntries(allowed.map(([name, value]) => [name, maskValue(value)])),
    dropped: given.length - allowed.length,
  }
}

/** The value itself, or the mask where it looks like a phone number or is longer than 200 characters. */
export function maskValue<T>(value: T): T | string {
  if (typeof value === 'number') return Math.abs(value) >= LARGEST ? MASK : value
  if (typeof value !== 'string') return value
  if (value.length > LONGEST) return MASK
  return PHONE_LIKE.test(value.normalize('NFKC')) && !HARMLESS.test(value) ? MASK : value
}
