import type { MessageId } from '#shared/contracts/ids.ts'
import type { Category, Reason } from '#shared/contracts/message.ts'
import type { Counting } from '#shared/domain/wording/segments.ts'

export type Submit = { messageId: MessageId; to: string; text: string; category: Category }

export type SubmitAnswer =
  | { kind: 'accepted'; providerMessageId: string }
  /** Surely not sent, and never will be. */
  | { kind: 'rejected'; because: Reason; code: string }
  /** Surely not sent; may be tried again. `throttled`: because of too many texts, so the whole line slows down. */
  | { kind: 'try-later'; code: string; afterSeconds: number; throttled?: boolean }
  /** Surely not sent, through no fault of the message: funds, quota, credentials. The whole line should stop. */
  | { kind: 'line-down'; code: string }
  /** Perhaps sent: never tried again without evidence. */
  | { kind: 'unknown'; code: string }

/** Hands a text to a carrier: one attempt, a hard time-out, never throws. */
export interface SmsProvider {
  readonly name: string
  /** How its carrier counts parts for this number (E.164). */
  countingFor(to: string): Counting
  submit(submit: Submit): Promise<SubmitAnswer>
}
