import type { Language, LocalizedText } from '#shared/contracts/primitives.ts'
import { addDays } from '#shared/domain/calendar/time.ts'

/** Everybody is made up, with test numbers. */
const PEOPLE = {
  wang: { id: 'week-C1', phone: '19900070301', zh: '王芳', en: 'Fiona Wang', salutation: 'ms' },
  luo: { id: 'week-C2', phone: '19900070302', zh: '罗娜', en: 'Nora Luo', salutation: 'ms' },
  li: { id: 'week-C3', phone: '19900070303', zh: '李强', en: 'John Li', salutation: 'mr' },
  chen: { id: 'week-C4', phone: '19900070304', zh: '陈伟', en: 'Victor Chen', salutation: 'mr' },
  zhou: { id: 'week-C5', phone: '19900070305', zh: '周杰', en: 'Jay Zhou', salutation: 'mr' },
} as const
export type Person = keyof typeof PEOPLE

export function personOf(person: Person, language: Language) {
  const { id, phone } = PEOPLE[person]
  return { id, phone, name: PEOPLE[person][language], language }
}

/** The name behind a number as the phone has it. */
export function nameOf(phone: string, language: Language): string {
  return Object.values(PEOPLE).find((one) => phone.endsWith(one.phone))?.[language] ?? phone
}

/** What is set up before the week begins, in the order of the list. */
export const WEEK_KINDS = [
  'unpaid-order-nudge',
  'cod-confirm',
  'shipment-notice',
  'ready-for-pickup',
  'out-of-stock',
  'refund-progress',
  'order-thanks',
  'birthday-greeting',
  'repayment-reminder',
  'payment-received',
  'overdue-ladder',
] as const

/** A shop, and the lender whose contracts have plain ids. */
export function weekShops(language: Language) {
  const [shop, lender] = language === 'zh' ? ['坚果小铺', '江畔分期'] : ['Nut Corner', 'Riverside Credit']
  return {
    items: [
      { id: 'demo', name: shop, signature: shop, hotline: '400-000-0000' },
      { id: 'lender', name: lender, signature: lender, hotline: '400-000-0001' },
    ],
    home: 'lender',
  }
}

/** `day` 0 is the Monday; hours are those of China. */
export type Scene = { day: number; at: string; says: LocalizedText } & (
  | { event: string; data: Record<string, unknown> }
  | { reply: string; from: Person }
)

function says(zh: string, en: string): LocalizedText {
  return { zh, en }
}

const SECOND = { id: 'WEEK-SH-2', trackingNumber: 'ZT0000000000002' }

