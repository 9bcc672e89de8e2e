import type { Message } from '#shared/contracts/message.ts'
import type { SendDecision } from './judge-message.ts'
import { closeMessage, doubtMessage, LEASE_MS, MOST_ATTEMPTS, MOST_NAMED, moveMessage } from './message-lifecycle.ts'
import type { SubmitAnswer } from './submit-answer.ts'

/** Why a claim was given back unused where nothing but its worker's slowness was in the way. */
const OWN_DELAYS = ['claim-given-back', 'slow-claim', 'slow-reads', 'changed-meanwhile', 'pace'] as const
export type OwnDelay = (typeof OWN_DELAYS)[number]

/** A message under this worker's claim, with the text that it is about to submit. */
export function claimOf(
  message: Message,
  decision: Extract<SendDecision, { kind: 'send' }>,
  holder: string,
  now: Date,
): Message {
  const until = new Date(now.getTime() + LEASE_MS)
  const attempt = message.attempt + 1
  return moveMessage(
    message,
    {
      state: 'claimed',
      reason: null,
      attempt,
      lease: { until, holder },
      submittedAt: now,
      ...(decision.about !== undefined && { about: decision.about?.slice(0, MOST_NAMED) ?? null }),
      toHash: decision.toHash,
      language: decision.language,
      text: decision.text,
      parts: decision.parts,
      // A message of a page stays out of the due index: its page stands there for it.
      wakeAt: message.page === null || message.wakeAt !== null ? laterOf(message.wakeAt, until) : null,
    },
    { at: now, code: 'checked', values: decision.saw },
    { at: now, code: 'claimed', values: { attempt } },
  )
}

/** Others may take this worker for lost soon, and a receipt is looked for about the time of its claim. */
export function isLeaseOld({ lease }: Message, now: Date): boolean {
  return lease === null || lease.until.getTime() - now.getTime() < LEASE_MS / 2
}

/** An index entry that moves costs two write units: one that stands late enough stays where it is. */
function laterOf(wakeAt: Date | null, until: Date): Date {
  return wakeAt !== null && wakeAt > until ? wakeAt : until
}

/** What an answer makes of a claimed message, or of one that was taken for lost meanwhile. */
export function answered(claimed: Message, answer: SubmitAnswer, provider: string, now: Date): Message {
  const parts = claimed.parts ?? 0
  switch (answer.kind) {
    case 'accepted': {
      const change = {
        state: 'accepted' as const,
        reason: null,
        lease: null,
        wakeAt: claimed.closesAt,
        providerMessageId: answer.providerMessageId,
      }
      return moveMessage(claimed, change, { at: now, code: 'accepted', values: { provider, parts } })
    }
    case 'rejected': {
      const change = { state: 'rejected' as const, reason: answer.because, lease: null, wakeAt: null, closesAt: null }
      return moveMessage(claimed, change, {
        at: now,
        code: 'rejected',
        values: { because: answer.because, code: answer.code },
      })
    }
    case 'unknown':
      return doubtMessage(claimed, 'no-answer', now, answer.code)
    case 'try-later':
      return claimed.attempt >= MOST_ATTEMPTS
        ? closeMessage(claimed, 'expired', 'attempts-used-up', now)
        : plannedAgain(claimed, answer.code, backOff(answer.afterSeconds, claimed.attempt), now)
    case 'line-down':
      return plannedAgain(claimed, answer.code, 300, now)
  }
}

/** Seconds until the next attempt: twice as many after each, at most an hour. */
function backOff(afterSeconds: number, attempt: number): number {
  return Math.min(3600, afterSeconds * 2 ** (attempt - 1))
}

/** A claim given back, for another look after so many seconds; the code says why. */
export function plannedAgain(claimed: Message, code: string, afterSeconds: number, now: Date): Message {
  const wakeAt = new Date(now.getTime() + afterSeconds * 1000)
  const change = { state: 'planned' as const, lease: null, submittedAt: null, wakeAt, closesAt: null }
  return moveMessage(claimed, change, { at: now, code: 'try-later', values: { code, until: wakeAt.toISOString() } })
}

/** Whether a planned message waits only since a worker was slow: whoever has time may judge it again at once. */
export function isHeldUpByWorker({ state, trail }: Pick<Message, 'state' | 'trail'>): boolean {
  const last = trail.at(-1)
  return state === 'planned' && last?.code === 'try-later' && OWN_DELAYS.some((code) => code === last.values.code)
}
