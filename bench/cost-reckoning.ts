import type { UnitsOfWork } from './cost-scenarios.ts'
import type { Figures } from './measure.ts'
import { CARRIER_FEES, PRICES } from './prices.ts'

/** A month: how often each thing happens in it. */
export type Month = { contacts: number; orders: number; massTexts: number }
export type Line = { what: string; arithmetic: string; usd: number }

const MINUTES_A_MONTH = 730 * 60
const TEXTS_AN_ORDER = 2
const EVENTS_AN_ORDER = 2
const PAGE = 100

/** What counting cannot tell: how long calls last, how many log lines come at once. Each on the dear side. */
const ASSUMED = {
  memoryGb: 0.5,
  tickSeconds: 0.2,
  eventSeconds: 0.15,
  batchSeconds: 0.5,
  /** Pages wait for the pace inside of their call, and at most two are under way. */
  pageSeconds: 7,
  receiptLines: 10,
  receiptBatchSeconds: 0.5,
  deliveryLogKb: 0.5,
  ownLogKb: 1,
  messageKb: 1,
} as const

/** Alarms of the stacks `Account` and `dev` by the metrics they watch, event sources, metrics of an idle platform. */
export type Standing = { alarmMetrics: number; eventSources: number; ownMetrics: number }

const POLLERS = 5
const POLLS_A_MINUTE = 3

export function reckonQuiet(units: UnitsOfWork, { alarmMetrics, eventSources, ownMetrics }: Standing): Line[] {
  const ticks = MINUTES_A_MONTH * 1.2
  return [
    ...tableLines([['minutes', MINUTES_A_MONTH, units.quietMinute]]),
    line('queues: waiting for jobs', [eventSources, POLLERS, POLLS_A_MINUTE, MINUTES_A_MONTH], PRICES.queueRequest),
    ...callLines(ticks, ASSUMED.tickSeconds),
    line('alarms', [alarmMetrics], PRICES.alarm),
    line('metrics of our own', [ownMetrics], PRICES.metric),
  ].filter(({ usd }) => usd > 0)
}

export function reckonMonth(units: UnitsOfWork, month: Month): Line[] {
  const texts = month.orders * TEXTS_AN_ORDER + month.massTexts
  const events = month.orders * EVENTS_AN_ORDER
  const batches = month.orders * TEXTS_AN_ORDER
  const pages = Math.ceil(month.massTexts / PAGE)
  const receipts = Math.ceil(texts / ASSUMED.receiptLines)
  const seconds =
    events * ASSUMED.eventSeconds +
    batches * ASSUMED.batchSeconds +
    pages * ASSUMED.pageSeconds +
    receipts * ASSUMED.receiptBatchSeconds
  const calls = events + batches + pages + 2 * receipts
  const work: Work[] = [
    ['contacts', month.contacts, units.contact],
    ['orders', month.orders, units.order],
    ['mass texts', month.massTexts, units.massText],
    ['receipts', texts, units.receipt],
  ]
  const queueRequests = work.reduce((sum, [, times, { queueRequests: each }]) => sum + times * each, 3 * receipts)
  return [
    ...tableLines(work),
    line('messages kept', [texts, ASSUMED.messageKb / 1e6], PRICES.tableGigabyte),
    line('queue requests', [Math.round(queueRequests)], PRICES.queueRequest),
    ...callLines(calls, seconds / calls),
    line('requests to the API', [events], PRICES.apiRequest),
    line('events of receipts', [receipts], PRICES.busEvent),
    line('logs, GB', [texts, (ASSUMED.deliveryLogKb + ASSUMED.ownLogKb) / 1e6], PRICES.logGigabyte),
    line('SNS requests', [texts], PRICES.publish),
  ].filter(({ usd }) => usd > 0)
}

/** The carrier's own fee, beside which all of the above is little. */
export function carrierFees(month: Month, parts: number): Line[] {
  const texts = month.orders * TEXTS_AN_ORDER + month.massTexts
  return Object.entries(CARRIER_FEES).map(([where, fee]) => line(`the carrier: ${where}`, [texts, parts], fee))
}

export function sumOfLines(lines: readonly Line[]): number {
  return lines.reduce((sum, { usd }) => sum + usd, 0)
}

type Work = [what: string, times: number, each: Figures]

function tableLines(work: readonly Work[]): Line[] {
  return work.flatMap(([what, times, each]) => [
    line(`${what}: write units`, [times, rounded(each.writeUnits)], PRICES.writeUnit),
    line(`${what}: read units`, [times, rounded(each.readUnits)], PRICES.readUnit),
  ])
}

function callLines(calls: number, secondsEach: number): Line[] {
  return [
    line('calls of functions', [Math.round(calls)], PRICES.call),
    line('their time, GB seconds', [Math.round(calls * secondsEach), ASSUMED.memoryGb], PRICES.gigabyteSecond),
  ]
}

function line(what: string, factors: readonly number[], price: number): Line {
  const product = factors.reduce((sum, factor) => sum * factor, 1)
  return { what, arithmetic: [...factors.map(nice), priceOf(price)].join(' × '), usd: product * price }
}

function priceOf(price: number): string {
  return price < 0.001 ? `${rounded(price * 1e6)}/M` : String(price)
}

function nice(value: number): string {
  return value < 1 ? String(Number(value.toPrecision(3))) : value.toLocaleString('en')
}

function rounded(value: number): number {
  return Number(value.toFixed(3))
}
