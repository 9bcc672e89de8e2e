import { addDays, DEFAULT_ZONE, localDateOf } from '../calendar/time.ts'
import { homeShop, shopOfInstalments, shopOfOrder } from '../records/shop-names.ts'
import type { Known, PathType, PathValue } from './known.ts'

/** How a path that is made of others reads them. */
type Reading = { read(path: string): PathValue; typeOf(path: string): PathType | null; isAlways(path: string): boolean }
type Derived = { type: PathType | null; always: boolean; read(known: Known, reading: Pick<Reading, 'read'>): PathValue }
type Asking = Omit<Reading, 'read'>

const EITHER = '|'
const PLUS = /^plus\.(-?\d{1,3})\.(.+)$/u
/** Most paths are plain, and are read often. */
const MADE_OF_OTHERS = /^(?:plus|count)\.|\|/u
const COUNT = /^count\.(.+)$/u
const SHOP: Readonly<Record<string, Derived>> = {
  'shop.name': { type: 'own', always: false, read: (known) => shopOf(known)?.name ?? null },
  'shop.hotline': { type: 'phone', always: false, read: (known) => shopOf(known)?.hotline ?? null },
  today: { type: 'date', always: true, read: todayOf },
}

/**
 * A value that no record holds but which follows from others: `a|b`, the first that is known; `plus.7.<date>`, so many days
 * later; `count.<list>`; `today`, the reader's when a text is judged; `shop.name` and `shop.hotline`. Undefined for other paths.
 */
export function derivedAt(path: string, asking: Asking): Derived | undefined {
  if (Object.hasOwn(SHOP, path)) return SHOP[path]
  if (!MADE_OF_OTHERS.test(path)) return undefined
  if (path.includes(EITHER)) return eitherOf(path.split(EITHER), asking)
  const [, days = '', date = ''] = PLUS.exec(path) ?? []
  if (date !== '') return laterBy(Number(days), date, asking)
  const [, list = ''] = COUNT.exec(path) ?? []
  return list === '' ? undefined : countOf(list, asking)
}

/** Of a day and an instant the day: that of the instant on the reader's clock. */
function eitherOf(paths: readonly string[], { typeOf, isAlways }: Asking): Derived {
  const types = [...new Set(paths.map(typeOf))]
  const areDays = types.every((type) => type === 'date' || type === 'instant')
  const [type = null] = types
  return {
    type: types.length === 1 ? type : areDays ? 'date' : null,
    always: paths.some(isAlways),
    read: (known, { read }) => {
      const value = paths.map(read).find((one) => one !== null) ?? null
      return types.length > 1 && value instanceof Date ? localDateOf(value, zoneOf(known)) : value
    },
  }
}

function laterBy(days: number, path: string, { typeOf, isAlways }: Asking): Derived {
  const type = typeOf(path)
  return {
    type: type === 'date' || type === 'instant' ? 'date' : null,
    always: isAlways(path),
    read: (known, { read }) => {
      const value = read(path)
      const date = value instanceof Date ? localDateOf(value, zoneOf(known)) : value
      return typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(date) ? addDays(date, days) : null
    },
  }
}

/** Of a list that nobody gave there are none. */
function countOf(path: string, { typeOf }: Asking): Derived {
  return {
    type: typeOf(path) === 'list' ? 'number' : null,
    always: true,
    read: (_, { read }) => {
      const value = read(path)
      return Array.isArray(value) ? value.length : 0
    },
  }
}

function todayOf(known: Known): string | null {
  return known.reader === null ? null : localDateOf(known.reader.now, zoneOf(known))
}

function zoneOf({ reader, contact }: Known): string {
  return reader?.zones[0] ?? contact?.zone ?? DEFAULT_ZONE
}

/** Whose record it is; of a contact the company's. */
function shopOf({ shops, order, instalment, record }: Known) {
  if (order !== null) return shopOfOrder(shops, order)
  if (instalment !== null) return shopOfInstalments(shops, [instalment])
  return record === null ? homeShop(shops) : shopOfInstalments(shops, [record])
}
