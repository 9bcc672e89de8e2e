import { MessageId } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Receipt } from '#shared/contracts/receipt.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { NumberTextStore } from '#shared/ports/number-texts.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { Workers } from '#shared/ports/workers.ts'
import { isAbandoned } from '../sending/send-messages.ts'
import { type MoveDeps, moveByReceipt } from './move-by-receipt.ts'

export type ReceiptDeps = MoveDeps & {
  contacts: Pick<ContactStore, 'find' | 'listIdsByPhone' | 'listChanges'>
  messages: Pick<MessageStore, 'listOfContact' | 'save' | 'findMany'>
  /** Of a text to somebody whom a record names nobody but its number knows. */
  counts: Pick<NumberTextStore, 'findMany'>
  hasher: PhoneHasher
  workers: Workers
}

/**
 * `early`: its message is still being sent, or the index of numbers may not show it yet; the receipt must come again.
 * `unclear`: it may be about several messages of ours. `unmatched`: no message of ours; every text of ours is claimed
 * under its number before it leaves.
 */
export type ReceiptOutcome = 'recorded' | 'repeat' | 'early' | 'unclear' | 'unmatched'

/** Between the claim and the provider's acceptance of a text whose answer was lost. */
const ACCEPTED_WITHIN_MS = 60_000
const CLOCKS_DIFFER_MS = 5_000
/** By then the index of numbers shows what was written before the text left; it lags behind by seconds at most. */
const YOUNG_MS = 5 * 60_000
/** No invocation lasts longer (https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html, read 2026-11-22). */
const LONGEST_WORKER_MS = 15 * 60_000

/**
 * Moves the message that a receipt is about; a repeat changes nothing. The message is found through the number it went
 * to: by the provider's id, or, where our submit got no answer, by the time of a single message in doubt.
 * @throws AppError CONFLICT (retryable)
 */
export async function recordReceipt(deps: ReceiptDeps, receipt: Receipt): Promise<ReceiptOutcome> {
  const toHash = deps.hasher.hash(receipt.to)
  return moveByReceipt(deps, { ...receipt, at: null }, () => findMessage(deps, receipt, toHash))
}

function isYoung({ acceptedAt }: Receipt, at: Date): boolean {
  return at.getTime() - acceptedAt.getTime() < YOUNG_MS
}

async function findMessage(
  deps: ReceiptDeps,
  receipt: Receipt,
  toHash: string,
): Promise<Message | 'early' | 'unclear' | 'unmatched'> {
  // A reading that takes minutes shows what was there when it began.
  const lookedAt = deps.clock.now()
  const contactIds = await deps.contacts.listIdsByPhone(toHash)
  const lists = await Promise.all(contactIds.map((id) => deps.messages.listOfContact(id)))
  const ofContacts = lists.flat().filter((message) => message.toHash === toHash)
  const own = ofContacts.find((message) => isNamedBy(message, receipt))
  const messages = own === undefined ? await withCounted(deps, ofContacts, toHash) : ofContacts
  const exact = own ?? messages.find((message) => isNamedBy(message, receipt))
  // Another text may be the one that it names, under a contact that the index does not show yet.
  if (exact === undefined && isYoung(receipt, lookedAt)) return 'early'
  const isPossible = (message: Message) => isBeingSent(deps, message) || mayBeAbout(message, receipt)
  const candidates = exact === undefined ? messages.filter(isPossible) : [exact]
  // Which of several it is shows when their answers are recorded.
  if (candidates.some((message) => isBeingSent(deps, message))) return 'early'
  const [listed, another] = candidates
  if (another !== undefined) return candidates.some((message) => mayBeAnswered(deps, message)) ? 'early' : 'unclear'
  return listed ?? 'unmatched'
}

/** With the texts that were counted for the number, whoever they are about: a record may name a number that leads to no contact. */
async function withCounted(
  { counts, messages }: ReceiptDeps,
  ofContacts: readonly Message[],
  toHash: string,
): Promise<Message[]> {
  const known = new Set<string>(ofContacts.map(({ id }) => id))
  const counted = (await counts.findMany([toHash])).get(toHash)?.texts ?? []
  const others = counted.flatMap(({ id }) => (known.has(id) ? [] : [MessageId.parse(id)]))
  const found = others.length === 0 ? [] : [...(await messages.findMany(others)).values()]
  return [...ofContacts, ...found.filter((message) => message.toHash === toHash)]
}

function isNamedBy({ providerMessageId }: Message, receipt: Receipt): boolean {
  return providerMessageId === receipt.providerMessageId
}

/** Whatever its worker's clock says, which may be wrong by hours: the answer that tells is not recorded yet. */
function isBeingSent(deps: ReceiptDeps, message: Message): boolean {
  return message.state === 'claimed' && !isAbandoned(deps, message)
}

/** A worker that was taken for lost may still come back with the answer, which then tells whose receipt it is. */
function mayBeAnswered({ clock }: ReceiptDeps, { state, submittedAt, reason }: Message): boolean {
  const isLost = state === 'claimed' || reason === 'worker-lost'
  return isLost && clock.now().getTime() - (submittedAt?.getTime() ?? 0) < LONGEST_WORKER_MS
}

/** Whether a message whose answer we never heard may be the one that the provider took then. */
function mayBeAbout({ state, submittedAt, providerMessageId }: Message, { acceptedAt }: Receipt): boolean {
  if (providerMessageId !== null || submittedAt === null) return false
  if (state !== 'claimed' && state !== 'in-doubt' && state !== 'unconfirmed') return false
  const gap = acceptedAt.getTime() - submittedAt.getTime()
  return gap >= -CLOCKS_DIFFER_MS && gap <= ACCEPTED_WITHIN_MS
}
