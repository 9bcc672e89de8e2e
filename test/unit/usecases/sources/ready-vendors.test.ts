import { describe, expect, it } from 'vitest'
import type { Vendor } from '#shared/contracts/source.ts'
import { READY_VENDORS } from '#shared/domain/sources/vendors/registry.ts'
import { mapDelivery } from '#shared/usecases/sources/map-delivery.ts'
import { testMappings } from '../../../builders/webhook-deps.ts'

const receivedAt = new Date('2026-12-01T02:00:00Z')

/** What the vendor's mapping makes of a body: type, instant and data of each event. */
async function becomes(vendor: Vendor, type: string | null, body: unknown) {
  const { mapping } = READY_VENDORS[vendor]
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const mapped = await mapDelivery(
    { mappings: testMappings },
    { source: { mapping, shop: null }, delivery: { type, headers: {}, body: text }, idOf: 'arr_1', receivedAt },
  )
  if (mapped.kind !== 'events') return mapped
  return mapped.events.map(({ body: { id: _, ...event } }) => event)
}

const BUYER = { name: '罗娜', phone: '19900000394' }
const ITEMS = [{ sku: 'NUT-500', name: '坚果礼盒 500g', quantity: 2 }]

describe('a delivery of Shopify', () => {
  const sample = JSON.parse(READY_VENDORS.shopify.sample.body)
  const order = (change: object) => becomes('shopify', 'orders/create', { ...sample, ...change })
  const fulfillment = {
    ...{ id: 255858046, order_id: 820982911946154, status: 'success', shipment_status: null },
    ...{ created_at: '2026-12-02T10:00:00+08:00', updated_at: '2026-12-02T11:00:00+08:00' },
    ...{ tracking_company: 'SF Express', tracking_number: 'SF1390000000001' },
  }
  const shipped = {
    type: 'order.shipped',
    timestamp: '2026-12-02T10:00:00+08:00',
    data: {
      orderId: '820982911946154',
      shipment: {
        id: '255858046',
        carrier: { scheme: 'shopify', code: 'SF Express', name: 'SF Express' },
        trackingNumber: 'SF1390000000001',
      },
    },
  }

  it('that an order was made is the order', async () => {
    expect(await order({})).toEqual([
      {
        type: 'order.placed',
        timestamp: '2026-12-01T09:05:37+08:00',
        data: {
          order: {
            ...{ id: '820982911946154', currency: 'CNY', totalMinor: 17800, shipTo: {} },
            buyer: { id: '115310627314723', ...BUYER, language: 'zh' },
            items: [{ sku: 'NUT-500', name: '坚果礼盒 - 500g', quantity: 2 }],
            payment: { method: 'online', status: 'unpaid' },
          },
        },
      },
    ])
  })

  it.each([
    ['a price of a currency without decimals', { currency: 'JPY', total_price: '1780' }, { totalMinor: 1780 }],
    [
      'cash on delivery',
      { payment_gateway_names: ['Cash on Delivery (COD)'] },
      { payment: { method: 'cod', status: 'unpaid' } },
    ],
    [
      'a payment that is authorised',
      { financial_status: 'authorized' },
      { payment: { method: 'online', status: 'paid' } },
    ],
    [
      'a payment of a part',
      { financial_status: 'partially_paid' },
      { payment: { method: 'online', status: 'partly-paid' } },
    ],
    ['a guest without an account', { customer: null }, { buyer: { name: '罗娜', phone: '19900000394' } }],
    ['an order without articles', { line_items: [] }, { items: [] }],
    [
      'an address elsewhere',
      { shipping_address: { ...sample.shipping_address, country_code: 'US', province_code: 'CA' } },
      { shipTo: { regionCode: 'US-CA' } },
    ],
    [
      'nothing to be shipped',
      { shipping_address: null, billing_address: { name: '罗娜' } },
      { buyer: { name: '罗娜', phone: '+8619900000394' } },
    ],
  ])('tells of %s', async (_, change, part) => {
    expect(await order(change)).toMatchObject([{ type: 'order.placed', data: { order: part } }])
  })

  it.each<[string, object, object[]]>([
    [
      'orders/paid',
      { id: 1, updated_at: '2026-12-01T09:10:00+08:00' },
      [{ type: 'order.paid', timestamp: '2026-12-01T09:10:00+08:00', data: { orderId: '1' } }],
    ],
    [
      'orders/cancelled',
      { id: 1, cancelled_at: '2026-12-01T09:10:00+08:00', cancel_reason: 'customer' },
      [{ type: 'order.cancelled', timestamp: '2026-12-01T09:10:00+08:00', data: { orderId: '1', reason: 'customer' } }],
    ],
    ['fulfillments/create', fulfillment, [shipped]],
    [
      'fulfillments/update',
      { ...fulfillment, shipment_status: 'out_for_delivery' },
      [
        shipped,
        {
          type: 'shipment.updated',
          timestamp: '2026-12-02T11:00:00+08:00',
          data: { shipmentId: '255858046', state: 'out_for_delivery', code: 'out_for_delivery' },
        },
      ],
    ],
    [
      'refunds/create',
      {
        id: 9,
        order_id: 1,
        created_at: '2026-12-03T09:00:00+08:00',
        transactions: [
          { kind: 'refund', status: 'success', amount: '12.30', currency: 'CNY' },
          { kind: 'refund', status: 'success', amount: '0.07', currency: 'CNY' },
        ],
      },
      [
        {
          type: 'refund.paid',
          timestamp: '2026-12-03T09:00:00+08:00',
          data: { refundId: '9', orderId: '1', amountMinor: 1237, currency: 'CNY' },
        },
      ],
    ],
    [
      'refunds/create',
      { id: 9, order_id: 1, created_at: '2026-12-03T09:00:00+08:00', transactions: [] },
      [{ type: 'refund.registered', timestamp: '2026-12-03T09:00:00+08:00', data: { refundId: '9', orderId: '1' } }],
    ],
  ])('of the topic %s becomes its events', async (type, body, events) => {
    expect(await becomes('shopify', type, body)).toEqual(events)
  })

  it.each([
    ['without a number to follow', { tracking_number: null }],
    ['that is cancelled', { status: 'cancelled' }],
  ])('of a parcel %s holds no event', async (_, change) => {
    expect(await becomes('shopify', 'fulfillments/create', { ...fulfillment, ...change })).toEqual({ kind: 'nothing' })
  })

  it('of a topic that nobody mapped is kept', async () => {
    expect(await becomes('shopify', 'carts/update', { id: 'x' })).toMatchObject({ because: 'unmapped' })
  })
})

