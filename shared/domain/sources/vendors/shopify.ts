import type { ReadyVendor } from './vendor.ts'

/**
 * Headers and signature: https://shopify.dev/docs/apps/build/webhooks/verify-deliveries, bodies: https://shopify.dev/docs/api/webhooks
 * (both read 2026-11-30). It waits five seconds, tries again eight times within four hours, and may then drop the subscription.
 */
export const SHOPIFY: ReadyVendor = {
  id: 'shopify',
  names: { zh: 'Shopify', en: 'Shopify' },
  secret: 'given',
  signature: {
    by: 'hmac',
    header: 'x-shopify-hmac-sha256',
    ...{ algorithm: 'sha256', encoding: 'base64', prefix: '', timestampHeader: null },
  },
  type: { in: 'header', name: 'x-shopify-topic' },
  // The same for every try; the event id is shared by deliveries of several topics.
  deliveryId: { in: 'header', name: 'x-shopify-webhook-id' },
  answer: null,
  ping: null,
  types: [
    ...['orders/create', 'orders/paid', 'orders/cancelled'],
    ...['fulfillments/create', 'fulfillments/update', 'refunds/create'],
  ],
  mapping: `(
  $event := function($type, $at, $data) { { "type": $type, "timestamp": $at, "data": $data } };
  $id := function($n) { $n ? $string($n) };
  $state := {
    "label_printed": "created", "label_purchased": "created", "confirmed": "created",
    "in_transit": "in_transit", "out_for_delivery": "out_for_delivery", "attempted_delivery": "attempt_failed",
    "ready_for_pickup": "ready_for_pickup", "delivered": "delivered", "failure": "exception"
  };
  $placed := function($o) {(
    $to := $o.shipping_address;
    $region := $to.country_code and $to.country_code != "CN"
      ? $to.country_code & ($to.province_code ? "-" & $to.province_code);
    $isCod := "cash_on_delivery" in $o.payment_gateway_names
      or "Cash on Delivery (COD)" in $o.payment_gateway_names;
    $event("order.placed", $o.created_at, { "order": {
      "id": $id($o.id),
      "buyer": {
        "id": $id($o.customer.id),
        "name": $to.name ? $to.name : $o.billing_address.name,
        "phone": $o.phone ? $o.phone : $to.phone ? $to.phone : $o.customer.phone,
        "language": $o.customer_locale ? ($substring($o.customer_locale, 0, 2) = "zh" ? "zh" : "en")
      },
      "currency": $o.currency,
      "totalMinor": $minor($o.total_price, $o.currency),
      "items": [$o.line_items.{
        "sku": sku ? sku : $string(id), "name": name ? name : title, "quantity": quantity
      }],
      "payment": {
        "method": $isCod ? "cod" : "online",
        "status": $o.financial_status in ["paid", "authorized"] ? "paid"
          : $o.financial_status = "partially_paid" ? "partly-paid" : "unpaid"
      },
      "shipTo": { "regionCode": $region }
    } })
  )};
  $shipped := function($f) {(
    $state := $f.shipment_status ? $lookup($state, $f.shipment_status);
    $f.status = "cancelled" or $not($exists($f.tracking_number)) or $f.tracking_number = null ? [] : [
      $event("order.shipped", $f.created_at, { "orderId": $id($f.order_id), "shipment": {
        "id": $id($f.id),
        "carrier": {
          "scheme": "shopify",
          "code": $f.tracking_company ? $substring($f.tracking_company, 0, 40) : "other",
          "name": $f.tracking_company ? $substring($f.tracking_company, 0, 60) : ""
        },
        "trackingNumber": $f.tracking_number
      } }),
      $state ? $event("shipment.updated", $f.updated_at, {
        "shipmentId": $id($f.id), "state": $state, "code": $f.shipment_status
      })
    ]
  )};
  $refunded := function($r) {(
    $paid := $r.transactions[kind = "refund" and status = "success"];
    $sums := $paid.$minor(amount, currency);
    $event($exists($paid) ? "refund.paid" : "refund.registered", $r.created_at, {
      "refundId": $id($r.id), "orderId": $id($r.order_id),
      "amountMinor": $exists($paid) ? $sum($sums), "currency": $paid[0].currency
    })
  )};
  type = "orders/create" ? $placed(body)
  : type = "orders/paid" ? $event("order.paid", body.updated_at, { "orderId": $id(body.id) })
  : type = "orders/cancelled" ? $event(
      "order.cancelled", body.cancelled_at ? body.cancelled_at : body.updated_at,
      { "orderId": $id(body.id), "reason": body.cancel_reason }
    )
  : type in ["fulfillments/create", "fulfillments/update"] ? $shipped(body)
  : type = "refunds/create" ? $refunded(body)
)`,
  sample: {
    type: 'orders/create',
    body: JSON.stringify(
      {
        id: 820982911946154,
        name: '#1001',
        created_at: '2026-12-01T09:05:37+08:00',
        updated_at: '2026-12-01T09:05:37+08:00',
        currency: 'CNY',
        total_price: '178.00',
        financial_status: 'pending',
        payment_gateway_names: ['bogus'],
        phone: null,
        customer_locale: 'zh-CN',
        customer: { id: 115310627314723, first_name: '娜', last_name: '罗', phone: '+8619900000394' },
        shipping_address: {
          ...{ name: '罗娜', phone: '19900000394', address1: '示例路 1 号' },
          ...{ city: '上海', province_code: 'SH', country_code: 'CN' },
        },
        line_items: [
          {
            id: 866550311766439,
            sku: 'NUT-500',
            title: '坚果礼盒',
            name: '坚果礼盒 - 500g',
            quantity: 2,
            price: '89.00',
          },
        ],
      },
      null,
      2,
    ),
  },
}
