import type { Message } from '#shared/contracts/message.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'

export type SuppressDeps = {
  contacts: Pick<ContactStore, 'listChanges'>
  optOuts: Pick<OptOutList, 'findMany' | 'put'>
}

/**
 * Holds back every later text to the number that a message went to, shipment notices too: the carrier says that none can
 * ever reach it. That is no word of the person's: whatever stands for the number already stays, and where support has
 * recorded since the message left that texts are wanted again, a carrier's old word does not undo it.
 */
export async function suppressNumber(deps: SuppressDeps, message: Message, note: string, now: Date): Promise<void> {
  const { toHash: phoneHash, contactId } = message
  if (phoneHash === null || (await deps.optOuts.findMany([phoneHash])).size > 0) return
  const leftAt = message.submittedAt ?? now
  const changes = await deps.contacts.listChanges(contactId)
  if (changes.some(({ what, at }) => what === 'opt-in' && at > leftAt)) return
  await deps.optOuts.put({ phoneHash, at: now, by: 'carrier', note, source: 'carrier' })
}
