import * as z from 'zod'
import { MessageId } from './ids.ts'
import { Reason } from './message.ts'
import { Instant } from './primitives.ts'

/** Why a provider may refuse a text. */
export const RefusalReason = Reason.extract([
  'bad-number',
  'number-opted-out-at-carrier',
  'number-blocked',
  'content-refused',
  'provider-refused',
  'price-too-high',
  'blocked-by-carrier',
])

/** Why a text that a provider took may not arrive. */
export const FailureReason = Reason.extract([
  ...RefusalReason.options,
  'unreachable',
  'blocked-by-phone',
  'unknown-code',
])

/** What a provider says later about a text, in our terms. `said` is the carrier's own wording, without any number. */
export const Verdict = z.object({
  state: z.enum(['delivered', 'undelivered']),
  because: Reason.nullable(),
  said: z.string(),
})
export type Verdict = z.infer<typeof Verdict>

/** A receipt that names the text by the provider's id, and by number and time. */
export const Receipt = z.object({
  ...Verdict.shape,
  providerMessageId: z.string(),
  /** E.164. */
  to: z.string(),
  /** When the provider took the text. */
  acceptedAt: Instant,
})
export type Receipt = z.infer<typeof Receipt>

/** A receipt as a gateway posts it (docs/signed-http-provider.md); it names the text by our own id. */
export const GatewayReceipt = z.object({
  /** The gateway's own id of the text, as in its answer. */
  id: z.string().min(1).max(200).optional(),
  messageId: MessageId,
  /** The number as it was posted; a receipt about another number is not recorded. */
  to: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'must be the number as it was posted, in E.164')
    .optional(),
  state: z.enum(['delivered', 'undelivered']),
  /** A reason of ours, or the carrier's own word. */
  reason: z.string().max(200).optional(),
  /** When it arrived, or failed. */
  at: Instant,
})
export type GatewayReceipt = z.infer<typeof GatewayReceipt>

export const GatewayReceiptList = z.array(GatewayReceipt).min(1).max(500)
