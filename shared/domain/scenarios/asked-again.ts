import type { Message, MessageState, Reason } from '#shared/contracts/message.ts'
import { FACT_REASONS } from '#shared/contracts/record-types/kept-types.ts'
import { moveMessage } from '../sending/message-lifecycle.ts'
import { normaliseText } from '../wording/segments.ts'
import type { Occurrence } from './kind.ts'

/** Closed for what the record said then, which a newer word on it may take back. */
const UNDONE_BY_FACTS: ReadonlySet<Reason> = new Set<Reason>([
  'order-paid',
  'order-cancelled',
  'order-closed',
  'order-delivered',
  'refund-requested',
  'out-of-stock',
  'remittance-announced',
  'payment-promised',
  'duplicate-paid',
  'pays-on-delivery',
  'no-usable-phone',
  'relay-number',
  'country-not-open',
  'missing-value',
  'partly-paid',
  'nothing-to-pay',
  'too-late',
  'payment-failed',
  'fact-taken-back',
  'date-moved',
  'field-emptied',
  'condition-not-met',
  'condition-unknown',
  'stop-condition-met',
  'order-stock-found',
  ...FACT_REASONS,
])
const UNSENT: readonly MessageState[] = ['cancelled', 'suppressed', 'expired']
/** The person may have read it. */
const TOLD: readonly MessageState[] = ['accepted', 'delivered', 'in-doubt', 'unconfirmed']
const MOST_NOTICES = 9

/** Whether a text that was never handed to anybody may be planned again because the record changed, and not by hand before. */
export function mayBeAskedAgain({ state, reason, submittedAt, trail }: Message): boolean {
  if (trail.some(({ code }) => code === 'resent') || isEndedByAnEdit(trail)) return false
  return UNSENT.includes(state) && submittedAt === null && reason !== null && UNDONE_BY_FACTS.has(reason)
}

/** Its campaign's change put it into the past, and no word on the record makes up for that. */
function isEndedByAnEdit(trail: Message['trail']): boolean {
  return trail.at(-1)?.code === 'expired' && trail.at(-1)?.values.version !== undefined
}

export function isTold({ state }: Message): boolean {
  return TOLD.includes(state)
}

/**
 * A planned message, or one that may be asked again, planned as the record calls for it now. Always another revision:
 * whoever judged it by an older reading of the record then loses the write and reads again.
 */
export function planAgain(message: Message, occurrence: Occurrence, wakeAt: Date, now: Date): Message {
  const { dueAt, notAfter, details } = occurrence
  const change = { state: 'planned' as const, reason: null, lease: null, dueAt, notAfter, wakeAt, details }
  const isNews = message.state !== 'planned' || message.dueAt.getTime() !== dueAt.getTime()
  const step = { at: now, code: 'planned' as const, values: { due: dueAt.toISOString() } }
  return isNews ? moveMessage(message, change, step) : moveMessage(message, change)
}

/** Every key under which an occurrence may stand: its own, then one for each correction of what was told. */
export function keysOf({ key, told }: Occurrence): string[] {
  const corrections = Math.min(told?.earlier.length ?? 0, MOST_NOTICES - 1)
  return [key, ...Array.from({ length: corrections }, (_, index) => `${key}~${index + 2}`)]
}

/**
 * The occurrence under the first key that has not told what is wrong by now: its own, or that of a correction, which is
 * due when it was corrected. Null where what was told is right, or there have been too many corrections.
 */
export function nextOccurrence(occurrence: Occurrence, found: (key: string) => Message | undefined): Occurrence | null {
  const { told } = occurrence
  const keys = keysOf(occurrence)
  const isToldUnder = (key: string) => {
    const message = found(key)
    return message !== undefined && isTold(message)
  }
  for (const [index, key] of keys.entries()) {
    const message = found(key)
    const here = index === 0 || told === undefined ? occurrence : { ...occurrence, ...told.correction, key }
    if (message === undefined || told === undefined || !isTold(message)) return here
    // What was right at first may have been told otherwise since, and then be right again.
    const isLast = !keys.slice(index + 1).some(isToldUnder)
    if (isLast && !hasToldWrong(message, told)) return here
  }
  return null
}

/** By the text that went out: a wording without the value has told nothing wrong. */
function hasToldWrong({ text }: Message, { value, earlier }: NonNullable<Occurrence['told']>): boolean {
  if (text === null) return false
  return !holds(text, value) && earlier.some((one) => holds(text, one))
}

/** As a word of its own: SF12 is not told by SF123. */
function holds(text: string, value: string): boolean {
  const plain = (one: string) => normaliseText(one).toUpperCase()
  const [within, wanted] = [plain(text), plain(value)]
  for (let at = within.indexOf(wanted); at !== -1; at = within.indexOf(wanted, at + 1)) {
    const around = (within[at - 1] ?? '') + (within[at + wanted.length] ?? '')
    if (!/[A-Z0-9]/u.test(around)) return true
  }
  return false
}
