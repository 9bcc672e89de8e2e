import type { MessageId } from '#shared/contracts/ids.ts'
import type { Category } from '#shared/contracts/message.ts'
import type { NamedTemplate } from '#shared/contracts/template.ts'
import type { SubmitAnswer } from '#shared/domain/sending/submit-answer.ts'
import type { Counting } from '#shared/domain/wording/segments.ts'

/** `signature` stands in the text already, and `template` with its values makes the rest of it. @default none */
export type Submit = {
  messageId: MessageId
  to: string
  text: string
  category: Category
  signature?: string | null
  template?: NamedTemplate | null
}

/** Hands a text to a carrier: one attempt, a hard time-out, never throws. */
export interface SmsProvider {
  readonly name: string
  /** How its carrier counts parts for this number (E.164). */
  countingFor(to: string): Counting
  /** Whether its carrier sends a number (E.164) nothing but registered templates. @default it takes any text */
  readonly wantsTemplate?: ((to: string) => boolean) | undefined
  submit(submit: Submit): Promise<SubmitAnswer>
}
