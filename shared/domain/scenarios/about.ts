import type { Instalment, Shipment } from '#shared/contracts/record.ts'
import { KEPT_TYPES } from '#shared/contracts/record-types/kept-types.ts'
import { plainIdOf } from '../records/shop-ids.ts'
import type { Money } from '../wording/template.ts'
import { aboutKept } from './about-kept.ts'
import { aboutOrder } from './about-order.ts'
import type { About, Fact, FactState, Known, PathValue } from './known.ts'

const ofShipment = (read: (shipment: Shipment) => PathValue) => (known: Known) => known.shipment && read(known.shipment)
const ofInstalment = (read: (one: Instalment) => PathValue) => (known: Known) =>
  known.instalment && read(known.instalment)
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
      read: (known) => aboutOrder.fields.id?.read(known) ?? known.shipment?.orderId ?? null,
    },
    carrier: { type: 'text', read: ofShipment(({ carrier }) => carrier?.name || null) },
    trackingNumber: { type: 'id', read: ofShipment(({ trackingNumber }) => trackingNumber) },
    state: { type: 'text', read: ofShipment(({ tracking }) => tracking?.state ?? null) },
    code: { type: 'text', read: ofShipment(({ tracking }) => tracking?.code ?? null) },
    fromRegionCode: { type: 'text', read: ofShipment(({ fromRegionCode }) => fromRegionCode) },
    toRegionCode: { type: 'text', read: ofShipment(({ toRegionCode }) => toRegionCode) },
  },
  facts: {
    shipped: { ends: 'order-shipped', read: (known) => known.shipment?.shippedAt ?? null },
    updated: { ends: 'record-changed', read: (known) => known.shipment?.tracking?.occurredAt ?? null },
    delivered: {
      ends: 'order-delivered',
      read: (known) => known.shipment?.deliveredAt ?? known.order?.deliveredAt ?? null,
    },
    'order-cancelled': { ends: 'order-cancelled', read: (known) => known.order?.cancelledAt ?? null },
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
    cardTail: { type: 'id', read: ofInstalment(({ cardTail }) => cardTail) },
  },
  facts: {
    paid: { ends: 'instalment-settled', read: (known) => paidAtOf(known.instalment) },
    'remittance-announced': {
      ends: 'remittance-announced',
      read: (known) => known.instalment?.remittanceAnnouncedAt ?? null,
    },
  },
}

/** What each type of record knows: the fields that paths may name, and the facts that begin and end texts. */
export const ABOUT: Readonly<Record<string, About>> = {
  order: aboutOrder,
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

function amountOf({ amountMinor, currency }: Instalment): Money | null {
  return amountMinor === null ? null : { minor: amountMinor, currency: currency ?? 'CNY' }
}

function paidAtOf(one: Instalment | null): FactState {
  if (one === null) return null
  return one.paidAt ?? (one.listedPaid ? 'heard' : null)
}
