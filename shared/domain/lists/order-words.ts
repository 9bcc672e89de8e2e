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

const METHODS: Readonly<Record<string, 'online' | 'cod' | 'remittance'>> = {
  ...{
    在线支付: 'online',
    在线付款: 'online',
    支付宝: 'online',
    微信: 'online',
    微信支付: 'online',
    担保交易: 'online',
  },
  ...{ 货到付款: 'cod', 'cash on delivery': 'cod', 'cash on delivery (cod)': 'cod' },
  ...{ 汇款: 'remittance', 银行转账: 'remittance', 对公转账: 'remittance', 'bank transfer': 'remittance' },
  ...{ online: 'online', cod: 'cod', remittance: 'remittance' },
}

/** What the status of an order says; null for one that says nothing has become of it, undefined for a word that is not known. */
export function readOrderStatus(text: string): ListedState | null | undefined {
  const state = STATES.get(keyOf(text))
  return state === NOTHING ? null : state
}

/** How an order is paid, by the word of a list; every other word names some way of paying online. */
export function readPaymentMethod(text: string): 'online' | 'cod' | 'remittance' {
  const word = wordOf(text)
  return Object.hasOwn(METHODS, word) ? (METHODS[word] ?? 'online') : 'online'
}

function entriesOf(state: ListedState | typeof NOTHING): [string, ListedState | typeof NOTHING][] {
  return WORDS[state].split(' ').map((word) => [keyOf(word), state])
}

/** `wordOf` makes a full-width comma a plain one. */
function keyOf(text: string): string {
  return wordOf(text).replaceAll(/[\s_-]+/gu, '_')
}
