import { messageIdOf } from '#shared/contracts/ids.ts'
import type { Message, Reason, TrailValues } from '#shared/contracts/message.ts'
import { plainWording } from './apply-receipt.ts'
import { byWhom, closeMessage, HAND_OVER_MS, isClosed, moveMessage } from './message-lifecycle.ts'

/** Who does something by hand, as roles and account, and why. */
export type ByHand = { by: string; note: string; at: Date }

export type ResendRefusal = 'not-transactional' | 'still-to-come' | 'may-have-arrived'

const LEAST_USEFUL_MS = 60 * 60_000
const NUMBERED = /~(\d+)$/

/** Reasons of an undelivered text that say that it never came to the phone; of any other it may be on it. */
const NEVER_REACHED: ReadonlySet<Reason> = new Set<Reason>([
  'unreachable',
  'bad-number',
  'number-blocked',
  'number-opted-out-at-carrier',
  'blocked-by-carrier',
  'content-refused',
  'provider-refused',
  'price-too-high',
  'not-on-allow-list',
])

/** A planned message closed by hand. On the trail the note has 100 characters at most, and no number of anybody. */
export function cancelByHand(message: Message, { by, note, at }: ByHand): Message {
  return closeMessage(message, 'cancelled', 'cancelled-by-hand', at, { ...byWhom(by), note: plainWording(note) })
}

export function isCancelledByHand({ state, reason }: Pick<Message, 'state' | 'reason'>): boolean {
  return state === 'cancelled' && reason === 'cancelled-by-hand'
}

/** Why a message may not be sent once more; null where it may, since nothing can have arrived. */
export function refusalOfResend(message: Pick<Message, 'category' | 'state' | 'reason'>): ResendRefusal | null {
  if (message.category !== 'transactional') return 'not-transactional'
  if (!isClosed(message)) return 'still-to-come'
  const { state, reason } = message
  const neverReached = state === 'undelivered' && reason !== null && NEVER_REACHED.has(reason)
  if (neverReached || state === 'rejected' || state === 'expired') return null
  return isCancelledByHand(message) ? null : 'may-have-arrived'
}

/** The number that the next text of this occasion may have: a key without one is the first. */
export function numberAfter({ occurrence }: Pick<Message, 'occurrence'>): number {
  return Number(NUMBERED.exec(occurrence)?.[1] ?? 1) + 1
}

/** The key of an occasion's text of that number, named after the message's own: `<key>~2`. */
export function keyOfNumber({ occurrence }: Pick<Message, 'occurrence'>, number: number): string {
  return `${occurrence.replace(NUMBERED, '')}~${number}`
}

/** The number under which a message was sent once more; null where it was not. */
export function numberOfResend({ trail }: Pick<Message, 'trail'>): number | null {
  const number = trail.findLast(({ code }) => code === 'resent')?.values.again
  return typeof number === 'number' ? number : null
}

/** Whether a message was made by sending another once more. */
export function isResend({ trail }: Pick<Message, 'trail'>): boolean {
  return trail[0]?.values.again !== undefined
}

/** The old message, which from now on says under which number it is sent again, and is not asked again by any fact. */
export function noteResend(message: Message, number: number, hand: ByHand): Message {
  return moveMessage(message, {}, { at: hand.at, code: 'resent', values: valuesOf(number, hand) })
}

/**
 * A new message about the same, due now and judged like every other, with its campaign's wording of this version. It is of
 * use as long as the old one still was, else for as long as that was after its hour, and an hour at least.
 */
export function sendAgain(
  old: Message,
  { number, version }: { number: number; version: number },
  hand: ByHand,
): Message {
  const { at } = hand
  const occurrence = keyOfNumber(old, number)
  return {
    ...old,
    id: messageIdOf({ contactId: old.contactId, occurrence }),
    occurrence,
    campaignVersion: version,
    ...{ state: 'planned', reason: null, dueAt: at, notAfter: usefulUntil(old, at), attempt: 0, lease: null },
    ...{ submittedAt: null, toHash: null, language: null, text: null, parts: null, providerMessageId: null },
    trail: [{ at, code: 'planned', values: { due: at.toISOString(), ...valuesOf(number, hand) } }],
    page: null,
    wakeAt: new Date(at.getTime() + HAND_OVER_MS),
    rev: 1,
  }
}

function usefulUntil({ dueAt, notAfter }: Message, at: Date): Date | null {
  if (notAfter === null || notAfter > at) return notAfter
  return new Date(at.getTime() + Math.max(LEAST_USEFUL_MS, notAfter.getTime() - dueAt.getTime()))
}

function valuesOf(number: number, { by, note }: ByHand): TrailValues {
  return { again: number, ...byWhom(by), note: plainWording(note) }
}
