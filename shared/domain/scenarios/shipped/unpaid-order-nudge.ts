import * as z from 'zod'
import type { Order } from '#shared/contracts/record.ts'
import { CutOffs, type ShopSettings } from '#shared/contracts/shop.ts'
import { HOUR_MS, isZone } from '../../calendar/time.ts'
import { zonesOfOrder } from '../../people/contact-place.ts'
import { nextOpening, WIDEST_HOURS } from '../../policies/open-hours.ts'
import { findNudgeStop, findStop, isPaid } from '../../records/order-facts.ts'
import { dueOf } from '../../records/order-money.ts'
import { plainIdOf } from '../../records/shop-ids.ts'
import { shopOfOrder } from '../../records/shop-names.ts'
import { dateInWords } from '../../wording/template-render.ts'
import { checkOf } from '../check.ts'
import { type EventKind, type Occurrence, type Situation, settingsReader, type Verdict, type Wording } from '../kind.ts'
import { type CutOffRule, planNudge, type ShippingPromise, shippingPromise } from '../rules/cut-off.ts'
import {
  addressOf,
  CURRENCY_VARIABLE,
  currencyWord,
  mainWording,
  NAME_VARIABLE,
  SHOP_VARIABLES,
  valuesOfShop,
} from '../wording-parts.ts'

const Settings = z.strictObject({
  /** Minutes from the order to its nudge. */
  delayMinutes: z.int().min(1).max(1440).default(30),
  /** Minutes from the order to a second nudge; null for none. Both are stopped by the same facts. */
  secondAfterMinutes: z.int().min(60).max(2880).nullable().default(null),
  /** The warehouse's cut-offs; where there are none, the shop's own. */
  cutOffs: CutOffs.default([]),
  /** Mainland China's public holidays are no cut-off days, its make-up days are. */
  observeHolidays: z.boolean().default(true),
  leadMinutes: z.int().min(20).max(600).default(90),
  guardMinutes: z.int().min(11).max(120).default(20),
  /** The warehouse's IANA time zone. */
  zone: z.string().refine(isZone, 'must be an IANA time zone like Asia/Shanghai').default('Asia/Shanghai'),
})
type Settings = z.infer<typeof Settings>
const settingsOf = settingsReader(Settings)

const DEFAULT_OPEN_HOURS = 72
/** Planned at the latest an hour before the shop closes the unpaid order (facts on nudges), and too late half an hour before. */
const BEFORE_CLOSING_MS = HOUR_MS
const LAST_MOMENT_MS = HOUR_MS / 2
/** Where an hour before the closing leaves less time than this to pay unasked, half-way to it is better. */
const LEAST_PATIENCE_MS = HOUR_MS / 4
/** A nudge that could not leave for a day is no longer a nudge. */
const USEFUL_MS = 24 * HOUR_MS
/** A value is cut at 60 characters, and that there are others must stay. */
const LONGEST_ARTICLE = 50

const VARIABLES: Wording['variables'] = {
  name: NAME_VARIABLE,
  ...SHOP_VARIABLES,
  item: {
    type: 'text',
    optional: true,
  },
  order: { type: 'id' },
  amount: {
    type: 'money',
  },
  currency: CURRENCY_VARIABLE,
  hasPromise: {
    type: 'flag',
  },
  promise: {
    type: 'own',
    optional: true,
  },
  shipsToday: {
    type: 'flag',
  },
  payBefore: {
    type: 'time',
    optional: true,
  },
  shipsLater: { type: 'flag' },
  shipDay: {
    type: 'date',
    optional: true,
  },
}

export const unpaidOrderNudge: EventKind = {
  id: 'unpaid-order-nudge',
  trigger: 'event',
  category: 'transactional',
  settings: Settings,
  audience: { kinds: [], tags: [], exceptTags: [], regions: [] },
  meets: () => true,
  wordings: (content) => [mainWording(content, VARIABLES)],
  wordingOf: () => 'template',

  plan({ order, shops = null }, content) {
    if (order.placedAt === null || order.details === null || order.contactId === null) return []
    if (findNudgeStop(order) !== null) return []
    const settings = withCutOffs(settingsOf(content), order, shops)
    const { placedAt } = order
    const closing = closesAt(order, placedAt)
    return dueInstants(placedAt, closing, settings, zonesOfBuyer(order, settings)).map(
      (dueAt, index): Occurrence => ({
        key: nudgeKey(order.id, placedAt, index + 1),
        subject: { type: 'order', id: order.id },
        category: 'transactional',
        details: { nudge: String(index + 1) },
        happenedAt: placedAt,
        dueAt,
        notAfter: new Date(Math.min(tooLateMs(dueAt, closing), dueAt.getTime() + USEFUL_MS)),
      }),
    )
  },

  explain(order) {
    const stop = findNudgeStop(order)
    return [
      checkOf('order-placed', order.placedAt !== null && order.details !== null),
      { ...checkOf('order-open', stop === null), because: stop },
    ]
  },

  judge(situation, content) {
    const { record } = situation
    if (record.type !== 'order' || record.order.details === null)
      return { kind: 'suppressed', because: 'record-unknown' }
    const stop = findNudgeStop(record.order)
    if (stop !== null) return { kind: 'cancelled', because: stop }
    const due = dueOf(record.order, record.order.details)
    if (!due.ok) return { kind: 'suppressed', because: due.because }
    return (
      judgeDuplicates(record) ?? {
        kind: 'right',
        saw: 'unpaid',
        values: values(
          situation,
          record.order,
          due.minor,
          withCutOffs(settingsOf(content), record.order, situation.shops),
        ),
      }
    )
  },
}

