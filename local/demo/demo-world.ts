import type { ShippedKindId } from '#shared/contracts/message.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import { addDays } from '#shared/domain/calendar/time.ts'

/** A broadcast is for something that happens: a shop that has just been opened has nothing to tell. */
type DemoKind = Exclude<ShippedKindId, 'broadcast' | 'order-thanks'>
type DemoCampaign = { kind: DemoKind; name: string; settings?: Record<string, unknown> }

/** Who hears of employees' birthdays; like every number here, of a block that nothing else uses. */
const HEAD_PHONE = '19900070999'

/** What the demo order is of where nobody says otherwise: one buyer for each language. */
export const DEMO_ORDER = {
  zh: { phone: '19900070088', name: '林小溪', itemName: '坚果礼盒 500g' },
  en: { phone: '19900070099', name: 'Grace Lin', itemName: '500 g nut gift box' },
} as const satisfies Record<Language, object>

const CAMPAIGN_NAMES: Record<Language, Record<DemoKind, string>> = {
  zh: {
    'unpaid-order-nudge': '下单 30 分钟未付款提醒',
    'shipment-notice': '发货即告知运单号',
    'repayment-reminder': '每月 1、5、8 日还款提醒',
    'birthday-greeting': '生日当天 9 点祝福',
    'holiday-greeting': '春节祝福',
  },
  en: {
    'unpaid-order-nudge': 'Order not paid after 30 minutes',
    'shipment-notice': 'Tracking number as soon as it ships',
    'repayment-reminder': 'Repayment due, on the 1st, 5th and 8th',
    'birthday-greeting': 'Birthday wishes at nine',
    'holiday-greeting': 'Spring Festival wishes',
  },
}

/** One campaign of each kind, named by what it does. */
export function demoCampaigns(language: Language): DemoCampaign[] {
  const named = (kind: DemoKind, settings?: Record<string, unknown>) => ({
    kind,
    name: CAMPAIGN_NAMES[language][kind],
    ...(settings && { settings }),
  })
  return [
    named('unpaid-order-nudge'),
    // Whoever tries it at night sees its text too.
    named('shipment-notice', { urgent: true }),
    named('repayment-reminder'),
    named('birthday-greeting', { headPhone: HEAD_PHONE }),
    named('holiday-greeting', { festival: 'spring-festival' }),
  ]
}

const NAMES: Record<Language, readonly string[]> = {
  zh: ['王芳', '李强', '赵敏', '陈伟', 'Alex Chen', '欧阳静', '周杰', '吴倩', '孙丽'],
  en: [
    'Fiona Wang',
    'John Li',
    'Mina Zhao',
    'Victor Chen',
    '陈立',
    'Jean Ouyang',
    'Jay Zhou',
    'Chelsea Wu',
    'Lydia Sun',
  ],
}

/** Customers with birthdays around today, employees, one without consent, one who reads the other language. */
export function contactsList(today: string, language: Language): string {
  const birthday = (days: number, year: number) => `${year}${addDays(today, days).slice(4)}`
  const name = (place: number) => NAMES[language][place] ?? ''
  const [own, other] = language === 'zh' ? ['zh-CN', 'en'] : ['en', 'zh-CN']
  return csv('id,name,salutation,phone,birthday,kind,language,marketing_consent,manager_phone', [
    ['demo-C1', name(0), 'ms', '19900070101', birthday(1, 1990), 'customer', own, 'yes', ''],
    ['demo-C2', name(1), 'mr', '19900070102', birthday(2, 1985), 'customer', own, 'yes', ''],
    ['demo-C3', name(2), '', '19900070103', birthday(1, 1978), 'customer', own, '', ''],
    ['demo-C4', name(3), 'mr', '19900070104', birthday(40, 1969), 'dealer', own, 'yes', ''],
    ['demo-C5', name(4), '', '19900070105', birthday(1, 1992), 'customer', other, 'yes', ''],
    ['demo-C6', name(5), 'ms', '19900070106', birthday(3, 1988), 'customer', own, 'no', ''],
    ['demo-E1', name(6), 'mr', '19900070201', birthday(1, 1994), 'employee', own, '', HEAD_PHONE],
    ['demo-E2', name(7), 'ms', '19900070202', birthday(4, 1996), 'employee', own, '', ''],
    ['demo-E3', name(8), 'ms', HEAD_PHONE, '', 'employee', own, '', ''],
  ])
}

