import * as z from 'zod'
import { OrderEvent } from '#shared/contracts/order-event.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import { FLAT_EVENTS } from '#shared/contracts/record-types/flat-events.ts'
import { sampleOf } from '../sample-values.ts'
import type { NeededEvent } from './needed-event.ts'

export type SampleEvent = { id: string; type: string; timestamp: string; data: unknown }
/** `wants`: fields that are shown though they may be left out. */
type Asked = { wants: ReadonlySet<string>; language: Language }

/** Who it is about, and what an event must name though each alone may be left out. */
const ALWAYS = ['buyer', 'contact', 'name', 'phone', 'orderId', 'sku', 'shipTo', 'regionCode']
const AT = '2027-01-05T10:00:00+08:00'
const SHAPES = new Map<string, z.ZodType>(
  [...OrderEvent.options, ...FLAT_EVENTS].map(({ shape }) => [shape.type.value, shape.data]),
)

/** An event of that type with samples, ready to be copied: what its contract asks for and what the kind's texts say. */
export function sampleEvent({ type, fields }: Pick<NeededEvent, 'type' | 'fields'>, language: Language): SampleEvent {
  const asked = { wants: new Set([...ALWAYS, ...fields]), language }
  const schema = schemaOf(type)
  return { id: 'evt-1001', type, timestamp: AT, data: schema === undefined ? {} : sampleAt('data', schema, asked) }
}

type Schema = z.core.JSONSchema.JSONSchema

const schemas = new Map<string, Schema>()

/** Each is written once: the list of kinds asks for the same few in both languages. */
function schemaOf(type: string): Schema | undefined {
  const [known, shape] = [schemas.get(type), SHAPES.get(type)]
  if (known !== undefined || shape === undefined) return known
  const schema = z.toJSONSchema(shape, { io: 'input' })
  schemas.set(type, schema)
  return schema
}

/** `place`: the field behind that in which it stands, `items.name`. */
function sampleAt(place: string, schema: Schema, asked: Asked): unknown {
  const [first] = schema.anyOf ?? []
  if (first !== undefined) return typeof first === 'boolean' ? first : sampleAt(place, first, asked)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.type === 'object') return objectAt(place, schema, asked)
  if (schema.type === 'array') return [sampleAt(place, itemOf(schema), asked)]
  if (schema.type === 'integer' || schema.type === 'number') return place.endsWith('Minor') ? 17800 : 1
  return schema.type === 'boolean' ? true : textAt(place, schema, asked)
}

function objectAt(place: string, { properties = {}, required = [] }: Schema, asked: Asked): Record<string, unknown> {
  const shown = Object.entries(properties).filter(([name]) => required.includes(name) || asked.wants.has(name))
  return Object.fromEntries(
    shown.map(([name, schema]) => {
      const inside = `${lastOf(place)}.${name}`
      return [name, typeof schema === 'boolean' ? schema : sampleAt(inside, schema, asked)]
    }),
  )
}

function itemOf({ items }: Schema): Schema {
  return typeof items === 'object' && !Array.isArray(items) ? items : { type: 'string' }
}

function textAt(place: string, { format, pattern = '' }: Schema, { language }: Asked): unknown {
  if (format === 'date-time') return AT
  if (format === 'date') return '2027-01-10'
  if (pattern.includes('[01]\\d')) return '09:00'
  if (pattern.includes('[\\d -]')) return '400-000-0000'
  const name = lastOf(place)
  const own = [place, name].find((key) => Object.hasOwn(OWN, key))
  if (own !== undefined) return OWN[own]?.[language]
  return sampleOf(name.endsWith('Id') ? 'id' : 'text', name)[language]
}

function lastOf(place: string): string {
  return place.slice(place.lastIndexOf('.') + 1)
}

const same = (word: string) => ({ zh: word, en: word })
/** What a text says otherwise, or stands in no text. */
const OWN: Readonly<Record<string, Record<Language, string>>> = {
  'carrier.code': same('SF'),
  'carrier.name': { zh: '顺丰速运', en: 'SF Express' },
  'carrier.scheme': same('carillon'),
  'items.name': { zh: '坚果礼盒', en: 'nut gift box' },
  'shipment.id': same('SP-1001'),
  contractId: same('HT-0001'),
  currency: same('CNY'),
  name: { zh: '王芳', en: 'Wang Fang' },
  phone: same('19900000001'),
  regionCode: same('110105'),
  shipmentId: same('SP-1001'),
  shop: same('main'),
  sku: same('NUT-500'),
  zone: same('Asia/Shanghai'),
}
