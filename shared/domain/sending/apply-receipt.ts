import type { Message, MessageState, Reason } from '#shared/contracts/message.ts'
import type { Verdict } from '#shared/contracts/receipt.ts'
import { moveMessage } from './message-lifecycle.ts'

export type Word = Verdict & {
  /** Null where the provider gave none. */
  providerMessageId: string | null
  /** When it arrived or failed; null where that is not said. */
  at: Date | null
}

/** States to which the news that a text did not arrive adds nothing. */
const NOT_ARRIVED: readonly MessageState[] = ['undelivered', 'rejected', 'suppressed', 'cancelled', 'expired']
/** A receipt later than this tells its own time on the trail. */
const PROMPT_MS = 5 * 60_000

/**
 * The message moved by a receipt; null where it says nothing new. That a text arrived is true whatever we made of it
 * meanwhile, and stands against any later word: receipts come in any order.
 */
export function applyReceipt(message: Message, word: Word, now: Date): Message | null {
  const { state, because, said, at } = word
  if (message.state === 'delivered') return null
  if (state === 'undelivered' && NOT_ARRIVED.includes(message.state)) return null
  const change = {
    state,
    reason: because,
    lease: null,
    wakeAt: message.closesAt,
    submittedAt: message.submittedAt ?? at ?? now,
    providerMessageId: message.providerMessageId ?? word.providerMessageId,
  }
  const isLate = at !== null && now.getTime() - at.getTime() > PROMPT_MS
  const values = { state, said, ...(isLate && { at: at.toISOString() }) }
  return moveMessage(message, change, { at: now, code: 'receipt', values })
}

const NEVER_REACHABLE: readonly Reason[] = [
  'bad-number',
  'number-opted-out-at-carrier',
  'number-blocked',
  'blocked-by-phone',
]

/** Whether a text failed for a reason that will meet every later text to the number as well. */
export function isNeverReachable({ state, because }: Verdict): boolean {
  return state === 'undelivered' && because !== null && NEVER_REACHABLE.includes(because)
}

/** A carrier's wording as trails and logs may hold it: no number of anybody, at most 100 characters. */
export function plainWording(wording: string): string {
  return wording
    .normalize('NFKC')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/\+?\d(?:[\s().\-–/]{0,2}\d){6,}/gu, '*')
    .trim()
    .slice(0, 100)
}
