import type { Shipment } from '#shared/contracts/record.ts'
import { TrackingState } from '#shared/contracts/tracking-state.ts'
import { firstIn, lastNews, wayOf } from '../records/parcel-way.ts'
import { plainIdOf } from '../records/shop-ids.ts'
import { heldSince, toldAtOf } from '../records/told-facts.ts'
import { aboutOrder } from './about-order.ts'
import type { About, Fact, Known, PathValue } from './known.ts'

const ofShipment = (read: (shipment: Shipment) => PathValue) => (known: Known) => known.shipment && read(known.shipment)

/** A parcel, with what its order says where it is known. */
export const aboutShipment: About = {
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
      read: (known) => aboutOrder.fields.id?.read(known) ?? known.shipment?.orderId ?? null,
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
    /** Which of several. */
    parcelNumber: {
      type: 'number',
      read: ofShipment(({ parcel }) => (parcel !== null && parcel.of > 1 ? parcel.n : null)),
    },
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
    'order-held': {
      ends: 'being-recalled',
      read: ({ order }) => order && (toldAtOf(order, 'stop-failed') ?? heldSince(order)),
    },
    'delivery-wish': { ends: 'answered', read: (known) => known.shipment?.wish?.at ?? null },
    away: { ends: 'record-changed', read: (known) => known.shipment?.away?.at ?? null },
    ...statesOnTheWay(),
  },
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
