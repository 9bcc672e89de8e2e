import type { ReadyVendor } from './vendor.ts'

const MSG = {
  full_order_info: {
    order_info: {
      tid: 'E20261201090537000000001',
      created: '2026-12-01 09:05:37',
      expired_time: '2026-12-01 10:05:37',
      update_time: '2026-12-01 09:05:37',
      status: 'WAIT_BUYER_PAY',
      pay_type: 0,
    },
    address_info: {
      receiver_name: '罗娜',
      receiver_tel: '19900000394',
      delivery_city: '上海市',
      address_extra: '{"areaCode":"310101"}',
    },
    buyer_info: { buyer_id: 6600000, buyer_phone: '19900000394' },
    pay_info: { total_fee: '178.00', payment: '178.00' },
    orders: [
      { oid: '1480000000000000001', outer_sku_id: 'NUT-500', item_id: 441400000, title: '坚果礼盒 500g', num: 2 },
    ],
  },
}

/**
 * Messages of Youzan's cloud: https://doc.youzanyun.com/detail/MSG (fields as read 2026-11-30 in the shapes that its clients publish).
 * `msg` is JSON, url-encoded, its times are of China. It tries again after 5 s, 5 min 20 s, 21 min 20 s and 2 h unless it hears exactly
 * this answer; each try counts `sendCount` up in the body, so that only `msg_id` stays the same.
 */
export const YOUZAN: ReadyVendor = {
  id: 'youzan',
  names: { zh: '有赞', en: 'Youzan' },
  secret: 'given',
  signature: {
    by: 'digest',
    at: { in: 'header', name: 'event-sign' },
    ...{ algorithm: 'md5', encoding: 'hex', clientId: '', field: null },
  },
  type: { in: 'body', name: 'type' },
  deliveryId: { in: 'body', name: 'msg_id' },
  ping: null,
  answer: { status: 200, body: '{"code":0,"msg":"success"}' },
  types: [
    ...['trade_TradeCreate', 'trade_TradePaid', 'trade_TradeBuyerPay', 'trade_TradeClose', 'trade_TradeSuccess'],
    'trade_refund_RefundSuccess',
  ],
  mapping: `(
  $msg := $json($decodeUrlComponent($replace($string(body.msg), "+", "%20")));
  $at := function($local) { $local ? $replace($local, " ", "T") & "+08:00" };
  $info := $msg.full_order_info;
  $tid := $info.order_info.tid ? $info.order_info.tid : $msg.tid ? $msg.tid : body.id;
  $changed := $at($info.order_info.update_time ? $info.order_info.update_time : $msg.update_time);
  $event := function($type, $data) { { "type": $type, "timestamp": $changed, "data": $data } };
  $area := $json($info.address_info.address_extra).areaCode;
  $placed := function() { {
    "type": "order.placed", "timestamp": $at($info.order_info.created), "data": { "order": {
      "id": $tid,
      "buyer": {
        "id": $info.buyer_info.buyer_id > 0 ? $string($info.buyer_info.buyer_id),
        "name": $info.address_info.receiver_name,
        "phone": $info.address_info.receiver_tel ? $info.address_info.receiver_tel : $info.buyer_info.buyer_phone
      },
      "currency": "CNY",
      "totalMinor": $minor($info.pay_info.payment, "CNY"),
      "items": [$info.orders.{
        "sku": outer_sku_id ? outer_sku_id : $string(item_id), "name": title, "quantity": num
      }],
      "payment": {
        "method": $info.order_info.pay_type = 9 ? "cod" : "online",
        "status": $info.order_info.status in ["WAIT_BUYER_PAY", "TRADE_CLOSED"] ? "unpaid" : "paid"
      },
      "closesAt": $at($info.order_info.expired_time),
      "shipTo": { "regionCode": $area ? $string($area) }
    } } } };
  body.test = true ? []
  : body.type = "trade_TradeCreate" ? $placed()
  : body.type in ["trade_TradePaid", "trade_TradeBuyerPay"] ? $event("order.paid", { "orderId": $tid })
  : body.type = "trade_TradeClose" ? $event("order.closed", { "orderId": $tid, "reason": $msg.close_reason })
  : body.type = "trade_TradeSuccess" ? $event("order.delivered", { "orderId": $tid })
  : body.type = "trade_refund_RefundSuccess" ? $event("refund.paid", {
      "refundId": $msg.refund_id, "orderId": $tid, "amountMinor": $minor($msg.refunded_fee, "CNY"), "currency": "CNY"
    })
)`,
  sample: {
    type: 'trade_TradeCreate',
    body: JSON.stringify(
      {
        client_id: 'a1b2c3d4e5f6a7b8c9',
        id: MSG.full_order_info.order_info.tid,
        kdt_id: 41400000,
        kdt_name: '示例店铺',
        msg: encodeURIComponent(JSON.stringify(MSG)),
        msg_id: 'fa6d2e52-b216-499c-9623-e9217069a3b7',
        sendCount: 0,
        status: 'WAIT_BUYER_PAY',
        test: false,
        type: 'trade_TradeCreate',
        version: 1796000737,
      },
      null,
      2,
    ),
  },
}
