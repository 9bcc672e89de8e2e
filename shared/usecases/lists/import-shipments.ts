import { type OrderEvent, type RecordChanged, ShippedParcel } from '#shared/contracts/order-event.ts'
import type { Shipment } from '#shared/contracts/record.ts'
import type { RecordChange } from '#shared/domain/lists/record-row.ts'
import { checkSaying } from '#shared/domain/records/read-saying.ts'
import { shipmentRecord } from '#shared/domain/records/shipment-record.ts'
import { recordIdOf } from '#shared/domain/records/shop-ids.ts'
import { findShop } from '../intake/find-shop.ts'
import { recordEvent } from '../intake/record-event.ts'
import { translateSaying } from '../intake/translate-saying.ts'
import type { ImportOrdersDeps } from './import-orders.ts'
import type { RowResult } from './import-rows.ts'
import { eventOf, type ListedFile, type ListedRow, refuserOf } from './listed-row.ts'

/** What names a carrier is a word of the list, of no scheme that anybody keeps. */
const SCHEME = 'list'

/**
 * Writes a row as what it says of a parcel: one that is new is told of whole, with the order that it is of. It texts nobody:
 * a notice goes out by the event of a shop, not by a list that comes days later. A repeat writes nothing more.
 */
export async function writeShipment(deps: ImportOrdersDeps, file: ListedFile, row: ListedRow): Promise<RowResult> {
  const { line, change, problems } = row
  const refuse = refuserOf(file, row)
  const event = eventOf(file, row, undefined)
  const where = await findShop(deps, event)
  if (where === 'which-shop') return refuse('which-shop', 'shop')
  const id = recordIdOf(change.id, where.shop)
  const known = await deps.records.findShipment(id)
  const orderId = known?.orderId ?? (change.orderId === undefined ? null : recordIdOf(change.orderId, where.shop))
  const order = orderId === null ? undefined : await deps.records.findOrder(orderId)
  if (orderId !== null && order?.contactId == null) return refuse('order-unknown', 'order')
  const isNew = known?.shippedAt == null
  const shipped = isNew ? shippedOf(event, change) : null
  if (isNew && (shipped === null || orderId === null)) return refuse('shipment-incomplete', 'id')
  const said = saidBeside(event, change, known)
  const [fault] = checkSaying(said.data).faults
  if (fault !== undefined) return refuse('value-unreadable', `field.${fault.path.replace(/^fields\./u, '')}`)
  if (shipped !== null) await recordEvent(deps, shipped, where)
  const { events, lacks } = await translateSaying(deps, said, where)
  if (lacks.length > 0 && !isNew) return refuse('fact-incomplete', 'id')
  for (const one of events) await recordEvent(deps, one, where)
  const after = await deps.records.findShipment(id)
  if (!isNew && events.length === 0)
    return { line, outcome: known?.saidAt?.getTime() === file.since.getTime() ? 'changed' : 'unchanged', problems }
  const whose = { contactId: order?.contactId ?? null, orderId }
  const former = { of: 'shipment', id, ...whose, before: known ?? null, rev: after?.rev ?? 0, line } as const
  return { line, outcome: isNew ? 'new' : 'changed', problems, former }
}

/** The parcel as the event that tells of it first; null where the row does not say enough. */
function shippedOf(event: RecordChanged, { id, orderId, facts, fields }: RecordChange): OrderEvent | null {
  const name = typeof fields.carrier === 'string' ? fields.carrier : ''
  const parcel = ShippedParcel.safeParse({ ...fields, id, carrier: { scheme: SCHEME, code: name.slice(0, 40), name } })
  if (!parcel.success || facts.shipped === undefined || orderId === undefined) return null
  const data = { shop: event.data.shop, orderId, shipment: parcel.data }
  return { id: event.id, type: 'order.shipped', timestamp: facts.shipped, data }
}

type Value = (parcel: { shipment: Shipment; order: undefined }) => unknown

/** What the row says besides, without what is known already: a list that comes again says nothing. */
function saidBeside(event: RecordChanged, { facts, fields }: RecordChange, known: Shipment | undefined): RecordChanged {
  const { shipped: _, ...others } = facts
  const { carrier: __, ...rest } = fields
  const kept: Readonly<Record<string, { value: Value } | undefined>> = shipmentRecord.fields
  const isKnown = (name: string, value: unknown) =>
    known !== undefined &&
    JSON.stringify(kept[name]?.value({ shipment: known, order: undefined })) === JSON.stringify(value)
  const isDelivered = known?.deliveredAt != null
  return {
    ...event,
    data: {
      ...event.data,
      facts: Object.fromEntries(Object.entries(others).filter(([name]) => name !== 'delivered' || !isDelivered)),
      fields: Object.fromEntries(
        Object.entries(rest).filter(([name, value]) => name in shipmentRecord.fields && !isKnown(name, value)),
      ),
    },
  }
}
