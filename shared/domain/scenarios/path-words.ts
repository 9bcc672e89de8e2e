import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { Choices } from '#shared/contracts/record-types/declare.ts'
import { PAYMENT_WORDS } from '../records/choice-words.ts'
import { sayableOf } from '../records/record-types.ts'
import { COUNT_PATH, columnOf } from './paths.ts'
import { text } from './wording-parts.ts'

type Named = Readonly<Record<string, { words: LocalizedText }>>

const RECORD = 'record.'
const OF_ORDER = 'related.order.'
const ALL = 'all.'
const COUNT = 'count.'
const PLUS = 'plus.'

/** What texts may say that no record declares: it follows from others, or a rule of ours makes it. */
const WORDS: Readonly<Record<string, LocalizedText>> = {
  'order.id': text('订单号', 'Order number'),
  'order.item': text('商品', 'Item'),
  'order.dueMinor': text('应付金额', 'Amount due'),
  'order.payment': text('付款方式', 'Payment method'),
  'order.regionCode': text('收货地区', 'Region'),
  'order.newestOfBasket': text('同样商品里最新的一笔', 'Newest order for the same articles'),
  'order.held': text('要求暂缓发货', 'Asked to be held'),
  'order.lacksAll': text('全部缺货', 'Nothing of it is in stock'),
  'order.lacking': text('缺货商品', 'Articles out of stock'),
  'order.quantity': text('件数', 'Number of articles'),
  'order.shipDay': text('预计发货日', 'Expected day of shipping'),
  'order.surchargeMinor': text('货到付款多付', 'Extra on delivery'),
  'order.unpaidOfBasket': text('未付款笔数', 'Orders that are unpaid'),
  'order.shipped': text('发货', 'Shipped'),
  'shipment.id': text('包裹号', 'Parcel number'),
  'shipment.carrier': text('快递公司', 'Carrier'),
  'shipment.trackingNumber': text('快递单号', 'Tracking number'),
  'shipment.state': text('物流状态', 'Tracking state'),
  'shipment.lastNews': text('最近一次物流更新', 'Last news of the parcel'),
  'shipment.code': text('物流代码', 'Tracking code'),
  'shipment.fromRegionCode': text('发货地区', 'Sent from'),
  'shipment.toRegionCode': text('收货地区', 'Sent to'),
  'shipment.wishedOn': text('客户希望的送达日', 'Wished delivery day'),
  'shipment.updated': text('有新的物流消息', 'Tracking news'),
  'shipment.order-cancelled': text('订单取消', 'Order cancelled'),
  'shipment.order-held': text('订单暂不发货', 'Order held'),
  'shipment.created': text('已下运单', 'Label created'),
  'shipment.collected': text('已揽收', 'Collected'),
  'shipment.in-transit': text('运输中', 'In transit'),
  'shipment.arrived-city': text('到达收货城市', 'Arrived in the city'),
  'shipment.out-for-delivery': text('派送中', 'Out for delivery'),
  'shipment.ready-for-pickup': text('待取件', 'Ready for pickup'),
  'shipment.attempt-failed': text('派送未成功', 'Delivery attempt failed'),
  'shipment.exception': text('物流异常', 'Exception'),
  'shipment.returning': text('退回途中', 'Returning'),
  'shipment.returned': text('已退回', 'Returned'),
  'shipment.lost-or-expired': text('丢失或逾期', 'Lost or expired'),
  'instalment.contractId': text('合同号', 'Contract number'),
  'instalment.period': text('期数', 'Instalment'),
  'contact.kind': text('客户类型', 'Kind of contact'),
  'contact.tags': text('标签', 'Tags'),
  'contact.name': text('姓名', 'Name'),
  'contact.region': text('地区', 'Region'),
  'contact.regionCode': text('地区代码', 'Region code'),
  'contact.language': text('语言', 'Language'),
  'all.count': text('笔数', 'How many'),
  'rule.cutOff.hasPromise': text('有发货时间', 'A shipping day is known'),
  'rule.cutOff.promise': text('发货说明', 'When it ships'),
  'rule.cutOff.shipsToday': text('今天能发出', 'Ships today'),
  'rule.cutOff.shipsLater': text('以后发出', 'Ships later'),
  'rule.cutOff.payBefore': text('最晚付款时间', 'Pay before'),
  'rule.cutOff.shipDay': text('发货日', 'Day of shipping'),
  'rule.reach.served': text('快递能送到那里', 'The carrier delivers there'),
  today: text('今天', 'Today'),
  'shop.name': text('店铺名称', 'Shop'),
  'shop.hotline': text('客服电话', 'Hotline'),
  'rule.refundFrom.isAhead': text('还没到可退款的时候', 'Refunds are not open yet'),
  'rule.refundFrom.day': text('退款开始日', 'Day from which refunds go'),
  'rule.refundFrom.time': text('退款开始时间', 'Hour from which refunds go'),
  'rule.basket.articles': text('商品', 'Items'),
  'rule.estimateDays.minDays': text('最少天数', 'Days at least'),
  'rule.estimateDays.maxDays': text('最多天数', 'Days at most'),
}

