import type { Message } from '#shared/contracts/message.ts'
import { cancelByHand, isCancelledByHand } from '#shared/domain/sending/by-hand.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import { getMessage } from '../history/get-message.ts'
import { type AuditDeps, recordDeed } from '../history/keep-audit.ts'
import { type Contended, untilSaved } from '../until-saved.ts'

export type CancelMessageDeps = AuditDeps & { messages: MessageStore; clock: Clock }
export type StaffAct = { id: string; note: string; by: string }

/**
 * Cancels a text that is still planned; `too-late` where it is being sent, has left or is closed. A repeat answers the
 * message as it is. What its page holds and nobody has written yet cannot be named, and so not be cancelled.
 * @throws AppError NOT_FOUND, CONFLICT (retryable) while others keep changing the message.
 */
export async function cancelMessage(
  deps: CancelMessageDeps,
  { id, note, by }: StaffAct,
): Promise<{ kind: 'cancelled' | 'too-late'; message: Message }> {
  const at = deps.clock.now()
  return untilSaved(thisMessage(id), async () => {
    const message = await getMessage(deps, id)
    if (isCancelledByHand(message)) return { kind: 'cancelled', message }
    if (message.state !== 'planned') return { kind: 'too-late', message }
    const cancelled = cancelByHand(message, { by, note, at })
    const before = { state: message.state }
    const after = { state: cancelled.state, reason: cancelled.reason }
    await recordDeed(deps, { type: 'message', id }, { at, by, what: 'message.cancelled', before, after })
    return (await deps.messages.save(cancelled, message.rev)) ? { kind: 'cancelled', message: cancelled } : 'lost'
  })
}

export function thisMessage(messageId: string): Contended {
  return { what: 'this message', context: { messageId } }
}
