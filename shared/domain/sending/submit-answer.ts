import type { Reason } from '#shared/contracts/message.ts'

/** What a carrier's answer to a submit proves. */
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
