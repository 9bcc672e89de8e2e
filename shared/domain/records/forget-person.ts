import type { Instalment, KeptRecord, Order, OrderDetails, Shipment } from '#shared/contracts/record.ts'
import type { DeclaredRecord, FieldKind } from '#shared/contracts/record-types/declare.ts'
import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import { withoutPeople } from './said-beside.ts'

/** What holds no words of anybody. */
const PLAIN: ReadonlySet<FieldKind> = new Set([
  'id',
  'number',
  'money',
  'currency',
  'date',
  'time',
  'instant',
  'deadline',
  'flag',
  'choice',
  'record',
])

/** The order without whose it was and what was in it: goods stay as their SKU, sums and facts stay. The very same where it has none. */
export function forgetBuyer(order: Order): Order {
  const said = order.said === null ? null : withoutPeople(order.said)
  const isSaidBlank = Object.keys(said ?? {}).length === Object.keys(order.said ?? {}).length
  const details = order.details === null || isBlank(order.details) ? order.details : blank(order.details)
  if (isSaidBlank && details === order.details) return order
  return { ...order, details, said: Object.keys(said ?? {}).length === 0 ? null : said, rev: order.rev + 1 }
}

function isBlank({ buyerName, phone, zone, regionCode, buyerRegionCode, items }: OrderDetails): boolean {
  const isNobodys = [buyerName, phone, zone, regionCode, buyerRegionCode].every((one) => one === null)
  return isNobodys && items.every(({ name }) => name === '')
}

function blank(details: OrderDetails): OrderDetails {
  return {
    ...details,
    ...{ buyerName: null, phone: null, zone: null, regionCode: null, buyerRegionCode: null },
    items: details.items.map((item) => ({ ...item, name: '' })),
  }
}

/** The parcel without where it goes, and where it was. Its number stays: it is what keeps one parcel from being told of twice. */
export function forgetAddress(shipment: Shipment): Shipment {
  const { toRegionCode, way, track } = shipment
  const isBlank = toRegionCode === null && way === null && track?.every(({ place }) => place === null) !== false
  if (isBlank) return shipment
  const words = track?.map((word) => ({ ...word, place: null })) ?? null
  return { ...shipment, toRegionCode: null, way: null, track: words, rev: shipment.rev + 1 }
}

/** The instalment without the tail of a card. */
export function forgetCard(instalment: Instalment): Instalment {
  return instalment.cardTail === null ? instalment : { ...instalment, cardTail: null, rev: instalment.rev + 1 }
}

/** The record without words, numbers and people: facts, sums, days and choices stay. A field that is not declared goes. */
export function forgetFields(record: KeptRecord): KeptRecord {
  const type = keptType(record.type)
  const kept = Object.entries(record.fields).filter(([name]) => isPlain(type, name))
  if (kept.length === Object.keys(record.fields).length) return record
  return { ...record, fields: Object.fromEntries(kept), rev: record.rev + 1 }
}

function isPlain(type: DeclaredRecord | undefined, field: string): boolean {
  const kind = type?.fields[field]?.kind
  return kind !== undefined && PLAIN.has(kind)
}
