import { isDateValue } from '#shared/contracts/custom-columns.ts'
import { Reason } from '#shared/contracts/message.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { Order } from '#shared/contracts/record.ts'
import { ORDER_TOLD } from '#shared/contracts/record-types/order-told.ts'
import { deadlineOf } from '../records/deadline.ts'
import { ifGood, isRemitted, paidSince } from '../records/order-facts.ts'
import { dueOf } from '../records/order-money.ts'
import { isSetterKept, setterOf } from '../records/set-by.ts'
import { plainIdOf } from '../records/shop-ids.ts'
import { instantsOfTold, isToldFact, toldAtOf } from '../records/told-facts.ts'
import type { Money } from '../wording/template.ts'
import { pathTypeOf } from './about-kept.ts'
import type { About, Fact, FactState, Field, Known, PathValue } from './known.ts'
import { shipDayOf } from './rules/ship-day.ts'

const ofOrder = (read: (order: Order) => PathValue) => (known: Known) => known.order && read(known.order)
const ofEach = (read: (order: Order) => readonly Date[]) => (known: Known) =>
  known.order === null ? [] : read(known.order)

const factOfOrder = (ends: Reason, read: (order: Order) => FactState): Fact => ({
  ends,
  read: ({ order }) => order && read(order),
  ...(isSetterKept(ends) && { byHand: ({ order }) => order !== null && setterOf(order, ends) !== null }),
})

/** What somebody says ends a question; what the shop says has its own word. */
const OWN_WORDS: ReadonlySet<string> = new Set(['stock-found', 'delayed', 'changed', 'label-printed', 'stop-failed'])

/** What scenarios know of orders. */
export const aboutOrder: About = {
  fields: {
    id: { type: 'id', always: true, read: ofOrder(({ id, shop }) => plainIdOf(id, shop)) },
    shop: { type: 'text', always: true, read: ofOrder(({ details }) => details?.shop ?? null) },
    totalMinor: { type: 'money', always: true, read: ofOrder((one) => moneyOf(one, one.details?.totalMinor)) },
    dueMinor: { type: 'money', read: ofOrder(dueMoneyOf) },
    currency: { type: 'own', always: true, read: ofOrder(({ details }) => details?.currency ?? null) },
    item: { type: 'text', read: ofOrder(firstItemOf) },
    payment: { type: 'text', always: true, read: ofOrder(({ details }) => details?.paymentMethod ?? null) },
    regionCode: { type: 'text', read: ofOrder(({ details }) => details?.regionCode ?? null) },
    closesAt: { type: 'instant', read: ofOrder(({ details }) => details?.closesAt ?? null) },
    paidMinor: { type: 'money', read: ofOrder((one) => moneyOf(one, one.partPaidMinor ?? one.details?.paidMinor)) },
    surchargeMinor: { type: 'money', read: ofOrder(surchargeOf) },
    quantity: { type: 'number', read: ofOrder(quantityOf) },
    on: { type: 'date', read: ofOrder(({ promise }) => promise?.on ?? null) },
    until: { type: 'date', read: ofOrder(lastDayOf) },
    sku: { type: 'id', read: ofOrder(({ outOfStockSkus }) => outOfStockSkus[0] ?? null) },
    skus: { type: 'list', read: ofOrder(({ outOfStockSkus }) => outOfStockSkus) },
    lacking: { type: 'text', read: ({ order, language }) => order && lackingOf(order, language) },
    ...saidFields(),
    shipBy: { type: 'instant', read: ofOrder((one) => deadlineIn(one, 'newShipBy') ?? deadlineIn(one, 'shipBy')) },
    shipDay: { type: 'date', read: shipDayOf },
  },
  facts: {
    placed: factOfOrder('stop-condition-met', ({ placedAt }) => placedAt),
    paid: factOfOrder('order-paid', paidSince),
    'payment-failed': factOfOrder('payment-failed', ({ paymentFailedAt }) => paymentFailedAt),
    'part-paid': factOfOrder('partly-paid', (one) => ifGood(one, one.partPaidAt)),
    'payment-promised': factOfOrder('payment-promised', ({ paymentPromisedAt }) => paymentPromisedAt),
    cancelled: factOfOrder('order-cancelled', ({ cancelledAt }) => cancelledAt),
    closed: factOfOrder('order-closed', ({ closedAt }) => closedAt),
    'refund-requested': factOfOrder('refund-requested', ({ refundRequestedAt }) => refundRequestedAt),
    'out-of-stock': {
      ...factOfOrder('out-of-stock', ({ outOfStockAt }) => outOfStockAt),
      all: ofEach((one) => instantsOfTold(one, 'outOfStockAt', one.outOfStockAt)),
    },
    'remittance-announced': factOfOrder('remittance-announced', (one) =>
      isRemitted(one) ? (one.remittanceReceivedAt ?? one.remittanceAnnouncedAt) : null,
    ),
    shipped: { ends: 'order-shipped', read: shippedAtOf },
    delivered: factOfOrder('order-delivered', ({ deliveredAt }) => deliveredAt),
    ...toldFacts(),
  },
}

