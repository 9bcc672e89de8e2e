import { wordOf } from './cell-values.ts'

/** Facts that follow from a word of the status alone. That goods arrived is none: its day would be made up. */
export type ListedState = 'paid' | 'closed' | 'cancelled' | 'refund-requested'

const NOTHING = 'nothing'

/**
 * What shops' exports say of an order, zh and en, by the facts that follow. Taobao's and 1688's words, Shopify's financial
 * status and WooCommerce's, as commonly exported (read 2026-11-30): https://help.shopify.com/manual/orders/manage-orders/exporting-orders,
 * https://woocommerce.com/document/managing-orders/order-statuses/
 */
const WORDS: Readonly<Record<ListedState | typeof NOTHING, string>> = {
  paid:
    '买家已付款 买家已付款,等待卖家发货 等待卖家发货 卖家部分发货 卖家已发货 卖家已发货,等待买家确认 等待买家确认收货 交易成功 已付款 已支付 待发货 已发货 待收货 已签收 已完成 ' +
    'paid authorized processing completed shipped fulfilled delivered partially_refunded',
  closed: '交易关闭 已关闭 closed voided failed',
  cancelled: '已取消 交易取消 取消 cancelled canceled',
  'refund-requested': '退款中 买家申请退款 申请退款 已退款 refunded refund_pending',
  [NOTHING]:
    '等待买家付款 未付款 未支付 待付款 待支付 定金已付 部分付款 unpaid pending pending_payment on-hold on_hold partially_paid draft open',
}

const STATES: ReadonlyMap<string, ListedState | typeof NOTHING> = new Map([
  ...entriesOf('paid'),
  ...entriesOf('closed'),
  ...entriesOf('cancelled'),
  ...entriesOf('refund-requested'),
  ...entriesOf(NOTHING),
])

type Method = 'online' | 'cod' | 'remittance'

/** What a name of a way of paying holds, in the order in which they are looked for: "cash on delivery by card" is paid at the door. */
const METHODS: readonly (readonly [Method, RegExp])[] = [
  ['cod', /货到|到付|代收|cash on delivery|collect on delivery|(?:^|[^a-z])cod(?:$|[^a-z])/u],
  ['remittance', /汇款|转账|对公|电汇|remittance|bank (?:transfer|deposit)|wire|money order|bacs|(?:^| )cheque/u],
  [
    'online',
    /在线|线上|网上|支付宝|微信|担保|花呗|信用|白条|银行卡|储蓄卡|借记卡|网银|云闪付|银联|余额|礼品卡|积分|京东支付|抖音支付|online|alipay|wechat|union ?pay|card|paypal|stripe|shopify|shop pay|(?:apple|google|amazon) ?pay|klarna|afterpay|affirm|square|visa|master|amex|balance|credit|manual/u,
  ],
]

/** What the status of an order says; null for one that says nothing has become of it, undefined for a word that is not known. */
export function readOrderStatus(text: string): ListedState | null | undefined {
  const state = STATES.get(keyOf(text))
  return state === NOTHING ? null : state
}

/** How an order is paid, by the word of a list; undefined for one that is not known, since it may be a way of paying at the door. */
export function readPaymentMethod(text: string): Method | undefined {
  const word = wordOf(text)
  return METHODS.find(([, holds]) => holds.test(word))?.[0]
}

function entriesOf(state: ListedState | typeof NOTHING): [string, ListedState | typeof NOTHING][] {
  return WORDS[state].split(' ').map((word) => [keyOf(word), state])
}

/** `wordOf` makes a full-width comma a plain one. */
function keyOf(text: string): string {
  return wordOf(text).replaceAll(/[\s_-]+/gu, '_')
}
