let events = 0

/** Any event, under an id of its own. */
export function fact(type: string, timestamp: string, data: Record<string, unknown>) {
  events += 1
  return { id: `evt-${events}`, type, timestamp, data }
}

/** An unpaid order of C00001, placed at this instant, that stays open until it is paid. */
export function placed(orderId: string, timestamp: string, fields: Record<string, unknown> = {}) {
  return fact('order.placed', timestamp, {
    order: {
      id: orderId,
      shop: 'demo',
      buyer: { id: 'C00001', name: '王芳', phone: '19900000001' },
      currency: 'CNY',
      totalMinor: 17800,
      items: [{ sku: 'NUT-500', name: '坚果礼盒 500g', quantity: 2 }],
      payment: { method: 'online', status: 'unpaid' },
      closesAt: null,
      shipTo: { regionCode: '110105' },
      ...fields,
    },
  })
}

/** The order's parcel `SH-<order>` leaves Hangzhou. */
export function shipped(orderId: string, timestamp: string) {
  return fact('order.shipped', timestamp, {
    orderId,
    shipment: {
      id: `SH-${orderId}`,
      carrier: { scheme: 'kuaidi100', code: 'zhongtong', name: '中通快递' },
      trackingNumber: 'ZT0000000000001',
      fromRegionCode: '330106',
      toRegionCode: '110105',
    },
  })
}