/** A week of a shop and a lender that holds the 5th of a month, in the order in which things happen. */
export function weekOf(monday: string, language: Language): Scene[] {
  const zh = language === 'zh'
  const day = (days: number) => addDays(monday, days)
  const nuts = zh ? '坚果礼盒' : '500 g nut gift box'
  const order = (id: string, buyer: Person, payment: Record<string, unknown>) => ({
    order: {
      ...{ id, shop: 'demo', buyer: personOf(buyer, language), currency: 'CNY', totalMinor: 17800 },
      items: [{ sku: 'NUT-500', name: nuts, quantity: 1 }],
      ...{ payment, closesAt: null, shipTo: { regionCode: '310115' } },
    },
  })
  const parcel = {
    id: 'WEEK-SH-1',
    carrier: { scheme: 'kuaidi100', code: 'zhongtong', name: zh ? '中通快递' : 'ZTO Express' },
    ...{ trackingNumber: 'ZT0000000000001', fromRegionCode: '330106', toRegionCode: '310115' },
  }
  const arrived = {
    state: 'ready_for_pickup',
    ...{ place: zh ? '菜鸟驿站春江路店' : 'the pick-up point in Chunjiang Road', pickupCode: '3-7-2021' },
    until: `${day(6)}`,
  }
  const refund = { shop: 'demo', refundId: 'WEEK-R-1', orderId: 'WEEK-3', amountMinor: 17800, currency: 'CNY' }
  const fifth = Array.from({ length: 7 }, (_, days) => days).find((days) => day(days).endsWith('-05')) ?? 0
  const scenes: Scene[] = [
    {
      ...{
        day: 0,
        at: '09:30',
        event: 'order.placed',
        data: order('WEEK-1', 'wang', { method: 'online', status: 'unpaid' }),
      },
      says: says('王芳下单，还没付款', 'Fiona Wang orders, and does not pay yet'),
    },
    {
      ...{ day: 0, at: '10:20', event: 'order.paid', data: { orderId: 'WEEK-1' } },
      says: says('王芳付款', 'Fiona Wang pays'),
    },
    {
      ...{ day: 0, at: '11:00', event: 'order.placed' },
      data: order('WEEK-2', 'luo', { method: 'cod', status: 'unpaid', codTotalMinor: 19800, onlineTotalMinor: 18800 }),
      says: says('罗娜下单，货到付款', 'Nora Luo orders, to pay on delivery'),
    },
    {
      ...{ day: 0, at: '11:05', reply: '1', from: 'luo' },
      says: says('罗娜回复：1', 'Nora Luo replies: 1'),
    },
    {
      ...{
        day: 1,
        at: '16:00',
        event: 'order.shipped',
        data: { orderId: 'WEEK-2', shipment: { ...parcel, ...SECOND } },
      },
      says: says('罗娜确认过的订单发出', 'The order that Nora Luo agreed to leaves'),
    },
    {
      ...{ day: 0, at: '15:00', event: 'order.shipped', data: { orderId: 'WEEK-1', shipment: parcel } },
      says: says('王芳的包裹发出', 'The parcel for Fiona Wang leaves'),
    },
    {
      ...{
        day: 1,
        at: '10:00',
        event: 'order.placed',
        data: order('WEEK-3', 'li', { method: 'online', status: 'paid' }),
      },
      says: says('李强下单并付款', 'John Li orders and pays'),
    },
    {
      ...{ day: 1, at: '14:00', event: 'order.out-of-stock', data: { orderId: 'WEEK-3', sku: 'NUT-500' } },
      says: says('仓库发现李强要的缺货', 'The warehouse has none left for John Li'),
    },
    {
      ...{ day: 1, at: '14:10', reply: '1', from: 'li' },
      says: says('李强回复：1', 'John Li replies: 1'),
    },
    {
      ...{ day: 2, at: '10:00', event: 'refund.registered' },
      data: { ...refund, method: zh ? '原支付方式' : 'the card that paid', payBy: day(4) },
      says: says('李强的退款已登记', 'The refund for John Li is registered'),
    },
    {
      ...{ day: 2, at: '16:00', event: 'shipment.updated', data: { shipmentId: parcel.id, ...arrived } },
      says: says('王芳的包裹到了驿站', 'It reaches the pick-up point'),
    },
    {
      ...{ day: 3, at: '11:00', event: 'refund.paid', data: refund },
      says: says('退款打给李强', 'The refund is paid'),
    },
    {
      ...{ day: 3, at: '12:00', event: 'order.delivered', data: { orderId: 'WEEK-1' } },
      says: says('王芳取走包裹', 'Fiona Wang collects it'),
    },
    {
      ...{ day: fifth, at: '14:30', event: 'instalment.paid', data: { contractId: '2026103301', period: 3 } },
      says: says('陈伟还款', 'Victor Chen pays his instalment'),
    },
  ]
  return scenes.toSorted((one, other) => one.day - other.day || one.at.localeCompare(other.at))
}

/** Who buys and borrows: one has a birthday on Wednesday. */
export function weekContacts(monday: string, language: Language): string {
  const own = language === 'zh' ? 'zh-CN' : 'en'
  const rows = (Object.keys(PEOPLE) as Person[]).map((person) => {
    const { id, phone, name } = personOf(person, language)
    const { salutation } = PEOPLE[person]
    const born = person === 'chen' ? `1990${addDays(monday, 2).slice(4)}` : ''
    return [id, name, salutation, phone, born, 'customer', own, 'yes'].join(',')
  })
  return list('id,name,salutation,phone,birthday,kind,language,marketing_consent', rows)
}

/** One instalment that is due on the 20th, and one that fell due on Tuesday and stays unpaid. */
export function weekInstalments(monday: string): string {
  const due = `${addDays(monday, 6).slice(0, 8)}20`
  return list('contract,contact,period,periods,due,amount,currency,status,card_tail', [
    `2026103301,week-C4,3,12,${due},3948.02,CNY,unpaid,2417`,
    `2026103302,week-C5,6,24,${addDays(monday, 1)},888.88,CNY,unpaid,`,
  ])
}

function list(header: string, rows: readonly string[]): string {
  return `\uFEFF${[header, ...rows].join('\r\n')}\r\n`
}
