import type { Language } from '#shared/contracts/primitives.ts'
import type { Order } from '#shared/contracts/record.ts'
import { dateInWords } from '../../wording/template-render.ts'
import type { Field, Known, PathValue } from '../known.ts'
import { type ShippingPromise, shippingPromise } from './cut-off.ts'
import { cutOffsFor } from './cut-off-anchor.ts'

/** A value is cut at 60 characters, and that there are others must stay. */
const LONGEST_ARTICLE = 50

const ofPromise = (read: (promise: ShippingPromise | null, language: Language) => PathValue) => (known: Known) =>
  read(promiseFor(known), known.language)

/** What can truthfully be said of the shipping of an order that is paid now. */
export const CUT_OFF_VALUES: Readonly<Record<string, Field>> = {
  hasPromise: { type: 'flag', always: true, read: ofPromise((promise) => promise !== null) },
  promise: { type: 'own', read: ofPromise(promiseInWords) },
  shipsToday: { type: 'flag', always: true, read: ofPromise((promise) => promise?.shipsToday === true) },
  payBefore: {
    type: 'time',
    read: ofPromise((promise) => (promise?.shipsToday === true ? promise.payBefore : null)),
  },
  shipsLater: { type: 'flag', always: true, read: ofPromise((promise) => promise?.shipsToday === false) },
  shipDay: {
    type: 'date',
    read: ofPromise((promise) => (promise?.shipsToday === false ? promise.shipDay : null)),
  },
}

export const BASKET_VALUES: Readonly<Record<string, Field>> = {
  articles: { type: 'text', read: articlesOfAll },
}

function promiseFor({ order, shops, settings, reader }: Known): ShippingPromise | null {
  if (order === null || reader === null) return null
  return shippingPromise(reader.now, cutOffsFor(settings, order, shops), reader.zones)
}

function promiseInWords(promise: ShippingPromise | null, language: Language): string | null {
  if (promise === null) return null
  if (promise.shipsToday) {
    const { payBefore } = promise
    return language === 'zh' ? `${payBefore}前付款，预计今天发出` : `Pay before ${payBefore} and it should ship today`
  }
  const day = dateInWords(promise.shipDay, language)
  return language === 'zh' ? `现在付款，预计${day}发出` : `Pay now and it should ship on ${day}`
}

/** Where a text tells of several orders, how many they are: its own is the newest. */
function articlesOfAll({ order, all, language }: Known): string | null {
  const own = order === null ? null : articlesOf(order, language)
  if (all.length < 2) return own
  if (language === 'zh') return `${own ?? ''}${own === null ? '' : '等'}${all.length}笔订单`
  return `${own ?? 'order'} (${all.length} orders)`
}

/** The first article with a name, and that there are others: the amount is that of the whole order. */
function articlesOf({ details }: Order, language: Language): string | null {
  const items = details?.items ?? []
  const name = items.map((item) => item.name.trim()).find((one) => one !== '')
  if (name === undefined) return null
  if (new Set(items.map(({ sku }) => sku)).size < 2) return name
  const shown = [...name].slice(0, LONGEST_ARTICLE).join('')
  return language === 'zh' ? `${shown}等商品` : `${shown} and more`
}
