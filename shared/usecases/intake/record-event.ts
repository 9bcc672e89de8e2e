import type { OrderEvent, PlacedOrder, RecordChanged } from '#shared/contracts/order-event.ts'
import { ForeignId } from '#shared/contracts/primitives.ts'
import type { KeptKey, Order, OrderDetails, RecordFact, Shipment } from '#shared/contracts/record.ts'
import { knownName } from '#shared/domain/people/person-name.ts'
import { parsePhone } from '#shared/domain/people/phone.ts'
import {
  applyToInstalment,
  emptyInstalment,
  emptyOrder,
  emptyShipment,
} from '#shared/domain/records/apply-order-event.ts'
import { applyToOrder, isNewestWord, type Placed, tellsOther } from '#shared/domain/records/apply-to-order.ts'
import { applyToShipment, tellsOtherParcel } from '#shared/domain/records/apply-to-shipment.ts'
import { instalmentId, readInstalmentId } from '#shared/domain/records/instalment-id.ts'
import { keptDefinition } from '#shared/domain/records/record-types.ts'
import { saidBeside, withoutPeople } from '#shared/domain/records/said-beside.ts'
import { signed } from '#shared/domain/records/set-by.ts'
import { recordIdOf } from '#shared/domain/records/shop-ids.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { InstalmentKey, RecordStore } from '#shared/ports/record-store.ts'
import { idOfNumber } from '../find-holders.ts'
import type { Asked, Asks } from './answer-order.ts'
import type { Where } from './find-shop.ts'
import { meetContact } from './meet-contact.ts'
import { recordKept } from './record-kept.ts'
import { untilWritten } from './until-written.ts'

export type RecordEventDeps = {
  contacts: Pick<ContactStore, 'find' | 'findMany' | 'listIdsByPhone' | 'save' | 'link' | 'addZone'>
  records: RecordStore
  hasher: PhoneHasher
  clock: Clock
}

/** The orders, and the record that is none, whose messages must be looked at again, and whether texts that have left would be wrong by now. */
export type Changed = { orders: { id: string; asked: Asked }[]; corrects: boolean; kept?: KeptKey }

/** Writes down what an event says; a repeat, and a word that a newer one has overtaken, write nothing. */
export async function recordEvent(deps: RecordEventDeps, event: OrderEvent, where: Where): Promise<Changed> {
  const idOf = (id: string) => recordIdOf(id, where.shop)
  switch (event.type) {
    case 'order.placed':
      return recordPlaced(deps, event, where)
    case 'order.shipped':
      return recordShipped(deps, event, where)
    case 'order.delivered':
      if (event.data.shipmentId != null) await recordShipment(deps, idOf(event.data.shipmentId), { event, where })
      break
    case 'shipment.updated':
    case 'shipment.delivery-wish':
    case 'shipment.away':
    case 'shipment.delivered':
      return recordTracking(deps, event, where)
    case 'instalment.paid':
    case 'instalment.unpaid':
    case 'instalment.due':
    case 'instalment.disputed':
    case 'instalment.payment-promised':
      return recordInstalment(deps, { ...event.data, contractId: idOf(event.data.contractId) }, { event, where })
    case 'remittance.announced':
    case 'remittance.received':
      return recordRemittance(deps, event, where)
    case 'record.changed':
      return recordChanged(deps, event, where)
  }
  const orderId = idOf(event.data.orderId)
  await recordOrder(deps, orderId, { event, where }, null)
  return lookAt(orderId, ASKED[event.type] ?? 'nothing')
}

async function recordChanged(deps: RecordEventDeps, event: RecordChanged, where: Where): Promise<Changed> {
  const { type, id } = event.data
  if (keptDefinition(type) !== undefined) return { ...NOBODY, kept: await recordKept(deps, event, where) }
  const instalment = type === 'instalment' ? readInstalmentId(id) : undefined
  if (instalment === undefined) return recordSaying(deps, event, where)
  const contractId = recordIdOf(instalment.contractId, where.shop)
  return recordInstalment(deps, { ...instalment, contractId }, { event, where })
}

/** A part that is paid is a correction of what is left to pay. */
const ASKED: Partial<Record<OrderEvent['type'], Asks>> = {
  'order.payment-failed': 'payment-back',
  'order.part-paid': 'correction',
}

const NOBODY: Changed = { orders: [], corrects: false }

function lookAt(id: string, asks: Asks = 'nothing', shipmentId: string | null = null): Changed {
  return { orders: [{ id, asked: { asks, shipmentId } }], corrects: false }
}