/** What a path is called; undefined where nobody has words for it. */
export function namesOfPath(path: string, about: string): LocalizedText | undefined {
  // Of several the first that has a value is said: each is the same to its reader, but for a day that is counted.
  const [first = path, second] = path.split('|')
  if (second !== undefined)
    return orElse(namesOfPath(first, about), second.startsWith(PLUS) ? namesOfPath(second, about) : undefined)
  const [, days, counted = ''] = /^plus\.(\d+)\.(.+)$/u.exec(path) ?? []
  if (days !== undefined) return later(days, namesOfPath(counted, about))
  if (path.startsWith(COUNT)) return countOf(namesOfPath(path.slice(COUNT.length), about))
  const column = columnOf(path)
  if (column !== null) return { zh: column, en: column }
  const place = placeOf(path, about)
  const own = WORDS[place?.join('.') ?? path]
  return own ?? (place === null ? undefined : declared(...place))
}

function countOf(names: LocalizedText | undefined): LocalizedText | undefined {
  return names && text(`${names.zh}的个数`, `Number of: ${names.en.toLowerCase()}`)
}

/** What a type of record is called: those of contacts are people. */
export function namesOfRecord(type: string): LocalizedText {
  return type === 'contact' ? text('客户', 'contact') : (sayableOf(type)?.words ?? text(type, type))
}

/** The type of record and the field or fact that a path names; null for what is of no record. */
function placeOf(path: string, about: string): [type: string, name: string] | null {
  if (path.startsWith(OF_ORDER)) return ['order', path.slice(OF_ORDER.length)]
  if (path.startsWith(RECORD)) return [about, path.slice(RECORD.length)]
  return path.startsWith(ALL) && path !== COUNT_PATH ? [about, path.slice(ALL.length)] : null
}

function declared(type: string, name: string): LocalizedText | undefined {
  const definition = sayableOf(type)
  if (definition === undefined) return undefined
  if (name === 'id') return { zh: `${definition.words.zh}编号`, en: `${definition.words.en} number` }
  const { fields, facts }: { fields: Named; facts: Named } = definition
  const named = Object.hasOwn(fields, name) ? fields[name] : Object.hasOwn(facts, name) ? facts[name] : undefined
  return named?.words
}

function orElse(names: LocalizedText | undefined, other: LocalizedText | undefined): LocalizedText | undefined {
  if (names === undefined || other === undefined) return names
  return text(`${names.zh}（没有时为${other.zh}）`, `${names.en} (else ${other.en.toLowerCase()})`)
}

/** The few words that a field may be; none for any other path. */
export function choicesOfPath(path: string, about: string): Choices {
  const [type, name] = placeOf(path, about) ?? []
  if (type === 'order' && name === 'payment') return PAYMENT_WORDS
  const fields: Readonly<Record<string, { choices?: Choices }>> = sayableOf(type ?? '')?.fields ?? {}
  return name === undefined ? {} : (fields[name]?.choices ?? {})
}

function later(days: string, names: LocalizedText | undefined): LocalizedText | undefined {
  return names && text(`${names.zh}之后${days}天`, `${names.en} plus ${days} days`)
}
