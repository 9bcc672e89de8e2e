import { DEFAULT_ZONE, localDateOf } from '../../calendar/time.ts'
import type { Field, Known } from '../known.ts'
import { CarrierPauses, pauseDaysWithin } from './carrier-pauses.ts'
import { estimateDays } from './delivery-estimate.ts'
import { BASKET_VALUES, CUT_OFF_VALUES } from './order-values.ts'
import { isServed } from './reach.ts'
import { REFUND_FROM_VALUES } from './refund-from.ts'

/** What a record does not say but a rule of ours makes of it, as `rule.<rule>.<value>`: what data cannot say is code. */
const NAMED_VALUES: Readonly<Record<string, { about: string; fields: Readonly<Record<string, Field>> }>> = {
  refundFrom: { about: 'order', fields: REFUND_FROM_VALUES },
  cutOff: { about: 'order', fields: CUT_OFF_VALUES },
  basket: { about: 'order', fields: BASKET_VALUES },
  reach: { about: 'order', fields: { served: { type: 'flag', always: true, read: isServed } } },
  parcels: { about: 'shipment', fields: { what: { type: 'own', read: whichOfSeveral } } },
  estimateDays: {
    about: 'shipment',
    fields: {
      minDays: { type: 'number', always: true, read: (known) => daysFor(known)?.minDays ?? null },
      maxDays: { type: 'number', always: true, read: (known) => daysFor(known)?.maxDays ?? null },
    },
  },
}

const PREFIX = 'rule.'

/** The value that a path names, of a rule about this type of record; undefined for any other path. */
export function namedValueAt(path: string, about: string): Field | undefined {
  if (!path.startsWith(PREFIX)) return undefined
  const [name = '', value = ''] = path.slice(PREFIX.length).split('.')
  const rule = Object.hasOwn(NAMED_VALUES, name) ? NAMED_VALUES[name] : undefined
  if (rule === undefined || rule.about !== about || !Object.hasOwn(rule.fields, value)) return undefined
  return rule.fields[value]
}

/** Which of several parcels of an order it is, in words; null where it is the only one. */
function whichOfSeveral({ shipment, language }: Known): string | null {
  const { n, of } = shipment?.parcel ?? { n: 1, of: 1 }
  if (of < 2) return null
  return language === 'zh' ? `订单第${n}个包裹（共${of}个）` : `parcel ${n} of ${of} of your order`
}

function daysFor({ shipment, order, settings }: Known) {
  if (shipment === null) return null
  const toRegion = shipment.toRegionCode ?? order?.details?.regionCode ?? ''
  const { minDays, maxDays } = estimateDays(shipment.fromRegionCode ?? '', toRegion)
  const pauses = CarrierPauses.safeParse(settings.carrierPauses).data ?? []
  if (pauses.length === 0 || shipment.shippedAt === null) return { minDays, maxDays }
  const shipped = localDateOf(shipment.shippedAt, DEFAULT_ZONE)
  const later = (days: number) => days + pauseDaysWithin(shipped, days, pauses)
  return { minDays: later(minDays), maxDays: later(maxDays) }
}
