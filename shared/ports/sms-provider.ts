import type { MessageId } from '#shared/contracts/ids.ts'
import type { Category } from '#shared/contracts/message.ts'
import type { SubmitAnswer } from '#shared/domain/sending/submit-answer.ts'
import type { Counting } from '#shared/domain/wording/segments.ts'

export type Submit = { messageId: MessageId; to: string; text: string; category: Category }

/** Hands a text to a carrier: one attempt, a hard time-out, never throws. */
export interface SmsProvider {
  readonly name: string
  /** How its carrier counts parts for this number (E.164). */
  countingFor(to: string): Counting
  submit(submit: Submit): Promise<SubmitAnswer>
}
