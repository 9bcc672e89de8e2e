import type { Reason } from '#shared/contracts/message.ts'
import { TrackingState } from '#shared/contracts/order-event.ts'
import type { Instalment, Order, Shipment } from '#shared/contracts/record.ts'
import { KEPT_TYPES } from '#shared/contracts/record-types/kept-types.ts'
import { DEFAULT_ZONE, localDateOf } from '../calendar/time.ts'
import { lastDayOfPromise } from '../records/instalment-facts.ts'
import { isRemitted, paidSince } from '../records/order-facts.ts'
import { dueOf } from '../records/order-money.ts'
import { firstIn, lastNews, wayOf } from '../records/parcel-way.ts'
import { isSetterKept, setterOf } from '../records/set-by.ts'
import { plainIdOf } from '../records/shop-ids.ts'
import { isToldFact, TOLD_FACTS, toldAtOf } from '../records/told-facts.ts'
import type { Money } from '../wording/template.ts'
import { aboutKept } from './about-kept.ts'
import type { About, Fact, FactState, Known, PathValue } from './known.ts'

const ofOrder = (read: (order: Order) => PathValue) => (known: Known) => known.order && read(known.order)
const ofShipment = (read: (shipment: Shipment) => PathValue) => (known: Known) => known.shipment && read(known.shipment)
const ofInstalment = (read: (one: Instalment) => PathValue) => (known: Known) =>
  known.instalment && read(known.instalment)
const factOfOrder = (ends: Reason, read: (order: Order) => FactState): Fact => ({
  ends,
  read: ({ order }) => order && read(order),
  ...(isSetterKept(ends) && { byHand: ({ order }) => order !== null && setterOf(order, ends) !== null }),
})

const order: About = {
  fields: {
    id: { type: 'id', always: true, read: ofOrder(({ id, shop }) => plainIdOf(id, shop)) },
    shop: { type: 'text', always: true, read: ofOrder(({ details }) => details?.shop ?? null) },
    totalMinor: { type: 'money', always: true, read: ofOrder((one) => moneyOf(one, one.details?.totalMinor)) },
    dueMinor: { type: 'money', read: ofOrder(dueMoneyOf) },
    currency: { type: 'own', always: true, read: ofOrder(({ details }) => details?.currency ?? null) },
    item: { type: 'text', read: ofOrder(firstItemOf) },
    payment: { type: 'text', always: true, read: ofOrder(({ details }) => details?.paymentMethod ?? null) },
    regionCode: { type: 'text', read: ofOrder(({ details }) => details?.regionCode ?? null) },
    closesAt: { type: 'instant', read: ofOrder(({ details }) => details?.closesAt ?? null) },
  },
  facts: {
    placed: factOfOrder('stop-condition-met', ({ placedAt }) => placedAt),
    paid: factOfOrder('order-paid', paidSince),
    'payment-failed': factOfOrder('payment-failed', ({ paymentFailedAt }) => paymentFailedAt),
    'payment-promised': factOfOrder('payment-promised', ({ paymentPromisedAt }) => paymentPromisedAt),
    cancelled: factOfOrder('order-cancelled', ({ cancelledAt }) => cancelledAt),
    closed: factOfOrder('order-closed', ({ closedAt }) => closedAt),
    'refund-requested': factOfOrder('refund-requested', ({ refundRequestedAt }) => refundRequestedAt),
    'out-of-stock': factOfOrder('out-of-stock', ({ outOfStockAt }) => outOfStockAt),
    'remittance-announced': factOfOrder('remittance-announced', (one) =>
      isRemitted(one) ? (one.remittanceReceivedAt ?? one.remittanceAnnouncedAt) : null,
    ),
    shipped: { ends: 'order-shipped', read: shippedAtOf },
    delivered: factOfOrder('order-delivered', ({ deliveredAt }) => deliveredAt),
    ...toldFacts(),
  },
}

const shipment: About = {
  fields: {
    // A parcel is of its order's shop.
    id: {
      type: 'id',
      always: true,
      read: (known) => known.shipment && plainIdOf(known.shipment.id, known.order?.shop ?? null),
    },
    orderId: {
      type: 'id',
      always: true,
      read: (known) => order.fields.id?.read(known) ?? known.shipment?.orderId ?? null,
    },
    carrier: { type: 'text', read: ofShipment(({ carrier }) => carrier?.name || null) },
    trackingNumber: { type: 'id', read: ofShipment(({ trackingNumber }) => trackingNumber) },
    state: { type: 'text', read: ofShipment(({ tracking }) => tracking?.state ?? null) },
    code: { type: 'text', read: ofShipment(({ tracking }) => tracking?.code ?? null) },
    fromRegionCode: { type: 'text', read: ofShipment(({ fromRegionCode }) => fromRegionCode) },
    toRegionCode: { type: 'text', read: ofShipment(({ toRegionCode }) => toRegionCode) },
    purpose: { type: 'text', always: true, read: ofShipment(({ purpose }) => purpose ?? 'order') },
    part: { type: 'text', read: ofShipment(({ part }) => part) },
    guide: { type: 'text', read: ofShipment(({ guide }) => guide) },
    parcelNumber: { type: 'number', read: ofShipment(({ parcel }) => parcel?.n ?? null) },
    parcels: { type: 'number', read: ofShipment(({ parcel }) => parcel?.of ?? null) },
    place: { type: 'text', read: ofShipment((one) => wayOf(one, 'place')) },
    pickupCode: { type: 'id', read: ofShipment((one) => wayOf(one, 'pickupCode')) },
    until: { type: 'date', read: ofShipment((one) => wayOf(one, 'until')) },
    etaFrom: { type: 'date', read: ofShipment((one) => wayOf(one, 'etaFrom')) },
    etaUntil: { type: 'date', read: ofShipment((one) => wayOf(one, 'etaUntil')) },
    lastNews: { type: 'instant', read: ofShipment((one) => lastNews(one)?.since ?? null) },
    wishedOn: { type: 'date', read: ofShipment(({ wish }) => wish?.on ?? null) },
    wishedHow: { type: 'text', read: ofShipment(({ wish }) => wish?.how ?? null) },
  },
  facts: {
    shipped: { ends: 'order-shipped', read: (known) => known.shipment?.shippedAt ?? null },
    updated: { ends: 'record-changed', read: (known) => known.shipment?.tracking?.occurredAt ?? null },
    delivered: {
      ends: 'order-delivered',
      read: (known) => known.shipment?.deliveredAt ?? known.order?.deliveredAt ?? null,
    },
    'order-cancelled': { ends: 'order-cancelled', read: (known) => known.order?.cancelledAt ?? null },
    'delivery-wish': { ends: 'answered', read: (known) => known.shipment?.wish?.at ?? null },
    ...statesOnTheWay(),
  },
}