/** What a campaign leaves unsaid its shop may say: when the orders of a day are closed. */
function withCutOffs(settings: Settings, order: Order, shops: ShopSettings | null): Settings {
  if (settings.cutOffs.length > 0) return settings
  return { ...settings, cutOffs: shopOfOrder(shops, order)?.cutOffs ?? [] }
}

export const MOST_NUDGES = 2

export function nudgeKey(orderId: string, placedAt: Date, nudge: number): string {
  return `${placedAt.toISOString().slice(0, 10)}#unpaid-order-nudge#${orderId}#${nudge}`
}

/** Where the order is read, as far as it tells by itself. */
function zonesOfBuyer({ details }: Order, settings: Settings): readonly string[] {
  const zones = details === null || details.phone === null ? [] : zonesOfOrder(details.phone, details)
  return zones.length > 0 ? zones : [settings.zone]
}

/** The second keeps its distance from the first, also where quiet hours or the closing of the order move one of them. */
function dueInstants(placedAt: Date, closing: Date, settings: Settings, zones: readonly string[]): Date[] {
  const latest = latestMs(placedAt, closing)
  const first = new Date(Math.min(planNudge(placedAt, settings satisfies CutOffRule).dueAt.getTime(), latest))
  if (settings.secondAfterMinutes === null) return [first]
  const leavesAt = (nextOpening(first, zones, [WIDEST_HOURS]) ?? first).getTime()
  const second = Math.min(
    Math.max(placedAt.getTime() + settings.secondAfterMinutes * 60_000, leavesAt + HOUR_MS),
    latest,
  )
  return second >= leavesAt + HOUR_MS ? [first, new Date(second)] : [first]
}

/** Half-way where an order closes too soon for an hour before that: shops that close after 30 minutes are common. */
function latestMs(placedAt: Date, closing: Date): number {
  const hourBefore = closing.getTime() - BEFORE_CLOSING_MS
  if (hourBefore >= placedAt.getTime() + LEAST_PATIENCE_MS) return hourBefore
  return Math.max(placedAt.getTime(), middleMs(placedAt, closing))
}

function tooLateMs(dueAt: Date, closing: Date): number {
  return Math.max(closing.getTime() - LAST_MOMENT_MS, middleMs(dueAt, closing))
}

function middleMs(from: Date, to: Date): number {
  return (from.getTime() + to.getTime()) / 2
}

function closesAt(order: Order, placedAt: Date): Date {
  return order.details?.closesAt ?? new Date(placedAt.getTime() + DEFAULT_OPEN_HOURS * HOUR_MS)
}

/** Of orders for the same basket one payment is enough, and only the newest unpaid one is nudged. */
function judgeDuplicates({ order, sameBasket }: { order: Order; sameBasket: readonly Order[] }): Verdict | null {
  if (sameBasket.some((other) => isPaid(other))) {
    return { kind: 'suppressed', because: 'duplicate-paid' }
  }
  const newer = sameBasket.some((other) => findStop(other) === null && isNewer(other, order))
  return newer ? { kind: 'suppressed', because: 'duplicate-newer' } : null
}

function isNewer(other: Order, order: Order): boolean {
  const difference = (other.placedAt?.getTime() ?? 0) - (order.placedAt?.getTime() ?? 0)
  return difference > 0 || (difference === 0 && other.id > order.id)
}

function values(situation: Situation, order: Order, dueMinor: number, settings: Settings) {
  const promise = shippingPromise(situation.now, settings, situation.zones)
  const details = order.details
  return {
    name: addressOf(situation),
    ...valuesOfShop(shopOfOrder(situation.shops, order)),
    item: articlesOf(order, situation.language),
    order: plainIdOf(order.id, order.shop),
    amount: details === null ? null : { minor: dueMinor, currency: details.currency },
    currency: currencyWord(details?.currency ?? 'CNY', situation.language),
    hasPromise: promise !== null,
    promise: promiseInWords(promise, situation.language),
    shipsToday: promise?.shipsToday === true,
    payBefore: promise?.shipsToday === true ? promise.payBefore : null,
    shipsLater: promise?.shipsToday === false,
    shipDay: promise?.shipsToday === false ? promise.shipDay : null,
  }
}

function promiseInWords(promise: ShippingPromise | null, language: Situation['language']): string | null {
  if (promise === null) return null
  if (promise.shipsToday) {
    const { payBefore } = promise
    return language === 'zh' ? `${payBefore}前付款，预计今天发出` : `Pay before ${payBefore} and it should ship today`
  }
  const day = dateInWords(promise.shipDay, language)
  return language === 'zh' ? `现在付款，预计${day}发出` : `Pay now and it should ship on ${day}`
}

/** The first article with a name, and that there are others: the amount is that of the whole order. */
function articlesOf({ details }: Order, language: Situation['language']): string | null {
  const items = details?.items ?? []
  const name = items.map((item) => item.name.trim()).find((one) => one !== '')
  if (name === undefined) return null
  if (new Set(items.map(({ sku }) => sku)).size < 2) return name
  const shown = [...name].slice(0, LONGEST_ARTICLE).join('')
  return language === 'zh' ? `${shown}等商品` : `${shown} and more`
}
