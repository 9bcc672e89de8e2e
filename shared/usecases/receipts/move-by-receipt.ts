import type { Message } from '#shared/contracts/message.ts'
import { applyReceipt, isNeverReachable, type Word } from '#shared/domain/sending/apply-receipt.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import { type SuppressDeps, suppressNumber } from '../people/suppress-number.ts'
import { type MarkDayDeps, markDay } from '../runs/mark-day.ts'
import { type MarkPageDeps, markPage } from '../runs/mark-page.ts'
import { untilSaved } from '../until-saved.ts'
import { type CarryOutDeps, carryOut } from './carry-out.ts'

export type MoveDeps = SuppressDeps &
  MarkPageDeps &
  CarryOutDeps &
  MarkDayDeps & { messages: Pick<MessageStore, 'save' | 'findMany'>; clock: Clock }

/**
 * Moves the message that `find` gives by a provider's word, and before that holds back the number if nothing can ever
 * reach it, and does what follows from its arrival; a crash in between leaves a receipt that comes again and is still new. A word that `find` answers with is
 * passed on. A repeat changes nothing.
 * @throws AppError CONFLICT (retryable) while others keep changing the message.
 */
export async function moveByReceipt<Other extends string>(
  deps: MoveDeps,
  word: Word,
  find: () => Promise<Message | Other>,
): Promise<'recorded' | 'repeat' | Other> {
  return untilSaved<'recorded' | 'repeat' | Other>({ what: 'the message' }, async () => {
    const found = await find()
    if (typeof found === 'string') return found
    const now = deps.clock.now()
    const moved = applyReceipt(found, word, now)
    if (moved === null) return 'repeat'
    if (isNeverReachable(word)) await suppressNumber(deps, found, `${word.because}: ${word.said}`, now)
    if (moved.state === 'delivered') await carryOut(deps, moved)
    // Marked first: a crash in between has it counted once too often, never once too seldom.
    if (moved.page !== null) await markPage(deps, moved.page)
    else await markDay(deps, moved)
    return (await deps.messages.save(moved, found.rev)) ? 'recorded' : 'lost'
  })
}
