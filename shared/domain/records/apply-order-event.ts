import type { OrderEvent } from '#shared/contracts/order-event.ts'
import type { Instalment, InstalmentDoubt, Order, Shipment } from '#shared/contracts/record.ts'
import { monthOf } from '../calendar/time.ts'
import { dispute, promise, takeBack } from './instalment-facts.ts'

/** An order of which nothing has been heard yet. */
export function emptyOrder(id: string, shop: string | null): Order {
  return {
    id,
    shop,
    contactId: null,
    placedAt: null,
    details: null,
    detailsAt: null,
    paidAt: null,
    paymentFailedAt: null,
    cancelledAt: null,
    closedAt: null,
    refundRequestedAt: null,
    remittanceAnnouncedAt: null,
    remittanceReceivedAt: null,
    outOfStockAt: null,
    outOfStockSkus: [],
    deliveredAt: null,
    partPaidAt: null,
    partPaidMinor: null,
    paymentPromisedAt: null,
    promise: null,
    toldAt: null,
    heardAt: null,
    said: null,
    shipmentIds: [],
    takenBackAt: null,
    lastAt: null,
    saidAt: null,
    setBy: null,
    rev: 0,
  }
}

export function emptyShipment(id: string): Shipment {
  return {
    id,
    orderId: null,
    shippedAt: null,
    saidAt: null,
    carrier: null,
    trackingNumber: null,
    earlierNumbers: null,
    fromRegionCode: null,
    toRegionCode: null,
    deliveredAt: null,
    tracking: null,
    purpose: null,
    part: null,
    guide: null,
    parcel: null,
    track: null,
    way: null,
    wish: null,
    away: null,
    rev: 0,
  }
}

export function emptyInstalment(contractId: string, period: number, shop: string | null): Instalment {
  return {
    contractId,
    shop,
    period,
    periods: null,
    contactId: null,
    due: null,
    month: null,
    amountMinor: null,
    currency: null,
    listedPaid: false,
    listedPaidAt: null,
    doubt: null,
    paidAt: null,
    unpaidAt: null,
    saidAt: null,
    remittanceAnnouncedAt: null,
    disputedAt: null,
    promise: null,
    takenBackAt: null,
    cardTail: null,
    writtenBy: null,
    rev: 0,
  }
}

/**
 * The instalment with what the event says of it. The newest of payments and of what takes them back counts, and each field
 * of a plan is taken from the newest word on it. Its month, part of the reminder's key, is the one first heard.
 */
export function applyToInstalment(instalment: Instalment, event: OrderEvent): Instalment {
  switch (event.type) {
    case 'instalment.paid':
      return pay(instalment, event.data.paidAt ?? event.data.at ?? event.timestamp)
    case 'instalment.unpaid':
      return takePaymentBack(instalment, event.data.at ?? event.timestamp)
    case 'remittance.announced':
      return instalment.remittanceAnnouncedAt === null
        ? { ...instalment, remittanceAnnouncedAt: event.data.at ?? event.timestamp }
        : instalment
    case 'remittance.received':
      return pay(instalment, event.data.at ?? event.timestamp)
    case 'instalment.due':
      return applyPlan(instalment, event)
    case 'instalment.disputed':
      return dispute(instalment, event.data.at ?? event.timestamp)
    case 'instalment.payment-promised':
      return promise(instalment, { at: event.data.at ?? event.timestamp, on: event.data.on })
    case 'record.changed':
      return TAKEN_BACK.reduce(
        (next, fact) => (event.data.facts?.[fact] === null ? takeBack(next, fact, event.timestamp) : next),
        instalment,
      )
    default:
      return instalment
  }
}

const TAKEN_BACK = ['disputed', 'payment-promised'] as const

/** The instalment without the payments up to that instant. A list that said paid as of a later one stays right. */
export function takePaymentBack(instalment: Instalment, at: Date): Instalment {
  if (instalment.unpaidAt !== null && at <= instalment.unpaidAt) return instalment
  const paidAt = instalment.paidAt !== null && instalment.paidAt > at ? instalment.paidAt : null
  const listedPaid = instalment.listedPaid && instalment.listedPaidAt !== null && instalment.listedPaidAt > at
  return { ...instalment, unpaidAt: at, paidAt, listedPaid, doubt: doubtWithStatus(instalment) }
}

function pay(instalment: Instalment, at: Date): Instalment {
  const isOld = (other: Date | null) => other !== null && at <= other
  return isOld(instalment.unpaidAt) || isOld(instalment.paidAt)
    ? instalment
    : { ...instalment, paidAt: at, doubt: doubtWithStatus(instalment) }
}

/** What is still unclear once an event has said whether it is paid: the row of a list that could not be read. */
function doubtWithStatus({ doubt }: Instalment): InstalmentDoubt | null {
  return doubt === 'row-unclear' ? doubt : null
}

function applyPlan(instalment: Instalment, event: Extract<OrderEvent, { type: 'instalment.due' }>): Instalment {
  const { contactId, due, amountMinor, currency } = event.data
  const said = Object.entries({ contactId, due, amountMinor, currency }).filter(
    ([field, value]) => value !== undefined && event.timestamp >= (instalment.saidAt?.[field] ?? NEVER),
  )
  if (said.length === 0) return instalment
  const saidAt = { ...instalment.saidAt, ...Object.fromEntries(said.map(([field]) => [field, event.timestamp])) }
  const month = instalment.month ?? (due === undefined ? null : monthOf(due))
  const knowsSum = instalment.doubt === 'row-unclear' && said.some(([field]) => field === 'amountMinor')
  const doubt = knowsSum ? null : instalment.doubt
  return { ...instalment, ...Object.fromEntries(said), month, saidAt, doubt }
}

const NEVER = new Date(0)
