import type { ImportWhat } from '#shared/contracts/import.ts'
import type { ListMapping } from '#shared/contracts/list-mapping.ts'
import { exactNameOf } from './header-names.ts'

export type Layout = {
  id: string
  what: ImportWhat
  /** Columns that together no other list has. */
  has: readonly string[]
  /** Which columns are read, and as which field; all others are left aside. */
  reads: Readonly<Record<string, string>>
}

const TAOBAO_ORDER = {
  ...{ 订单编号: 'id', 收货人姓名: 'name', 联系手机: 'phone', 联系电话: 'phone', 订单状态: 'status' },
  ...{ 订单创建时间: 'placed_at', 订单付款时间: 'paid_at' },
}

/**
 * What shops' own systems export, known by their headers. Email consent is no consent to texts, and the name of a buyer's
 * account is no name. The header words are as commonly exported; none of these systems promises them, and a list that has
 * others is read by its words like any.
 */
export const LAYOUTS: readonly Layout[] = [
  {
    id: '1688-orders',
    what: 'contacts',
    has: ['买家公司名', '卖家公司名', '收货人姓名', '联系手机'],
    reads: { 收货人姓名: 'name', 联系手机: 'phone', 联系电话: 'phone' },
  },
  {
    id: 'taobao-orders',
    what: 'contacts',
    has: ['买家会员名', '收货人姓名', '联系手机'],
    reads: { 收货人姓名: 'name', 联系手机: 'phone', 联系电话: 'phone' },
  },
  {
    id: '1688-orders',
    what: 'order',
    has: ['买家公司名', '卖家公司名', '收货人姓名', '联系手机'],
    reads: {
      ...{ 订单编号: 'id', 收货人姓名: 'name', 联系手机: 'phone', 联系电话: 'phone', 订单状态: 'status' },
      ...{ '实付款(元)': 'total', 订单创建时间: 'placed_at', 订单付款时间: 'paid_at' },
    },
  },
  {
    id: 'taobao-orders',
    what: 'order',
    has: ['买家会员名', '收货人姓名', '联系手机', '总金额'],
    reads: { ...TAOBAO_ORDER, 总金额: 'total' },
  },
  {
    id: 'taobao-orders',
    what: 'order',
    has: ['买家会员名', '收货人姓名', '联系手机', '买家应付货款'],
    reads: { ...TAOBAO_ORDER, 买家应付货款: 'total' },
  },
  {
    // The ids of its events are numbers too; "Name" is what buyers see.
    id: 'shopify-orders',
    what: 'order',
    has: ['Financial Status', 'Fulfillment Status', 'Lineitem name', 'Created at'],
    reads: {
      ...{ Id: 'id', 'Financial Status': 'status', 'Created at': 'placed_at', 'Paid at': 'paid_at' },
      ...{ 'Cancelled at': 'cancelled_at', Currency: 'currency', Total: 'total', 'Payment Method': 'payment_method' },
      ...{ 'Billing Name': 'name', 'Shipping Phone': 'phone', 'Billing Phone': 'phone', Phone: 'phone' },
    },
  },
  {
    id: 'shopify-customers',
    what: 'contacts',
    has: ['Customer ID', 'First Name', 'Last Name', 'Accepts Email Marketing'],
    reads: {
      'Customer ID': 'id',
      'First Name': 'first_name',
      'Last Name': 'last_name',
      Phone: 'phone',
      'Default Address Phone': 'phone',
      'Accepts SMS Marketing': 'marketing_consent',
      'Default Address Country Code': 'region',
      Tags: 'tags',
    },
  },
  {
    id: 'woocommerce-customers',
    what: 'contacts',
    has: ['billing_phone', 'billing_country'],
    reads: {
      customer_id: 'id',
      user_id: 'id',
      billing_first_name: 'first_name',
      billing_last_name: 'last_name',
      billing_phone: 'phone',
      billing_country: 'region',
    },
  },
  {
    id: 'youzan-members',
    what: 'contacts',
    has: ['手机号', '成为客户时间'],
    reads: {
      客户编号: 'id',
      客户姓名: 'name',
      姓名: 'name',
      手机号: 'phone',
      性别: 'salutation',
      生日: 'birthday',
      标签: 'tags',
      客户标签: 'tags',
    },
  },
]

/** The layout that a header has; undefined for a list of somebody's own making. */
export function findLayout(what: ImportWhat, header: readonly string[]): Layout | undefined {
  const names = new Set(header.map(exactNameOf))
  return LAYOUTS.find((layout) => layout.what === what && layout.has.every((title) => names.has(exactNameOf(title))))
}

/** What the layout makes of each column of this header. */
export function mappingOfLayout({ reads }: Layout, header: readonly string[]): ListMapping {
  const fields = new Map(Object.entries(reads).map(([title, field]) => [exactNameOf(title), field]))
  return Object.fromEntries(header.map((cell) => [cell.trim(), fields.get(exactNameOf(cell)) ?? null]))
}