const instalment: About = {
  fields: {
    contractId: { type: 'id', always: true, read: ofInstalment((one) => plainIdOf(one.contractId, one.shop)) },
    period: { type: 'number', always: true, read: ofInstalment(({ period }) => period) },
    periods: { type: 'number', read: ofInstalment(({ periods }) => periods) },
    amountMinor: { type: 'money', read: ofInstalment(amountOf) },
    currency: { type: 'own', always: true, read: ofInstalment(({ currency }) => currency ?? 'CNY') },
    due: { type: 'date', always: true, read: ofInstalment(({ due }) => due) },
    promisedOn: { type: 'date', read: ofInstalment(({ promise }) => promise?.on ?? null) },
    cardTail: { type: 'id', read: ofInstalment(({ cardTail }) => cardTail) },
  },
  facts: {
    paid: { ends: 'instalment-settled', read: (known) => paidAtOf(known.instalment) },
    unpaid: { ends: 'fact-taken-back', read: (known) => known.instalment?.unpaidAt ?? null },
    disputed: { ends: 'instalment-disputed', read: (known) => known.instalment?.disputedAt ?? null },
    'payment-promised': { ends: 'payment-promised', read: runningPromiseOf },
    'remittance-announced': {
      ends: 'remittance-announced',
      read: (known) => known.instalment?.remittanceAnnouncedAt ?? null,
    },
  },
}

/** What each type of record knows: the fields that paths may name, and the facts that begin and end texts. */
export const ABOUT: Readonly<Record<string, About>> = {
  order,
  shipment,
  instalment,
  ...Object.fromEntries(KEPT_TYPES.map((declared) => [declared.type, aboutKept(declared)])),
}

export function aboutOf(type: string): About {
  return (Object.hasOwn(ABOUT, type) ? ABOUT[type] : undefined) ?? { fields: {}, facts: {} }
}

export function factOf(type: string, name: string): Fact | undefined {
  const { facts } = aboutOf(type)
  return Object.hasOwn(facts, name) ? facts[name] : undefined
}

/** When a parcel first came to each state, by the state's name with hyphens: `arrived-city`. */
function statesOnTheWay(): Record<string, Fact> {
  const states = TrackingState.options.filter((state) => state !== 'delivered')
  return Object.fromEntries(
    states.map((state): [string, Fact] => [
      state.replaceAll('_', '-'),
      { ends: 'parcel-moved-on', read: ({ shipment: one }) => one && firstIn(one, state) },
    ]),
  )
}

function toldFacts(): Record<string, Fact> {
  const names = Object.keys(TOLD_FACTS).filter(isToldFact)
  return Object.fromEntries(names.map((name) => [name, factOfOrder('answered', (one) => toldAtOf(one, name))]))
}

function moneyOf({ details }: Order, minor: number | null | undefined): Money | null {
  return details === null || minor == null ? null : { minor, currency: details.currency }
}

function dueMoneyOf(one: Order): Money | null {
  const due = one.details === null ? null : dueOf(one, one.details)
  return due?.ok === true ? moneyOf(one, due.minor) : null
}

function firstItemOf({ details }: Order): string | null {
  return details?.items.map(({ name }) => name.trim()).find((name) => name !== '') ?? null
}

function amountOf({ amountMinor, currency }: Instalment): Money | null {
  return amountMinor === null ? null : { minor: amountMinor, currency: currency ?? 'CNY' }
}

/** A promise stops until the day after the promised one; then the money is asked for again. */
function runningPromiseOf({ instalment: one, reader, contact }: Known): FactState {
  const last = one === null ? null : lastDayOfPromise(one)
  if (one === null || last === null) return null
  const isOver = reader !== null && localDateOf(reader.now, reader.zones[0] ?? contact?.zone ?? DEFAULT_ZONE) > last
  return isOver ? null : (one.promise?.at ?? null)
}

function paidAtOf(one: Instalment | null): FactState {
  if (one === null) return null
  return one.paidAt ?? (one.listedPaid ? 'heard' : null)
}

/** Of several parcels the first. */
function shippedAtOf({ order: one, shipments }: Known): FactState {
  const times = shipments.flatMap(({ shippedAt }) => shippedAt?.getTime() ?? [])
  if (times.length > 0) return new Date(Math.min(...times))
  return one !== null && one.shipmentIds.length > 0 ? 'heard' : null
}