function toldFacts(): Record<string, Fact> {
  return Object.fromEntries(
    Object.entries(ORDER_TOLD.facts).flatMap(([name, { keeps }]) => {
      if (!isToldFact(name)) return []
      const ends = Reason.parse(OWN_WORDS.has(name) ? `order-${name}` : 'answered')
      const fact = factOfOrder(ends, (one) => toldAtOf(one, name))
      const all = ofEach((one) => instantsOfTold(one, name, toldAtOf(one, name)))
      return [[name, keeps === 'newest' ? { ...fact, all } : fact] as const]
    }),
  )
}

/** What was said of an order beside its details. */
function saidFields(): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(ORDER_TOLD.fields).map(([name, { kind }]) => {
      const type = pathTypeOf(kind) ?? 'text'
      return [name, { type, read: ofOrder((one) => saidIn(one, name, type)) }] as const
    }),
  )
}

function saidIn(order: Order, name: string, type: Field['type']): PathValue {
  const value = order.said?.[name] ?? null
  if (type === 'money') return typeof value === 'number' ? moneyOf(order, value) : null
  if (type === 'instant') return deadlineIn(order, name)
  return typeof value === 'object' && !Array.isArray(value) ? null : value
}

function deadlineIn({ said }: Order, name: string): Date | null {
  const value = said?.[name]
  return typeof value === 'string' ? deadlineOf(value) : null
}

/** What somebody pays more who pays the courier. */
function surchargeOf(order: Order): Money | null {
  const { codTotalMinor: cod, onlineTotalMinor: online } = order.said ?? {}
  return typeof cod === 'number' && typeof online === 'number' ? moneyOf(order, Math.max(0, cod - online)) : null
}

function quantityOf({ details }: Order): number | null {
  const items = details?.items ?? []
  return items.length === 0 ? null : items.reduce((sum, { quantity }) => sum + quantity, 0)
}

/** The last day of a promise to pay: its own where it names one. */
function lastDayOf({ promise }: Order): string | null {
  if (promise === null) return null
  return isDateValue(promise.until) ? promise.until : promise.on
}

/** The articles that ran out, as the order names them. */
function lackingOf({ details, outOfStockSkus }: Order, language: Language): string | null {
  const nameOf = (sku: string) => details?.items.find((item) => item.sku === sku)?.name.trim() || sku
  return outOfStockSkus.length === 0 ? null : outOfStockSkus.map(nameOf).join(language === 'zh' ? '、' : ', ')
}

function moneyOf({ details }: Order, minor: number | null | undefined): Money | null {
  return details === null || minor == null ? null : { minor, currency: details.currency }
}

function dueMoneyOf(one: Order): Money | null {
  const due = one.details === null ? null : dueOf(one, one.details)
  return due?.ok === true ? moneyOf(one, due.minor) : null
}

function firstItemOf({ details }: Order): string | null {
  return details?.items.map(({ name }) => name.trim()).find((name) => name !== '') ?? null
}

/** Of several parcels the first. */
function shippedAtOf({ order: one, shipments }: Known): FactState {
  const times = shipments.flatMap(({ shippedAt }) => shippedAt?.getTime() ?? [])
  if (times.length > 0) return new Date(Math.min(...times))
  return one !== null && one.shipmentIds.length > 0 ? 'heard' : null
}
