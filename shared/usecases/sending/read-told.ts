import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { type MessageId, messageIdOf } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { stepsAskedAbout } from '#shared/domain/scenarios/asked-replies.ts'
import { asksLastOrder } from '#shared/domain/scenarios/asks-last-order.ts'
import { asksLedger } from '#shared/domain/scenarios/asks-ledger.ts'
import { keyOfStep } from '#shared/domain/scenarios/keys.ts'
import { recordsOf } from '#shared/domain/scenarios/ledger.ts'
import type { Reading } from '#shared/domain/sending/case.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import { idsOfPerson } from '../follow-merged.ts'
import type { Draft } from './draft.ts'

export type ReadToldDeps = {
  messages: Pick<MessageStore, 'findMany' | 'listNewest'>
  records: Pick<RecordStore, 'listOrdersOfContact'>
}

/** What was answered to other steps of the same occurrence; nothing is read where the scenario does not ask for it. */
export async function readReplies(
  { messages }: ReadToldDeps,
  drafts: readonly Draft[],
  { content: { scenario }, contacts }: { content: CampaignContent; contacts: ReadonlyMap<string, Contact> },
): Promise<Pick<Reading, 'replies'>[]> {
  const steps = scenario === undefined ? [] : stepsAskedAbout(scenario)
  if (steps.length === 0) return []
  // Whoever was merged may have been asked under another id of theirs.
  const idsOf = ({ contactId, occurrence }: Message, step: string) => {
    const contact = contacts.get(contactId)
    const people = contact === undefined ? [contactId] : [...new Set([contactId, ...idsOfPerson(contact)])]
    return people.map((one) => messageIdOf({ contactId: one, occurrence: keyOfStep(occurrence, step) }))
  }
  const found = await messages.findMany(drafts.flatMap(({ message }) => steps.flatMap((step) => idsOf(message, step))))
  const answerTo = (message: Message, step: string) =>
    idsOf(message, step).flatMap((id) => found.get(id)?.details.answer ?? [])[0] ?? ''
  return drafts.map(({ message }) => ({
    replies: Object.fromEntries(steps.map((step) => [step, answerTo(message, step)])),
  }))
}

/** Which of these a person was told before under another id of theirs. Nothing is read where nobody was merged. */
export async function findTold(
  { messages }: ReadToldDeps,
  drafts: readonly Draft[],
  contacts: ReadonlyMap<string, Contact>,
): Promise<ReadonlySet<MessageId>> {
  const others = drafts.flatMap(({ message: { id, contactId, occurrence } }) => {
    const contact = contacts.get(contactId)
    if (contact === undefined || contact.absorbed === null) return []
    const ids = idsOfPerson(contact).filter((one) => one !== contactId)
    return ids.map((one) => ({ id, other: messageIdOf({ contactId: one, occurrence }) }))
  })
  if (others.length === 0) return new Set()
  const found = await messages.findMany(others.map(({ other }) => other))
  return new Set(others.filter(({ other }) => found.get(other)?.submittedAt != null).map(({ id }) => id))
}

/** More than the newest of a person are not looked through. */
const MOST_LOOKED_AT = 200

type Ledgers = ReadonlyMap<string, readonly Message[]> | null

export function asksLedgerOf({ content: { scenario } }: { content: CampaignContent }): boolean {
  return scenario !== undefined && asksLedger(scenario)
}

/** What each person was sent before, under every id of theirs: one read for each. */
export async function readLedgers(
  { messages }: ReadToldDeps,
  drafts: readonly Draft[],
  contacts: ReadonlyMap<string, Contact>,
): Promise<Ledgers> {
  const lists = [...new Set(drafts.map(({ message }) => message.contactId))].map(async (contactId) => {
    const ids = idsUnder(contactId, contacts)
    const sent = await Promise.all(ids.map((id) => messages.listNewest(id, { limit: MOST_LOOKED_AT })))
    return [contactId, sent.flat()] as const
  })
  return new Map(await Promise.all(lists))
}

export function asksLastOrderOf({ content: { scenario } }: { content: CampaignContent }): boolean {
  return scenario !== undefined && asksLastOrder(scenario)
}

/** When each person placed their newest order, under every id of theirs: one read for each. */
export async function readLastOrders(
  { records }: ReadToldDeps,
  drafts: readonly Draft[],
  contacts: ReadonlyMap<string, Contact>,
): Promise<ReadonlyMap<string, Date | null>> {
  const newest = [...new Set(drafts.map(({ message }) => message.contactId))].map(async (contactId) => {
    const orders = await Promise.all(
      idsUnder(contactId, contacts).map((id) => records.listOrdersOfContact(id, new Date(0), FAR_AHEAD)),
    )
    const times = orders.flat().flatMap(({ placedAt }) => placedAt?.getTime() ?? [])
    return [contactId, times.length === 0 ? null : new Date(Math.max(...times))] as const
  })
  return new Map(await Promise.all(newest))
}

const FAR_AHEAD = new Date('9999-12-31T00:00:00Z')

function idsUnder(contactId: string, contacts: ReadonlyMap<string, Contact>): string[] {
  const contact = contacts.get(contactId)
  return contact === undefined ? [contactId] : [...new Set([contactId, ...idsOfPerson(contact)])]
}

export function ledgerOf(message: Message, ledgers: Ledgers): NonNullable<Reading['ledger']> | null {
  const { contactId, id } = message
  return ledgers === null ? null : { messages: ledgers.get(contactId) ?? [], own: id, about: recordsOf(message) }
}
