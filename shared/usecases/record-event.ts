import type { OrderEvent, PlacedOrder } from '#shared/contracts/order-event.ts'
import { ForeignId } from '#shared/contracts/primitives.ts'
import type { OrderDetails, RecordFact } from '#shared/contracts/record.ts'
import {
  applyToInstalment,
  applyToOrder,
  applyToShipment,
  emptyInstalment,
  emptyOrder,
  emptyShipment,
  type Placed,
} from '#shared/domain/apply-order-event.ts'
import { AppError } from '#shared/domain/errors.ts'
import { newContact } from '#shared/domain/new-contact.ts'
import { parsePhone, zoneOfCountry } from '#shared/domain/phone.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'

export type RecordEventDeps = {
  contacts: Pick<ContactStore, 'find' | 'save' | 'link' | 'addZone'>
  records: RecordStore
  hasher: PhoneHasher
  clock: Clock
}

/** The orders whose messages must be looked at again. */
export type Changed = { orders: string[] }

/** Of as many events about one thing at once each is written: with every try at least one of them comes through. */
const TRIES = 50

/** Writes down what an event says, each fact once; a repeat, or a second word on a fact, writes nothing. */
export async function recordEvent(deps: RecordEventDeps, event: OrderEvent): Promise<Changed> {
  switch (event.type) {
    case 'order.placed':
      await recordOrder(deps, event.data.order.id, event, await placeBuyer(deps, event.data.order))
      return { orders: [event.data.order.id] }
    case 'order.shipped':
      // The shipment first: an order that names it can then always be answered.
      await recordShipment(deps, event.data.shipment.id, event)
      await recordOrder(deps, event.data.orderId, event, null)
      return { orders: [event.data.orderId] }
    case 'order.delivered':
      if (event.data.shipmentId != null) await recordShipment(deps, event.data.shipmentId, event)
      await recordOrder(deps, event.data.orderId, event, null)
      return { orders: [event.data.orderId] }
    case 'shipment.updated':
      await recordShipment(deps, event.data.shipmentId, event)
      return { orders: [] }
    case 'instalment.paid':
    case 'instalment.due':
      await recordInstalment(deps, event.data.contractId, event.data.period, event)
      return { orders: [] }
    case 'remittance.announced':
    case 'remittance.received':
      return recordRemittance(deps, event)
    case 'contract.renewed':
      return keepFact(deps, { type: 'contract', id: event.data.contractId }, event)
    case 'complaint.opened':
    case 'complaint.closed':
      return keepFact(deps, { type: 'complaint', id: event.data.complaintId }, event)
    default:
      await recordOrder(deps, event.data.orderId, event, null)
      return { orders: [event.data.orderId] }
  }
}

type Remittance = Extract<OrderEvent, { type: 'remittance.announced' | 'remittance.received' }>

async function recordRemittance(deps: RecordEventDeps, event: Remittance): Promise<Changed> {
  const { orderId, contractId, period } = event.data
  // Money that names no period says nothing of any one instalment.
  if (contractId !== undefined && period === undefined)
    await keepFact(deps, { type: 'contract', id: contractId }, event)
  if (contractId !== undefined && period !== undefined) await recordInstalment(deps, contractId, period, event)
  if (orderId === undefined) return { orders: [] }
  await recordOrder(deps, orderId, event, null)
  return { orders: [orderId] }
}

/** What no kind of message reads yet is kept for those that will. */
async function keepFact(deps: RecordEventDeps, record: RecordFact['record'], event: OrderEvent): Promise<Changed> {
  await deps.records.addFact({ record, what: event.type, at: event.timestamp })
  return { orders: [] }
}

async function recordOrder(deps: RecordEventDeps, id: string, event: OrderEvent, placed: Placed | null): Promise<void> {
  await settle('order', id, async () => {
    const order = await deps.records.findOrder(id)
    const before = order ?? emptyOrder(id)
    const after = applyToOrder(before, event, placed)
    return after === before || deps.records.saveOrder({ ...after, rev: before.rev + 1 }, order?.rev ?? 'absent')
  })
}

async function recordShipment(deps: RecordEventDeps, id: string, event: OrderEvent): Promise<void> {
  await settle('shipment', id, async () => {
    const shipment = await deps.records.findShipment(id)
    const before = shipment ?? emptyShipment(id)
    const after = applyToShipment(before, event)
    return after === before || deps.records.saveShipment({ ...after, rev: before.rev + 1 }, shipment?.rev ?? 'absent')
  })
}

async function recordInstalment(
  deps: RecordEventDeps,
  contractId: string,
  period: number,
  event: OrderEvent,
): Promise<void> {
  await settle('instalment', contractId, async () => {
    const [instalment] = await deps.records.findInstalments([{ contractId, period }])
    const before = instalment ?? emptyInstalment(contractId, period)
    const after = applyToInstalment(before, event)
    return (
      after === before || deps.records.saveInstalment({ ...after, rev: before.rev + 1 }, instalment?.rev ?? 'absent')
    )
  })
}

/** Reads, changes and writes until nobody came in between. */
async function settle(what: string, id: string, attempt: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) if (await attempt()) return
  throw new AppError('HELD_BY_ANOTHER_WORKER', `the ${what} keeps changing`, { retryable: true, context: { id } })
}

/** Makes the buyer a contact if there is none, and lets the order's number lead to them before anything is planned to it. */
async function placeBuyer(deps: RecordEventDeps, order: PlacedOrder): Promise<Placed> {
  const parsed = parsePhone(order.buyer.phone ?? '')
  const phone = parsed.ok ? parsed.e164 : null
  const phoneHash = phone === null ? null : deps.hasher.hash(phone)
  const contactId = order.buyer.id ?? (phoneHash === null ? namelessBuyerOf(deps, order.id) : `phone-${phoneHash}`)
  const zone = zoneOfCountry(parsed.ok ? parsed.country : undefined)
  const known = await deps.contacts.find(contactId)
  let isNew = false
  if (known === undefined) {
    const who = { id: contactId, kind: 'customer' as const, name: order.buyer.name ?? null, phone, phoneHash, zone }
    const buyer = newContact(who, deps.clock.now())
    await deps.contacts.addZone(zone)
    isNew = await deps.contacts.save(buyer, 'absent')
  }
  // Somebody else who made the contact meanwhile may have given it another number.
  if (phoneHash !== null && !isNew && known?.phoneHash !== phoneHash) await deps.contacts.link(phoneHash, contactId)
  return { contactId, details: detailsOf(order, phone, phoneHash) }
}

/** The contact of an order that tells neither an id nor a usable number: one for each order, within an id's length. */
function namelessBuyerOf(deps: RecordEventDeps, orderId: string): string {
  const id = `order-${orderId}`
  return ForeignId.safeParse(id).success ? id : `order-${deps.hasher.hash(orderId)}`
}

function detailsOf(order: PlacedOrder, phone: string | null, phoneHash: string | null): OrderDetails {
  return {
    shop: order.shop,
    currency: order.currency,
    totalMinor: order.totalMinor,
    items: order.items,
    paymentMethod: order.payment.method,
    placedPaid: order.payment.status !== 'unpaid',
    closesAt: order.closesAt ?? null,
    regionCode: order.shipTo?.regionCode ?? null,
    phone,
    phoneHash,
  }
}