/** Loans whose instalments fall due this month and next. */
export function instalmentsList(today: string): string {
  const due = (days: number) => addDays(today, days)
  return csv('contract,contact,period,periods,due,amount,currency,status,card_tail', [
    ['demo-L3011', 'demo-C1', '3', '12', due(9), '3948.02', 'CNY', 'unpaid', '2417'],
    ['demo-L3011', 'demo-C1', '4', '12', due(40), '3948.02', 'CNY', 'unpaid', '2417'],
    ['demo-L3012', 'demo-C2', '17', '36', due(20), '4994.41', 'CNY', 'unpaid', '9776'],
    ['demo-L3013', 'demo-C4', '1', '24', due(2), '1200.00', 'CNY', 'paid', '0031'],
    ['demo-L3014', 'demo-C5', '6', '6', due(16), '888.88', 'CNY', 'unpaid', ''],
  ])
}

function csv(header: string, rows: readonly (readonly string[])[]): string {
  return `\uFEFF${[header, ...rows.map((row) => row.join(','))].join('\r\n')}\r\n`
}

/** One order not paid yet, which is nudged in half an hour, and one paid and on its way, which is told of at once. */
export function orderEvents(now: Date, language: Language) {
  const zh = language === 'zh'
  const timestamp = now.toISOString()
  const placed = (id: string, buyer: { id: string; phone: string; place: number }, item: string, totalMinor: number) =>
    createDemoOrder({
      id,
      buyer: { id: buyer.id, phone: buyer.phone, name: NAMES[language][buyer.place] ?? '', language },
      itemName: item,
      totalMinor,
      now,
    })
  const nuts = placed(
    'DEMO-1001',
    { id: 'demo-C1', phone: '19900070101', place: 0 },
    DEMO_ORDER[language].itemName,
    17800,
  )
  const coat = placed(
    'DEMO-1002',
    { id: 'demo-C2', phone: '19900070102', place: 1 },
    zh ? '羊毛大衣 M' : 'wool coat (M)',
    69900,
  )
  const shipment = {
    id: 'DEMO-SH-1002',
    carrier: { scheme: 'kuaidi100', code: 'shentong', name: zh ? '申通快递' : 'STO Express' },
    trackingNumber: 'ST792859954010',
    fromRegionCode: '330106',
    toRegionCode: '310115',
  }
  return [
    { id: 'evt_demo_1', type: 'order.placed', timestamp, data: { order: nuts } },
    { id: 'evt_demo_2', type: 'order.placed', timestamp, data: { order: coat } },
    { id: 'evt_demo_3', type: 'order.paid', timestamp, data: { orderId: 'DEMO-1002' } },
    { id: 'evt_demo_4', type: 'order.shipped', timestamp, data: { orderId: 'DEMO-1002', shipment } },
  ]
}

type DemoOrder = {
  id: string
  buyer: { id: string; phone: string; name: string; language: Language }
  itemName: string
  totalMinor: number
  now: Date
}

/** An order as `order.placed` has it, unpaid, and closed by its shop after a day. */
export function createDemoOrder({ id, buyer, itemName, totalMinor, now }: DemoOrder) {
  return {
    id,
    shop: 'demo',
    buyer,
    currency: 'CNY',
    totalMinor,
    items: [{ sku: `DEMO-${itemName}`, name: itemName, quantity: 1 }],
    payment: { method: 'online', status: 'unpaid' },
    closesAt: new Date(now.getTime() + 24 * 3_600_000).toISOString(),
    shipTo: { regionCode: '310115' },
  }
}
