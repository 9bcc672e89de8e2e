import type { Message } from '#shared/contracts/message.ts'
import type { Receipt } from '#shared/contracts/receipt.ts'
import { moveMessage } from '#shared/domain/message-lifecycle.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { Workers } from '#shared/ports/workers.ts'
import { isAbandoned } from './send-messages.ts'

export type ReceiptDeps = {
  contacts: Pick<ContactStore, 'listIdsByPhone'>
  messages: Pick<MessageStore, 'listOfContact' | 'find' | 'save'>
  hasher: PhoneHasher
  workers: Workers
  clock: Clock
}

/** `early`: its message is still being sent; the receipt must come again. `unmatched`: no message of ours. */
export type ReceiptOutcome = 'recorded' | 'repeat' | 'early' | 'unmatched'

/** Between the claim and the provider's acceptance of a text whose answer was lost. */
const ACCEPTED_WITHIN_MS = 60_000
const CLOCKS_DIFFER_MS = 5_000
const TRIES = 5

/**
 * Moves the message that a receipt is about; a repeat changes nothing. The message is found through the number it went
 * to: by the provider's id, or, where our submit got no answer, by the time of a single message in doubt.
 */
export async function recordReceipt(deps: ReceiptDeps, receipt: Receipt): Promise<ReceiptOutcome> {
  const toHash = deps.hasher.hash(receipt.to)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await findMessage(deps, receipt, toHash)
    if (found === null) return 'unmatched'
    if (found.state === 'claimed' && !isAbandoned(deps, found)) return 'early'
    if (found.state === 'delivered' || (found.state === 'undelivered' && receipt.state === 'undelivered'))
      return 'repeat'
    const change = {
      state: receipt.state,
      reason: receipt.because,
      lease: null,
      wakeAt: null,
      providerMessageId: receipt.providerMessageId,
    }
    const values = { state: receipt.state, said: receipt.said }
    const moved = moveMessage(found, change, { at: deps.clock.now(), code: 'receipt', values })
    if (await deps.messages.save(moved, found.rev)) return 'recorded'
  }
  return 'early'
}

async function findMessage(deps: ReceiptDeps, receipt: Receipt, toHash: string): Promise<Message | null> {
  const contactIds = await deps.contacts.listIdsByPhone(toHash)
  const lists = await Promise.all(contactIds.map((id) => deps.messages.listOfContact(id)))
  const messages = lists.flat().filter((message) => message.toHash === toHash)
  const exact = messages.find((message) => message.providerMessageId === receipt.providerMessageId)
  const listed = exact ?? onlyOne(messages.filter((message) => mayBeAbout(message, receipt)))
  return listed === undefined ? null : ((await deps.messages.find(listed.id)) ?? null)
}

/** Whether a message whose answer we never heard may be the one that the provider took then. */
function mayBeAbout({ state, submittedAt, providerMessageId }: Message, { acceptedAt }: Receipt): boolean {
  if (providerMessageId !== null || submittedAt === null) return false
  if (state !== 'claimed' && state !== 'in-doubt' && state !== 'unconfirmed') return false
  const gap = acceptedAt.getTime() - submittedAt.getTime()
  return gap >= -CLOCKS_DIFFER_MS && gap <= ACCEPTED_WITHIN_MS
}

function onlyOne(messages: readonly Message[]): Message | undefined {
  return messages.length === 1 ? messages[0] : undefined
}
