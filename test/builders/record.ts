import type { Instalment, Order, OrderDetails, Shipment } from '#shared/contracts/record.ts'

/** An unpaid order of C00001. */
export function anOrder(fields: Partial<Order> = {}): Order {
  return {
    id: 'SO-1',
    shop: null,
    contactId: 'C00001',
    placedAt: new Date('2026-12-01T00:05:00Z'),
    details: orderDetails(),
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
    shipmentIds: [],
    takenBackAt: null,
    lastAt: null,
    saidAt: null,
    setBy: null,
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
    id: 'SH-1',
    orderId: 'SO-1',
    shippedAt: new Date('2026-12-01T08:00:00Z'),
    saidAt: null,
    carrier: { scheme: 'kuaidi100', code: 'shunfeng', name: '顺丰速运' },
    trackingNumber: 'SF0000000000001',
    earlierNumbers: null,
    fromRegionCode: '310115',
    toRegionCode: '110105',
    deliveredAt: null,
    tracking: null,
    rev: 1,
    ...fields,
  }
}

/** The third of twelve payments of C00001, unpaid. */
export function anInstalment(fields: Partial<Instalment> = {}): Instalment {
  return {
    contractId: 'L00001',
    shop: null,
    period: 3,
    periods: 12,
    contactId: 'C00001',
    due: '2026-12-20',
    month: '2026-12',
    amountMinor: 394_802,
    currency: 'CNY',
    listedPaid: false,
    listedPaidAt: null,
    doubt: null,
    paidAt: null,
    unpaidAt: null,
    saidAt: null,
    remittanceAnnouncedAt: null,
    cardTail: '2417',
    writtenBy: null,
    rev: 1,
    ...fields,
  }
}
