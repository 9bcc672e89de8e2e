import type { ReadyVendor } from './vendor.ts'

/**
 * Headers and signature: https://developer.woocommerce.com/docs/best-practices/urls-and-routing/webhooks/, bodies:
 * https://developer.woocommerce.com/docs/apis/rest-api/v3/orders/ (both read 2026-11-30). It does not try again, and switches a webhook
 * off after five failures in a row. When one is saved it posts the webhook's number, unsigned, and wants to hear 200.
 */
export const WOOCOMMERCE: ReadyVendor = {
  id: 'woocommerce',
  names: { zh: 'WooCommerce', en: 'WooCommerce' },
  secret: 'made',
  signature: {
    by: 'hmac',
    header: 'x-wc-webhook-signature',
    ...{ algorithm: 'sha256', encoding: 'base64', prefix: '', timestampHeader: null },
  },
  type: { in: 'header', name: 'x-wc-webhook-topic' },
  // Its delivery id is made of the second, so that two orders of one second share it: only the body tells them apart.
  deliveryId: null,
  answer: null,
  ping: 'webhook_id',
  types: ['order.created', 'order.updated'],
  mapping: `(
  $at := function($gmt) { $gmt ? $gmt & "Z" };
  $isCod := body.payment_method = "cod";
  $first := function($one, $other) { $one ? $one : $other };
  $event := function($type, $instant, $more) { {
    "type": $type, "timestamp": $instant, "data": $merge([{ "orderId": $string(body.id) }, $more])
  } };
  $changed := $at(body.date_modified_gmt);
  $region := body.shipping.country and body.shipping.country != "CN"
    ? body.shipping.country & (body.shipping.state and $length(body.shipping.state) <= 3 ? "-" & body.shipping.state);
  $placed := { "type": "order.placed", "timestamp": $at(body.date_created_gmt), "data": { "order": {
    "id": $string(body.id),
    "buyer": {
      "id": body.customer_id > 0 ? $string(body.customer_id),
      "name": $trim($first(body.shipping.last_name, body.billing.last_name) & " "
        & $first(body.shipping.first_name, body.billing.first_name)),
      "phone": $first(body.billing.phone, body.shipping.phone)
    },
    "currency": body.currency,
    "totalMinor": $minor(body.total, body.currency),
    "items": [body.line_items.{ "sku": sku ? sku : $string(product_id), "name": name, "quantity": quantity }],
    "payment": {
      "method": $isCod ? "cod" : "online",
      "status": body.date_paid_gmt or ($not($isCod) and body.status in ["processing", "completed"]) ? "paid" : "unpaid"
    },
    "shipTo": { "regionCode": $region }
  } } };
  $updated := {
    "cancelled": function() { $event("order.cancelled", $changed, {}) },
    "failed": function() { $event("order.payment-failed", $changed, {}) },
    "refunded": function() { $event("order.refund-requested", $changed, {}) }
  };
  $isPaid := body.date_paid_gmt ? true : false;
  type = "order.created" ? (body.status = "checkout-draft" ? [] : $placed)
  : type = "order.updated" ? (
      $change := $lookup($updated, body.status);
      $exists($change) ? $change()
      : $isPaid and body.status in ["processing", "completed"] ? $event("order.paid", $at(body.date_paid_gmt), {})
      : []
    )
)`,
  sample: {
    type: 'order.created',
    body: JSON.stringify(
      {
        id: 727,
        status: 'pending',
        currency: 'CNY',
        date_created_gmt: '2026-12-01T01:05:37',
        date_modified_gmt: '2026-12-01T01:05:37',
        date_paid_gmt: null,
        total: '178.00',
        customer_id: 26,
        payment_method: 'alipay',
        billing: { first_name: '娜', last_name: '罗', phone: '19900000394', country: 'CN' },
        shipping: { first_name: '娜', last_name: '罗', phone: '', country: 'CN', state: 'CN9' },
        line_items: [{ id: 315, name: '坚果礼盒 500g', product_id: 93, sku: 'NUT-500', quantity: 2, total: '178.00' }],
      },
      null,
      2,
    ),
  },
}
