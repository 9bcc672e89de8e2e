import type { OptOutWord } from '#shared/contracts/contact.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'

export type SuppressDeps = {
  contacts: Pick<ContactStore, 'listChanges'>
  optOuts: Pick<OptOutList, 'findMany' | 'putFirst' | 'lift'>
}

/**
 * Holds back every later text to the number that a message went to, shipment notices too: the carrier says that none can
 * ever reach it. That is no word of the person's: whatever stands for the number already stays, and where support has
 * recorded since the message left that texts are wanted again, also while this is at it, a carrier's old word does not
 * undo it.
 */
export async function suppressNumber(deps: SuppressDeps, message: Message, note: string, now: Date): Promise<void> {
  const { toHash: phoneHash } = message
  if (phoneHash === null || (await isWantedSince(deps, message, now))) return
  const word: OptOutWord = { phoneHash, at: now, by: 'carrier', note, source: 'carrier' }
  if (!(await deps.optOuts.putFirst(word)) || !(await isWantedSince(deps, message, now))) return
  const standing = (await deps.optOuts.findMany([phoneHash])).get(phoneHash)
  if (standing?.source === 'carrier') await deps.optOuts.lift(standing, now)
}

async function isWantedSince(
  { contacts }: SuppressDeps,
  { contactId, submittedAt }: Message,
  now: Date,
): Promise<boolean> {
  const leftAt = submittedAt ?? now
  const changes = await contacts.listChanges(contactId)
  return changes.some(({ what, at }) => what === 'opt-in' && at > leftAt)
}
