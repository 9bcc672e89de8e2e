import type { Instalment, KeptRecord, Order, OrderDetails, Shipment } from '#shared/contracts/record.ts'
import { emptyInstalment, emptyOrder, emptyShipment } from '#shared/domain/records/apply-order-event.ts'

/** An unpaid order of C00001. */
export function anOrder(fields: Partial<Order> = {}): Order {
  return {
    ...emptyOrder('SO-1', null),
    contactId: 'C00001',
    placedAt: new Date('2026-12-01T00:05:00Z'),
    details: orderDetails(),
    rev: 1,
    ...fields,
  }
}

/** One box of nuts for 178 yuan, to be paid online within a day. */
export function orderDetails(fields: Partial<OrderDetails> = {}): OrderDetails {
  return {
    shop: 'demo',
    currency: 'CNY',
    totalMinor: 17_800,
    items: [{ sku: 'NUT-500', name: '坚果礼盒 500g', quantity: 1 }],
    paymentMethod: 'online',
    placedPaid: false,
    partlyPaid: false,
    paidMinor: null,
    closesAt: new Date('2026-12-02T00:05:00Z'),
    regionCode: '110105',
    phone: '+8619900000001',
    relayPhone: false,
    phoneHash: 'hash-of-19900000001',
    phoneUnclear: false,
    buyerName: '王芳',
    zone: null,
    buyerRegionCode: null,
    language: null,
    ...fields,
  }
}

/** A parcel of SO-1, on its way from Shanghai to Beijing. */
export function aShipment(fields: Partial<Shipment> = {}): Shipment {
  return {
    ...emptyShipment('SH-1'),
    orderId: 'SO-1',
    shippedAt: new Date('2026-12-01T08:00:00Z'),
    carrier: { scheme: 'kuaidi100', code: 'shunfeng', name: '顺丰速运' },
    trackingNumber: 'SF0000000000001',
    fromRegionCode: '310115',
    toRegionCode: '110105',
    rev: 1,
    ...fields,
  }
}

/** The third of twelve payments of C00001, unpaid. */
export function anInstalment(fields: Partial<Instalment> = {}): Instalment {
  return {
    ...emptyInstalment('L00001', 3, null),
    periods: 12,
    contactId: 'C00001',
    due: '2026-12-20',
    month: '2026-12',
    amountMinor: 394_802,
    currency: 'CNY',
    cardTail: '2417',
    rev: 1,
    ...fields,
  }
}

/** A visit of C00001 that was arranged; `type` makes it any other record of a declared type. */
export function aVisit(fields: Partial<KeptRecord> = {}): KeptRecord {
  const since = new Date('2026-12-01T00:05:00Z')
  return {
    type: 'visit',
    id: 'V-1',
    shop: null,
    contactId: 'C00001',
    orderId: null,
    since,
    heard: { arranged: [since] },
    takenBackAt: null,
    fields: { what: 'repair', day: '2026-12-03' },
    saidAt: { what: since, day: since },
    earlierDates: null,
    setBy: null,
    rev: 1,
    ...fields,
  }
}
