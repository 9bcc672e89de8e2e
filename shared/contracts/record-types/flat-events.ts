import * as z from 'zod'
import { event, ForWhom, type RecordChanged, ShopName } from '../order-event.ts'
import { ForeignId, Instant } from '../primitives.ts'
import type { DeclaredRecord } from './declare.ts'
import { shapeOfField } from './field-shapes.ts'
import { KEPT_TYPES, keptType } from './kept-types.ts'
import { ORDER_TOLD } from './order-told.ts'

/** Whose a record is, and when its fact was: beside the fields in the `data` of a flat event. */
const ENVELOPE = {
  shop: ShopName.optional(),
  contactId: ForeignId.optional(),
  orderId: ForeignId.optional(),
  contact: ForWhom.optional(),
  at: Instant.optional(),
}

const FLAT_TYPES: readonly DeclaredRecord[] = [...KEPT_TYPES, ORDER_TOLD]

/** The events of declared types and those of orders that have no shape of their own, each with its flat `data`: for the API's document. */
export const FLAT_EVENTS = FLAT_TYPES.flatMap((type) =>
  Object.keys(type.facts).map((fact) => event(`${type.type}.${fact}`, flatData(type))),
)

/** The id of a contact's own record is the contact's. */
function idField({ type }: DeclaredRecord): string {
  return `${type}Id`
}

function flatData(type: DeclaredRecord) {
  const fields = Object.entries(type.fields).map(([name, field]) => [name, shapeOfField(field).nullish()] as const)
  return z.object({ ...ENVELOPE, ...Object.fromEntries(fields), [idField(type)]: ForeignId })
}

/** The type and fact that an event's name says; undefined where nothing declares them. */
function readName(name: string): { type: DeclaredRecord; fact: string } | undefined {
  const cut = name.indexOf('.')
  const [noun, fact] = [name.slice(0, cut), name.slice(cut + 1)]
  const type = noun === ORDER_TOLD.type ? ORDER_TOLD : keptType(noun)
  return type !== undefined && Object.hasOwn(type.facts, fact) ? { type, fact } : undefined
}

/** Whether an event of this name tells a declared fact. */
export function isFlatEvent(name: string): boolean {
  return readName(name) !== undefined
}

/** The `record.changed` that a flat event means; its faults where it cannot be read. `name` must be that of a flat event. */
export function readFlatEvent(name: string, body: unknown): z.ZodSafeParseResult<RecordChanged> {
  const { type, fact } = readName(name) ?? { type: KEPT_TYPES[0], fact: '' }
  if (type === undefined) throw new TypeError('no record type is declared')
  const own = idField(type)
  const schema = event(name, flatData(type)).transform(({ id, timestamp, data }): RecordChanged => {
    const { shop, contactId, orderId, contact, at, ...others } = data
    const rest: Readonly<Record<string, unknown>> = others
    const isOwn = own === 'orderId'
    const fields = Object.entries(rest).filter(
      ([field, value]) => Object.hasOwn(type.fields, field) && value !== undefined,
    )
    return {
      id,
      timestamp,
      type: 'record.changed',
      data: {
        type: type.type,
        id: String(isOwn ? orderId : (rest[own] ?? contactId)),
        ...(shop !== undefined && { shop }),
        ...(contactId !== undefined && { contactId }),
        ...(orderId !== undefined && !isOwn && { orderId }),
        ...(contact !== undefined && { contact }),
        facts: { [fact]: at ?? timestamp },
        fields: Object.fromEntries(fields),
      },
    }
  })
  return schema.safeParse(body)
}
