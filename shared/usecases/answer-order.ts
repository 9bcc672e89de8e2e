import type { Campaign } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { type MessageId, messageIdOf } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Order, Shipment } from '#shared/contracts/record.ts'
import { isMeant } from '#shared/domain/consent.ts'
import type { EventKind } from '#shared/domain/kinds/kind.ts'
import { kindOf } from '#shared/domain/kinds/registry.ts'
import { MOST_NUDGES, nudgeKey } from '#shared/domain/kinds/unpaid-order-nudge.ts'
import { answeredElsewhere, closeMessage, createMessage, HAND_OVER_MS } from '#shared/domain/message-lifecycle.ts'
import { basketWindow, findStop, isSameBasket } from '#shared/domain/order-facts.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'

export type AnswerDeps = {
  campaigns: Pick<CampaignStore, 'list'>
  contacts: Pick<ContactStore, 'find'>
  records: Pick<RecordStore, 'findOrder' | 'findShipment' | 'listOrdersOfContact'>
  messages: Pick<MessageStore, 'findMany' | 'save'>
  queues: Pick<Queues, 'sendJobs'>
  clock: Clock
}

type About = { contact: Contact; order: Order; shipments: readonly (Shipment | null)[] }

/**
 * Brings an order's messages in line with its facts: plans those that active campaigns call for, stops those that are no
 * longer right. Works from stored facts alone, so the order of events means nothing and a repeat changes nothing.
 */
export async function answerOrder(deps: AnswerDeps, orderId: string): Promise<void> {
  const order = await deps.records.findOrder(orderId)
  if (order === undefined || order.contactId === null || order.placedAt === null) return
  await stopNudges(deps, order)
  const campaigns = (await deps.campaigns.list()).filter(
    (one) => one.state === 'active' && kindOf(one.kind).trigger === 'event',
  )
  if (campaigns.length === 0) return
  const [contact, shipments] = await Promise.all([deps.contacts.find(order.contactId), readShipments(deps, order)])
  if (contact === undefined) return
  const due: MessageId[] = []
  const meant = campaigns.filter(({ content }) => isMeant(contact, content.audience))
  for (const campaign of meant) {
    due.push(...(await plan(deps, campaign, { contact, order, shipments })))
    const hasRival = meant.some(({ id, kind }) => id !== campaign.id && kind === campaign.kind)
    if (hasRival) await keepLines(deps, campaign, { contact, order, shipments })
  }
  if (due.length > 0) await deps.queues.sendJobs('transactional', [{ type: 'messages', ids: due }])
}

async function readShipments(deps: AnswerDeps, { shipmentIds }: Order): Promise<(Shipment | null)[]> {
  const shipments = await Promise.all(shipmentIds.map((id) => deps.records.findShipment(id)))
  return [null, ...shipments.flatMap((shipment) => shipment ?? [])]
}

/** Plans what one campaign calls for; answers the ids of what is due at this very moment. */
async function plan(deps: AnswerDeps, campaign: Campaign, about: About): Promise<MessageId[]> {
  const now = deps.clock.now()
  const due: MessageId[] = []
  for (const message of candidatesOf(campaign, about, now)) {
    const isDue = message.dueAt <= now
    const tooLate = message.notAfter !== null && now >= message.notAfter
    const wakeAt = isDue ? new Date(now.getTime() + HAND_OVER_MS) : message.dueAt
    const written = tooLate ? closeMessage(message, 'expired', 'too-late', now) : { ...message, wakeAt }
    if ((await deps.messages.save(written, 'absent')) && isDue && !tooLate) due.push(message.id)
  }
  return due
}

/** Where release 0.1 let two campaigns answer one occasion, the one that is not sent gets a line that says so. */
async function keepLines(deps: AnswerDeps, campaign: Campaign, about: About): Promise<void> {
  const now = deps.clock.now()
  const candidates = candidatesOf(campaign, about, now)
  const found = await deps.messages.findMany(candidates.map(({ id }) => id))
  for (const message of candidates) {
    const other = found.get(message.id)
    if (other === undefined || other.campaignId === campaign.id) continue
    await deps.messages.save(answeredElsewhere(message, other, now), 'absent')
  }
}

function candidatesOf(campaign: Campaign, { contact, order, shipments }: About, now: Date): Message[] {
  const kind = kindOf(campaign.kind)
  const { activeSince } = campaign
  if (kind.trigger !== 'event' || activeSince === null) return []
  return occurrencesOf(kind, campaign, order, shipments)
    .filter(({ happenedAt }) => happenedAt >= activeSince)
    .map((occurrence) => createMessage({ contactId: contact.id, kind: kind.id, campaign, occurrence, page: null }, now))
}

/** The same occurrence may follow from the order alone and from each shipment: it counts once. */
function occurrencesOf(kind: EventKind, campaign: Campaign, order: Order, shipments: readonly (Shipment | null)[]) {
  const all = shipments.flatMap((shipment) => kind.plan({ order, shipment }, campaign.content))
  return [...new Map(all.map((one) => [one.key, one])).values()]
}

/** Stops the planned nudges of an order that needs none any more, and those of the same basket once this one is paid. */
async function stopNudges(deps: AnswerDeps, order: Order): Promise<void> {
  const because = findStop(order)
  if (because === null || order.contactId === null || order.placedAt === null) return
  await closePlanned(deps, [order], 'cancelled', because)
  if (because !== 'order-paid') return
  const { from, to } = basketWindow(order.placedAt)
  const others = await deps.records.listOrdersOfContact(order.contactId, from, to)
  const same = others.filter((other) => isSameBasket(order, other))
  await closePlanned(deps, same, 'suppressed', 'duplicate-paid')
}

async function closePlanned(
  deps: AnswerDeps,
  orders: readonly Order[],
  state: 'cancelled' | 'suppressed',
  because: NonNullable<ReturnType<typeof findStop>> | 'duplicate-paid',
): Promise<void> {
  const ids = orders.flatMap(nudgeIds)
  if (ids.length === 0) return
  for (const message of (await deps.messages.findMany(ids)).values()) {
    // One that is being sent at this moment judged the order a moment ago; its worker reads again if it was slow.
    if (message.state !== 'planned') continue
    await deps.messages.save(closeMessage(message, state, because, deps.clock.now()), message.rev)
  }
}

function nudgeIds({ id, contactId, placedAt }: Order): MessageId[] {
  if (contactId === null || placedAt === null) return []
  return Array.from({ length: MOST_NUDGES }, (_, index) =>
    messageIdOf({ contactId, occurrence: nudgeKey(id, placedAt, index + 1) }),
  )
}
