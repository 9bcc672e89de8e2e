import { BUYER, type Happening } from './play-row.ts'

/** An order of the buyer's, online and unpaid unless said otherwise. */
export function placed(id: string, fields: Record<string, unknown> = {}): Happening {
  const order = {
    ...{ id, shop: 'demo', buyer: BUYER, currency: 'CNY', totalMinor: 17800, closesAt: null },
    items: [{ sku: 'NUT-500', name: '坚果礼盒 500g', quantity: 2 }],
    payment: { method: 'online', status: 'unpaid' },
    shipTo: { regionCode: '110105' },
    ...fields,
  }
  return { event: 'order.placed', data: { order } }
}

/** Any other event about an order. */
export function ofOrder(fact: string, orderId: string, fields: Record<string, unknown> = {}): Happening {
  return { event: `order.${fact}`, data: { orderId, ...fields } }
}

/** A fact of a record of a declared type that the buyer has; its id stands under `<type>Id`. */
export function ofRecord(type: string, fact: string, id: string, fields: Record<string, unknown> = {}): Happening {
  return { event: `${type}.${fact}`, data: { [`${type}Id`]: id, contact: BUYER, ...fields } }
}

export function says(reply: string, id?: string): Happening {
  return { reply, ...(id !== undefined && { id }) }
}

/** The buyer, heard of for the first time. */
export const MET: Happening = ofRecord('call', 'reached', 'MET')

/** The buyer's word that marketing may text them. */
export const CONSENT: Happening = {
  post: `/api/contacts/${BUYER.id}/opt-in`,
  body: { scope: 'marketing', note: '到店同意' },
}

/** An instalment of the buyer's, as its system tells of it. */
export function instalment(contractId: string, period: number, fields: Record<string, unknown>): Happening {
  return {
    event: 'instalment.due',
    data: { contractId, period, contactId: BUYER.id, currency: 'CNY', ...fields },
  }
}

/** Any other event about an instalment. */
export function ofInstalment(fact: string, contractId: string, period: number, fields = {}): Happening {
  return { event: `instalment.${fact}`, data: { contractId, period, ...fields } }
}

/** A parcel of an order that leaves, with a carrier and a number of its own unless said otherwise. */
export function shipped(orderId: string, id: string, fields: Record<string, unknown> = {}): Happening {
  const carrier = { scheme: 'kuaidi100', code: 'zhongtong', name: '中通' }
  const shipment = { id, carrier, trackingNumber: `ZT${id}`, fromRegionCode: '110105', ...fields }
  return ofOrder('shipped', orderId, { shipment })
}

/** A word on the way of a parcel. */
export function tracked(shipmentId: string, state: string, fields: Record<string, unknown> = {}): Happening {
  return { event: 'shipment.updated', data: { shipmentId, state, ...fields } }
}