async function recordPlaced(
  deps: RecordEventDeps,
  event: Extract<OrderEvent, { type: 'order.placed' }>,
  where: Where,
): Promise<Changed> {
  const id = recordIdOf(event.data.order.id, where.shop)
  const known = await deps.records.findOrder(id)
  const isNewest = isNewestWord(known ?? emptyOrder(id, where.shop), event.timestamp)
  const order = { ...event.data.order, id, shop: where.name }
  const placed = await placeBuyer(deps, { order, at: event.timestamp }, known)
  if (known !== undefined && isNewest && placed.details.buyerName !== null)
    await correctName(deps, known, knownName(event.data.order.buyer.name))
  const { before, after } = await recordOrder(deps, id, { event, where }, placed)
  const isCorrection = before.details !== null && isNewest
  return { ...lookAt(id, isCorrection ? 'correction' : 'nothing'), corrects: tellsOther(before.details, after.details) }
}

/** Of an order, what is no event of its own: facts that are taken back, and details said by themselves. */
async function recordSaying(deps: RecordEventDeps, event: RecordChanged, where: Where): Promise<Changed> {
  const id = recordIdOf(event.data.id, where.shop)
  const { before, after } = await recordOrder(deps, id, { event, where }, null)
  const isPaymentBack = before.remittanceAnnouncedAt !== after.remittanceAnnouncedAt
  return {
    ...lookAt(id, isPaymentBack ? 'payment-back' : 'correction'),
    corrects: tellsOther(before.details, after.details),
  }
}

/** The shipment first: an order that names it can then always be answered. */
async function recordShipped(
  deps: RecordEventDeps,
  event: Extract<OrderEvent, { type: 'order.shipped' }>,
  where: Where,
): Promise<Changed> {
  const orderId = recordIdOf(event.data.orderId, where.shop)
  const shipmentId = recordIdOf(event.data.shipment.id, where.shop)
  const { before, after } = await recordShipment(deps, shipmentId, { event, where })
  await recordOrder(deps, orderId, { event, where }, null)
  const asks = before.shippedAt === null ? 'nothing' : 'correction'
  return { ...lookAt(orderId, asks, shipmentId), corrects: tellsOtherParcel(before, after) }
}

/** Word of a parcel whose order is not known yet wakes nobody; the order's own event does. */
async function recordTracking(
  deps: RecordEventDeps,
  event: Extract<OrderEvent, { type: `shipment.${string}` }>,
  where: Where,
): Promise<Changed> {
  const shipmentId = recordIdOf(event.data.shipmentId, where.shop)
  const { after } = await recordShipment(deps, shipmentId, { event, where })
  if (after.orderId === null) return NOBODY
  return { orders: [{ id: after.orderId, asked: { asks: 'nothing', shipmentId, isTracking: true } }], corrects: false }
}

type Remittance = Extract<OrderEvent, { type: 'remittance.announced' | 'remittance.received' }>

async function recordRemittance(deps: RecordEventDeps, event: Remittance, where: Where): Promise<Changed> {
  const { orderId, contractId, period } = event.data
  const idOf = (id: string) => recordIdOf(id, where.shop)
  // Money that names no period says nothing of any one instalment.
  if (contractId !== undefined && period === undefined)
    await keepFact(deps, { type: 'contract', id: idOf(contractId) }, event)
  const changed =
    contractId !== undefined && period !== undefined
      ? await recordInstalment(deps, { contractId: idOf(contractId), period }, { event, where })
      : NOBODY
  if (orderId === undefined) return changed
  await recordOrder(deps, idOf(orderId), { event, where }, null)
  return { ...changed, ...lookAt(idOf(orderId)) }
}

/** What no kind of message reads yet is kept for those that will. */
async function keepFact(deps: RecordEventDeps, record: RecordFact['record'], event: OrderEvent): Promise<Changed> {
  const own = 'at' in event.data ? event.data.at : undefined
  await deps.records.addFact({ record, what: event.type, at: own ?? event.timestamp })
  return NOBODY
}

type Change<T> = { before: T; after: T }
type Heard = { event: OrderEvent; where: Where }

async function recordOrder(
  deps: RecordEventDeps,
  id: string,
  { event, where }: Heard,
  placed: Placed | null,
): Promise<Change<Order>> {
  return untilWritten('order', id, async () => {
    const order = await deps.records.findOrder(id)
    const before = order ?? emptyOrder(id, where.shop)
    const after = signed(before, applyToOrder(before, event, placed, where.shop), where.by ?? null)
    const isDone =
      after === before || (await deps.records.saveOrder({ ...after, rev: before.rev + 1 }, order?.rev ?? 'absent'))
    return isDone ? { before, after } : 'lost'
  })
}

async function recordShipment(deps: RecordEventDeps, id: string, { event, where }: Heard): Promise<Change<Shipment>> {
  return untilWritten('shipment', id, async () => {
    const shipment = await deps.records.findShipment(id)
    const before = shipment ?? emptyShipment(id)
    const after = applyToShipment(before, event, where)
    const next = { ...after, rev: before.rev + 1 }
    const isDone = after === before || (await deps.records.saveShipment(next, shipment?.rev ?? 'absent'))
    return isDone ? { before, after } : 'lost'
  })
}

