import type { Sample, Signature, Vendor } from '#shared/contracts/source.ts'
import { SHOPIFY } from './shopify.ts'
import type { ReadyVendor } from './vendor.ts'
import { WOOCOMMERCE } from './woocommerce.ts'
import { YOUZAN } from './youzan.ts'

export const READY_VENDORS: Readonly<Record<Vendor, ReadyVendor>> = {
  shopify: SHOPIFY,
  woocommerce: WOOCOMMERCE,
  youzan: YOUZAN,
}

/** What a source of no vendor begins with: a signed body, one event an order. */
export const OWN_START: { signature: Signature; mapping: string; sample: Sample } = {
  signature: {
    by: 'hmac',
    header: 'x-signature',
    ...{ algorithm: 'sha256', encoding: 'hex', prefix: '', timestampHeader: null },
  },
  mapping: `{
  "type": "order.paid",
  "timestamp": body.paidAt,
  "data": { "orderId": body.order }
}`,
  sample: { type: null, body: '{\n  "order": "SO-1001",\n  "paidAt": "2026-12-01T01:05:37Z"\n}' },
}
