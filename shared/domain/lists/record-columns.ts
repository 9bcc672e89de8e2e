import type { ListedType } from '#shared/contracts/import.ts'
import type { DeclaredField } from '#shared/contracts/record-types/declare.ts'
import type { ColumnSpec } from './column-specs.ts'
import { listedRecord } from './listed-record.ts'

type Spec = Record<string, ColumnSpec<string>[string]>

const WHOSE: Spec = {
  contact: names(
    '客户编号 contact 客户号 客户id 客户编码 会员编号 会员号 contact_id customer_id customer_no client_id member_id',
  ),
  phone: {
    ...names(
      '手机号 phone 手机号码 手机 联系手机 客户手机 客户手机号 收货人手机 收货人手机号 收件人手机 买家手机 联系电话 电话 mobile mobile_phone phone_number telephone',
    ),
    several: true,
  },
  name: names(
    '姓名 name 客户姓名 客户名称 会员姓名 联系人 收货人 收货人姓名 收件人 收件人姓名 full_name customer_name',
  ),
}
const SHOP: Spec = { shop: names('店铺 shop 店铺编号 shop_id') }
const OF_ORDER: Spec = { order: names('订单号 order 订单编号 订单id order_id order_no order_number') }
/** More names of what an order or a parcel has, as exports head it. */
const ALSO: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  order: {
    'major.totalMinor': '总金额 订单总价 订单总额 实付款 实付金额 应付金额 order_total total_price total_amount amount',
    'fact.placed': '订单创建时间 下单日期 创建时间 created_at order_date ordered_at date_created',
    'fact.paid': '订单付款时间 支付时间 date_paid',
    'fact.delivered': '签收时间 确认收货时间 收货时间',
    'fact.cancelled': '订单取消时间 canceled_at',
  },
  shipment: {
    'field.trackingNumber': '快递单号 物流单号 运单编号 tracking_no tracking tracking_code',
    'field.carrier': '物流公司 快递 承运商 carrier_name shipping_carrier',
    'fact.shipped': '发货日期 ship_date shipping_date',
    'fact.delivered': '签收时间 签收日期',
  },
}
const STATUS: Spec = { status: names('订单状态 status 状态 交易状态 order_status financial_status payment_status') }

/** An order's own number is its id; a parcel that nobody numbered goes by its tracking number. */
export const TRACKED = 'field.trackingNumber'

const FIELD = 'field.'
const FACT = 'fact.'
const MAJOR = 'major.'
const MORE_NAMES: Readonly<Record<string, string>> = {
  contract: '合同号',
  product: '产品号',
  bill: '账单号',
  member: '会员卡号',
}

/**
 * The columns of a list of records: the declaration's words in Chinese, and its names in English as `snake_case`. An amount
 * stands in major units as `amount` or in minor ones as `amount_minor`; a fact is `<fact>_at`.
 */
export function recordColumns(type: ListedType): ColumnSpec<string> {
  const { words, facts, fields } = listedRecord(type)
  const id = {
    names: [`${words.zh}编号`, 'id', ...more(type, words.zh), `${type}_id`, `${type}_no`, `${type}_number`],
    required: true as const,
    ...(type === 'shipment' && { unless: TRACKED }),
  }
  const columns: Spec = {
    id,
    // A parcel is its order's buyer's.
    ...(type === 'shipment' ? {} : WHOSE),
    ...SHOP,
    ...(type === 'order' ? STATUS : OF_ORDER),
    ...Object.fromEntries(Object.entries(fields).flatMap(([name, field]) => columnsOfField(name, field))),
    ...Object.fromEntries(
      Object.entries(facts).map(([name, { words: fact }]) => [FACT + name, columnOfFact(name, fact)]),
    ),
  }
  return Object.fromEntries(
    Object.entries(columns).map(([name, spec]) => [name, withMore(spec, ALSO[type]?.[name])] as const),
  )
}

function withMore(spec: Spec[string], also: string | undefined): Spec[string] {
  return also === undefined ? spec : { ...spec, names: [...spec.names, ...also.split(' ')] }
}

/** What a column of such a list is of: a field, an amount in major units, a fact; null for who and which. */
export function partOfRecord(column: string): { is: 'field' | 'major' | 'fact'; name: string } | null {
  const is = [FIELD, MAJOR, FACT].find((prefix) => column.startsWith(prefix))
  if (is === undefined) return null
  const name = column.slice(is.length)
  return { is: is === FIELD ? 'field' : is === MAJOR ? 'major' : 'fact', name }
}

export function fieldColumn(name: string): string {
  return FIELD + name
}

function more(type: string, zh: string): string[] {
  return [MORE_NAMES[type] ?? '', `${zh}号`].filter((name, index, all) => name !== '' && all.indexOf(name) === index)
}

function columnsOfField(name: string, { kind, words }: DeclaredField): [string, Spec[string]][] {
  if ([WHOSE, SHOP, OF_ORDER].some((spec) => Object.hasOwn(spec, name))) return []
  if (kind !== 'money') return [[FIELD + name, { names: [words.zh, snakeOf(name)] }]]
  const major = snakeOf(name).replace(/_minor$/u, '')
  return [
    [MAJOR + name, { names: [words.zh, major] }],
    [FIELD + name, { names: [`${words.zh}（分）`, snakeOf(name)] }],
  ]
}

/** 已签订, and as people head such a column: 签订日期. */
function columnOfFact(name: string, { zh }: { zh: string }): Spec[string] {
  const bare = zh.replace(/^已/u, '')
  return { names: [zh, `${name.replaceAll('-', '_')}_at`, `${zh}时间`, `${bare}时间`, `${bare}日期`, `${bare}日`] }
}

function snakeOf(name: string): string {
  return name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)
}

function names(text: string): Spec[string] {
  return { names: text.split(' ') }
}
