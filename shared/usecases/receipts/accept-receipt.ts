import type { GatewayReceipt, Verdict } from '#shared/contracts/receipt.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import { type MoveDeps, moveByReceipt } from './move-by-receipt.ts'

export type AcceptReceiptDeps = MoveDeps & {
  messages: Pick<MessageStore, 'find' | 'save' | 'findMany'>
  hasher: PhoneHasher
}

/** `unmatched`: no message of ours, one that was never submitted, or one that went to another number. */
export type AcceptReceiptOutcome = 'recorded' | 'repeat' | 'unmatched'

/**
 * Moves the message that a gateway's receipt names, also while its answer is not recorded yet: that it names our id
 * proves that the text was taken. A repeat changes nothing.
 * @throws AppError CONFLICT (retryable)
 */
export async function acceptReceipt(
  deps: AcceptReceiptDeps,
  receipt: GatewayReceipt,
  verdict: Verdict,
): Promise<AcceptReceiptOutcome> {
  const word = { ...verdict, providerMessageId: receipt.id ?? receipt.messageId, at: receipt.at }
  const toHash = receipt.to === undefined ? null : deps.hasher.hash(receipt.to)
  return moveByReceipt(deps, word, async () => {
    const found = await deps.messages.find(receipt.messageId)
    if (found === undefined || found.attempt === 0) return 'unmatched'
    return toHash === null || found.toHash === toHash ? found : 'unmatched'
  })
}
