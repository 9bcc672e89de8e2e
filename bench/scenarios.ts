import { acceptOrderEvent } from '#shared/usecases/accept-order-event.ts'
import { reconcile } from '#shared/usecases/reconcile.ts'
import { sweepDue } from '#shared/usecases/sweep-due.ts'
import { type CountedPlatform, openCountedPlatform } from './counted-platform.ts'
import { sumOf, type Work } from './counted-work.ts'
import { contactOn, contactsList, instalmentsList } from './generated-lists.ts'

/** Counted work for each message, and where it went. */
export type Figures = {
  requests: number
  writeUnits: number
  readUnits: number
  queueRequests: number
  submits: number
  places: { writes: Record<string, number>; reads: Record<string, number> }
}

export type Memory = { rssMb: number; heapMb: number }
export type MassSend = { figures: Figures; memory: Memory; seconds: number }

const FIRES_AT = new Date('2026-12-01T01:00:00Z')
const ZONE = 'Asia/Shanghai'

/**
 * Mass sends to this many recipients, over tables of their own: a holiday greeting to all, who consented, then a
 * repayment reminder about a loan of each. Counted from the firing until the run is closed, receipts aside.
 */
export async function measureMassSends(endpoint: string, recipients: number) {
  const platform = await openCountedPlatform(endpoint, `n${recipients}-`)
  await platform.import('contacts', () => contactsList(recipients))
  await platform.import('instalments', () => instalmentsList(recipients))
  platform.clock.at = new Date('2026-11-30T12:00:00Z')
  const holiday = await platform.campaign('holiday-greeting', { date: '2026-12-01' })
  const reminder = await platform.campaign('repayment-reminder')
  platform.clock.at = FIRES_AT
  const fire = (campaignId: typeof holiday, part: string) =>
    measure(platform, recipients, () =>
      platform.queues.campaignJob({ type: 'run', campaignId, part, zone: ZONE, firedAt: FIRES_AT }),
    )
  const sends = { holiday: await fire(holiday, 'greeting'), reminder: await fire(reminder, 'stage') }
  for (const campaignId of [holiday, reminder]) await checkClosed(platform, campaignId, recipients)
  platform.close()
  return sends
}

/**
 * Single messages about that many orders: shipment notices, which are due at once, and nudges, which wait half an hour.
 * Counted are the writes of messages alone, from the event until the carrier took the text.
 */
export async function measureSingles(endpoint: string, orders: number) {
  const platform = await openCountedPlatform(endpoint, `s${orders}-`)
  await platform.import('contacts', () => contactsList(orders))
  platform.clock.at = FIRES_AT
  await platform.campaign('shipment-notice')
  for (let row = 0; row < orders; row += 1) await accept(platform, orderPlaced(row, 'cod'))
  const atOnce = await measure(platform, orders, async () => {
    for (let row = 0; row < orders; row += 1) await accept(platform, orderShipped(row))
  })
  await platform.campaign('unpaid-order-nudge')
  const waiting = await measure(platform, orders, async () => {
    for (let row = orders; row < 2 * orders; row += 1) await accept(platform, orderPlaced(row, 'online'))
    platform.clock.at = new Date(FIRES_AT.getTime() + 30 * 60_000)
    await sweepDue(platform.deps)
  })
  platform.close()
  return { atOnce, waiting }
}

async function measure(platform: CountedPlatform, messages: number, begin: () => Promise<unknown>): Promise<MassSend> {
  const { counter, queues, submits, handlers } = platform
  counter.take()
  queues.requests = 0
  submits.count = 0
  const peak = { rss: 0 }
  const startedMs = performance.now()
  await begin()
  await queues.drain(handlers, () => {
    peak.rss = Math.max(peak.rss, process.memoryUsage.rss())
  })
  const seconds = (performance.now() - startedMs) / 1000
  const figures = figuresOf(counter.take(), messages, { queueRequests: queues.requests, submits: submits.count })
  globalThis.gc?.()
  const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20)
  return {
    figures,
    seconds,
    memory: { rssMb: megabytes(peak.rss), heapMb: megabytes(process.memoryUsage().heapUsed) },
  }
}

function figuresOf(work: Work, messages: number, counts: { queueRequests: number; submits: number }): Figures {
  const each = (units: Record<string, number>) =>
    Object.fromEntries(Object.entries(units).map(([place, count]) => [place, count / messages]))
  return {
    requests: work.requests / messages,
    writeUnits: sumOf(work.writes) / messages,
    readUnits: sumOf(work.reads) / messages,
    queueRequests: counts.queueRequests / messages,
    submits: counts.submits / messages,
    places: { writes: each(work.writes), reads: each(work.reads) },
  }
}

/** A figure of a run that did not send to everybody would mean nothing. */
async function checkClosed(platform: CountedPlatform, campaignId: string, recipients: number): Promise<void> {
  await reconcile(platform.deps)
  const campaign = (await platform.deps.campaigns.list()).find(({ id }) => id === campaignId)
  const { items } = campaign ? await platform.deps.runs.listRuns(campaign.id, { limit: 2 }) : { items: [] }
  const [run] = items
  if (items.length !== 1 || run?.state !== 'closed' || run.planned !== recipients)
    throw new Error(`a run of ${recipients} recipients is not closed: ${JSON.stringify(run)}`)
}

async function accept(platform: CountedPlatform, event: unknown): Promise<void> {
  const outcome = await acceptOrderEvent(platform.deps, event, 'webhook')
  if (outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome))
}

function orderPlaced(row: number, method: 'online' | 'cod') {
  const order = {
    id: `SO-${row}`,
    shop: 'bench',
    buyer: { ...contactOn(row), name: '王芳' },
    currency: 'CNY',
    totalMinor: 17_800,
    items: [{ sku: 'NUT-500', name: '坚果礼盒 500g', quantity: 1 }],
    payment: { method, status: 'unpaid' },
    shipTo: { regionCode: '310115' },
  }
  return { id: `placed-${row}`, type: 'order.placed', timestamp: FIRES_AT.toISOString(), data: { order } }
}

function orderShipped(row: number) {
  const shipment = {
    id: `SH-${row}`,
    carrier: { scheme: 'kuaidi100', code: 'zhongtong', name: '中通快递' },
    trackingNumber: `ZT${String(row).padStart(12, '0')}`,
    fromRegionCode: '330106',
    toRegionCode: '310115',
  }
  const data = { orderId: `SO-${row}`, shipment }
  return { id: `shipped-${row}`, type: 'order.shipped', timestamp: FIRES_AT.toISOString(), data }
}
