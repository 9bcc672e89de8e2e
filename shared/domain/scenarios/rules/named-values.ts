import type { Field, Known } from '../known.ts'
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

function daysFor({ shipment, order }: Known) {
  if (shipment === null) return null
  const toRegion = shipment.toRegionCode ?? order?.details?.regionCode ?? ''
  return estimateDays(shipment.fromRegionCode ?? '', toRegion)
}