async function recordInstalment(
  deps: RecordEventDeps,
  { contractId, period }: InstalmentKey,
  { event, where }: Heard,
): Promise<Changed> {
  await untilWritten('instalment', contractId, async () => {
    const [instalment] = await deps.records.findInstalments([{ contractId, period }])
    const before = instalment ?? emptyInstalment(contractId, period, where.shop)
    const after = applyToInstalment(before, event)
    const next = { ...after, rev: before.rev + 1 }
    const isDone = after === before || (await deps.records.saveInstalment(next, instalment?.rev ?? 'absent'))
    return isDone ? after : 'lost'
  })
  return { ...NOBODY, kept: { type: 'instalment', id: instalmentId({ contractId, period }) } }
}

/** The order under its record's id, with the shop that it is of. */
type OwnedOrder = PlacedOrder & { shop: string }

/** Makes the buyer a contact if there is none, and lets the order's number lead to them before anything is planned to it. */
async function placeBuyer(
  deps: RecordEventDeps,
  { order, at }: { order: OwnedOrder; at: Date },
  earlier: Order | undefined,
): Promise<Placed> {
  const parsed = parsePhone(order.buyer.phone ?? '')
  const phone = parsed.ok ? parsed.e164 : null
  const phoneHash = phone === null ? null : deps.hasher.hash(phone)
  const contactId =
    earlier?.contactId ??
    order.buyer.id ??
    (phoneHash === null ? namelessBuyerOf(deps, order.id) : await idOfNumber(deps.contacts, phoneHash))
  const met = { id: contactId, name: knownName(order.buyer.name), phone, phoneHash, ...saidOf(order) }
  // Also of an order that is only heard of again: what somebody did before they were erased names them no more.
  const orderedAt = earlier?.placedAt ?? at
  if ((await meetContact(deps, met, orderedAt)) === 'erased')
    return { contactId, details: namelessDetailsOf(order), said: withoutPeople(saidBeside(order)) }
  const relayPhone = !parsed.ok && parsed.because === 'relay'
  const phoneUnclear = !parsed.ok && parsed.because !== 'empty'
  return {
    contactId,
    details: { ...detailsOf(order), phone, relayPhone, phoneHash, phoneUnclear },
    said: saidBeside(order),
  }
}

/** A contact whom nobody but this order has named so far is called what it says now. */
async function correctName(deps: RecordEventDeps, order: Order, name: string | null): Promise<void> {
  const { contactId, details } = order
  if (contactId === null || name === null || details === null || details.buyerName === name) return
  await untilWritten('contact', contactId, async () => {
    const contact = await deps.contacts.find(contactId)
    const isNamedByOrder =
      contact?.mergedInto === null && contact.writtenBy === null && [null, details.buyerName].includes(contact.name)
    if (contact === undefined || !isNamedByOrder) return true
    return (await deps.contacts.save({ ...contact, name, rev: contact.rev + 1 }, contact.rev)) ? true : 'lost'
  })
}

/** What the event says of where the buyer lives and what they read. */
function saidOf({ buyer: { zone, regionCode, language } }: PlacedOrder) {
  return { ownZone: zone ?? null, regionCode: regionCode ?? null, ...(language != null && { language }) }
}

/** The contact of an order that tells neither an id nor a usable number: one for each order, within an id's length. */
function namelessBuyerOf(deps: RecordEventDeps, orderId: string): string {
  const id = `order-${orderId}`
  return ForeignId.safeParse(id).success ? id : `order-${deps.hasher.hash(orderId)}`
}

function namelessDetailsOf(order: OwnedOrder): OrderDetails {
  return {
    ...detailsOf(order),
    ...{ phone: null, relayPhone: false, phoneHash: null, phoneUnclear: false },
    ...{ buyerName: null, zone: null, regionCode: null, buyerRegionCode: null, language: null },
    items: order.items.map((item) => ({ ...item, name: '' })),
  }
}

function detailsOf(order: OwnedOrder): Omit<OrderDetails, 'phone' | 'relayPhone' | 'phoneHash' | 'phoneUnclear'> {
  return {
    shop: order.shop,
    currency: order.currency,
    totalMinor: order.totalMinor,
    items: order.items,
    paymentMethod: order.payment.method,
    placedPaid: order.payment.status === 'paid',
    partlyPaid: order.payment.status === 'partly-paid',
    paidMinor: order.payment.paidMinor ?? null,
    closesAt: order.closesAt ?? null,
    regionCode: order.shipTo?.regionCode ?? null,
    buyerName: knownName(order.buyer.name),
    zone: order.buyer.zone ?? null,
    buyerRegionCode: order.buyer.regionCode ?? null,
    language: order.buyer.language ?? null,
  }
}
