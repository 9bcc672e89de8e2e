import { CampaignView, listOf } from '#shared/contracts/console-api.ts'
import type { KindId } from '#shared/contracts/message.ts'
import { addDays, DEFAULT_ZONE, localDateOf } from '#shared/domain/time.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { signEvent } from './signed-event.ts'

type Options = { origin: string; webhookSecret: string; clock: Pick<Clock, 'now'> }

const CAMPAIGNS: readonly { kind: KindId; settings?: Record<string, unknown> }[] = [
  { kind: 'unpaid-order-nudge', settings: { cutOffs: [{ time: '16:00', days: [1, 2, 3, 4, 5, 6] }] } },
  { kind: 'shipment-notice' },
  { kind: 'repayment-reminder' },
  { kind: 'birthday-greeting', settings: { headPhone: '19900009999' } },
  { kind: 'holiday-greeting', settings: { festival: 'spring-festival' } },
]

/**
 * A small shop and lender, through the front doors: campaigns over the API, lists as uploads, orders as signed webhooks.
 * Everybody in it is made up, with test numbers. After a try that broke off it loads what is still missing.
 */
export async function loadDemo({ origin, webhookSecret, clock }: Options): Promise<void> {
  const call = await signIn(origin)
  await startCampaigns(call)
  const today = localDateOf(clock.now(), DEFAULT_ZONE)
  await upload(call, 'contacts', contactsList(today))
  await upload(call, 'instalments', instalmentsList(today))
  // After the campaigns: nothing is sent for what happened before they were active.
  for (const event of orderEvents(clock.now())) {
    const response = await fetch(`${origin}/hooks/orders`, { method: 'POST', ...signEvent(event, webhookSecret) })
    if (response.status !== 202) throw new Error(`the demo's ${event.type} was answered ${response.status}`)
  }
}

/** One campaign of each kind, active. */
async function startCampaigns(call: Call): Promise<void> {
  const { items } = listOf(CampaignView).parse(await call('GET', '/api/campaigns?limit=100'))
  const made = new Map(items.map((campaign) => [campaign.kind, campaign]))
  for (const campaign of CAMPAIGNS) {
    const { id, state } = made.get(campaign.kind) ?? CampaignView.parse(await call('POST', '/api/campaigns', campaign))
    if (state === 'draft') await call('POST', `/api/campaigns/${id}/activate`)
  }
}

type Call = (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>

async function signIn(origin: string): Promise<Call> {
  const send = async (method: string, path: string, body: unknown, token?: string) => {
    const headers = {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    }
    const response = await fetch(origin + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`the demo's ${method} ${path} was answered ${response.status}`)
    const answer: Record<string, unknown> = JSON.parse((await response.text()) || '{}')
    return answer
  }
  const { token } = await send('POST', '/dev/token', { role: 'admin' })
  return (method, path, body) => send(method, path, body, String(token))
}

async function upload(call: Call, what: 'contacts' | 'instalments', list: string): Promise<void> {
  const { upload: to } = await call('POST', '/api/imports', { what })
  if (typeof to !== 'object' || to === null || !('url' in to)) throw new Error('the demo got no upload address')
  const response = await fetch(String(to.url), { method: 'PUT', body: list })
  if (!response.ok) throw new Error(`the demo's list of ${what} was answered ${response.status}`)
}

/** Customers with birthdays around today, an employee, one without consent, one who reads English. */
function contactsList(today: string): string {
  const birthday = (days: number, year: number) => `${year}${addDays(today, days).slice(4)}`
  const rows = [
    ['demo-C1', '王芳', '女士', '19900000101', birthday(1, 1990), '客户', 'zh-CN', '是', ''],
    ['demo-C2', '李强', '先生', '19900000102', birthday(2, 1985), '客户', 'zh-CN', '是', ''],
    ['demo-C3', '赵敏', '', '19900000103', birthday(1, 1978), '客户', 'zh-CN', '', ''],
    ['demo-C4', '陈伟', '先生', '19900000104', birthday(40, 1969), '经销商', 'zh-CN', '是', ''],
    ['demo-C5', 'Alex Chen', '', '19900000105', birthday(1, 1992), '客户', 'en', '是', ''],
    ['demo-C6', '欧阳静', '女士', '19900000106', birthday(3, 1988), '客户', 'zh-CN', '否', ''],
    ['demo-E1', '周杰', '先生', '19900000201', birthday(1, 1994), '员工', 'zh-CN', '', '19900009999'],
    ['demo-E2', '吴倩', '女士', '19900000202', birthday(4, 1996), '员工', 'zh-CN', '', ''],
  ]
  return csv('客户编号,姓名,称呼,手机号,生日,类型,语言,营销同意,经理手机号', rows)
}

/** Loans whose instalments fall due this month and next. */
function instalmentsList(today: string): string {
  const due = (days: number) => addDays(today, days)
  const rows = [
    ['demo-L1', 'demo-C1', '3', '12', due(9), '3948.02', 'CNY', '未还', '2417'],
    ['demo-L1', 'demo-C1', '4', '12', due(40), '3948.02', 'CNY', '未还', '2417'],
    ['demo-L2', 'demo-C2', '17', '36', due(20), '4994.41', 'CNY', '未还', '9776'],
    ['demo-L3', 'demo-C4', '1', '24', due(2), '1200.00', 'CNY', '已还', '0031'],
    ['demo-L4', 'demo-C5', '6', '6', due(16), '888.88', 'CNY', '未还', ''],
  ]
  return csv('合同号,客户编号,期数,总期数,应还日,应还金额,币种,状态,卡号尾号', rows)
}

function csv(header: string, rows: readonly string[][]): string {
  return `\uFEFF${[header, ...rows.map((row) => row.join(','))].join('\r\n')}\r\n`
}

/** One order not paid yet, and one paid and on its way. */
function orderEvents(now: Date) {
  const at = now.toISOString()
  const order = (id: string, contact: string, name: string, phone: string, item: string, totalMinor: number) => ({
    order: {
      id,
      shop: 'demo',
      buyer: { id: contact, name, phone },
      currency: 'CNY',
      totalMinor,
      items: [{ sku: item, name: item, quantity: 1 }],
      payment: { method: 'online', status: 'unpaid' },
      closesAt: new Date(now.getTime() + 24 * 3_600_000).toISOString(),
      shipTo: { regionCode: '310115' },
    },
  })
  const shipment = {
    id: 'DEMO-SH-1002',
    carrier: { scheme: 'kuaidi100', code: 'shentong', name: '申通快递' },
    trackingNumber: 'ST792859954010',
    fromRegionCode: '330106',
    toRegionCode: '310115',
  }
  return [
    {
      id: 'evt_demo_1',
      type: 'order.placed',
      timestamp: at,
      data: order('DEMO-1001', 'demo-C1', '王芳', '19900000101', '坚果礼盒 500g', 17800),
    },
    {
      id: 'evt_demo_2',
      type: 'order.placed',
      timestamp: at,
      data: order('DEMO-1002', 'demo-C2', '李强', '19900000102', '羊毛大衣 M', 69900),
    },
    { id: 'evt_demo_3', type: 'order.paid', timestamp: at, data: { orderId: 'DEMO-1002' } },
    { id: 'evt_demo_4', type: 'order.shipped', timestamp: at, data: { orderId: 'DEMO-1002', shipment } },
  ]
}