describe('a delivery of WooCommerce', () => {
  const sample = JSON.parse(READY_VENDORS.woocommerce.sample.body)
  const updated = (change: object) => becomes('woocommerce', 'order.updated', { ...sample, ...change })
  const about = { data: { orderId: '727' } }
  const at = { timestamp: '2026-12-01T01:05:37Z' }

  it('that an order was made is the order', async () => {
    expect(await becomes('woocommerce', 'order.created', sample)).toEqual([
      {
        ...{ type: 'order.placed', timestamp: '2026-12-01T01:05:37Z' },
        data: {
          order: {
            ...{ id: '727', currency: 'CNY', totalMinor: 17800, items: ITEMS, shipTo: {} },
            buyer: { id: '26', name: '罗 娜', phone: '19900000394' },
            payment: { method: 'online', status: 'unpaid' },
          },
        },
      },
    ])
  })

  it.each<[string, object, object]>([
    [
      'is paid, when it was',
      { status: 'processing', date_paid_gmt: '2026-12-01T01:09:00' },
      { type: 'order.paid', timestamp: '2026-12-01T01:09:00Z', ...about },
    ],
    ['is cancelled', { status: 'cancelled' }, { type: 'order.cancelled', ...at, ...about }],
    ['could not be paid', { status: 'failed' }, { type: 'order.payment-failed', ...at, ...about }],
    ['is to be refunded', { status: 'refunded' }, { type: 'order.refund-requested', ...at, ...about }],
  ])('that an order %s is that event', async (_, change, event) => {
    expect(await updated(change)).toEqual([event])
  })

  it.each<[string, string | null, object | string]>([
    ['an order that waits', 'order.updated', sample],
    [
      'an order to be paid at the door that is packed',
      'order.updated',
      { ...sample, status: 'processing', payment_method: 'cod' },
    ],
    ['a basket at the till', 'order.created', { ...sample, status: 'checkout-draft' }],
  ])('of %s holds no event', async (_, type, body) => {
    expect(await becomes('woocommerce', type, body)).toEqual({ kind: 'nothing' })
  })
})

describe('a delivery of Youzan', () => {
  const sample = JSON.parse(READY_VENDORS.youzan.sample.body)
  const message = (type: string, msg: object, more: object = {}) =>
    becomes('youzan', type, { ...sample, type, msg: encodeURIComponent(JSON.stringify(msg)), ...more })
  const at = '2026-12-01 09:10:00'
  const told = { tid: 'E2026', update_time: at }
  const instant = '2026-12-01T09:10:00+08:00'

  it('that an order was made is the order, with the hour when it closes', async () => {
    expect(await becomes('youzan', 'trade_TradeCreate', sample)).toEqual([
      {
        ...{ type: 'order.placed', timestamp: '2026-12-01T09:05:37+08:00' },
        data: {
          order: {
            ...{ id: 'E20261201090537000000001', currency: 'CNY', totalMinor: 17800, items: ITEMS },
            buyer: { id: '6600000', ...BUYER },
            payment: { method: 'online', status: 'unpaid' },
            closesAt: '2026-12-01T10:05:37+08:00',
            shipTo: { regionCode: '310101' },
          },
        },
      },
    ])
  })

  it.each<[string, object, object]>([
    [
      'trade_TradeBuyerPay',
      { full_order_info: { order_info: told } },
      { type: 'order.paid', data: { orderId: 'E2026' } },
    ],
    [
      'trade_TradeClose',
      { ...told, close_reason: '买家取消' },
      { type: 'order.closed', data: { orderId: 'E2026', reason: '买家取消' } },
    ],
    ['trade_TradeSuccess', told, { type: 'order.delivered', data: { orderId: 'E2026' } }],
    [
      'trade_refund_RefundSuccess',
      { ...told, refund_id: 'R1', refunded_fee: 12.3 },
      { type: 'refund.paid', data: { refundId: 'R1', orderId: 'E2026', amountMinor: 1230, currency: 'CNY' } },
    ],
  ])('of the type %s becomes its event', async (type, msg, event) => {
    expect(await message(type, msg)).toEqual([{ timestamp: instant, ...event }])
  })

  it('that only tries the address holds no event', async () => {
    expect(await message('trade_TradeCreate', {}, { test: true })).toEqual({ kind: 'nothing' })
  })
})
