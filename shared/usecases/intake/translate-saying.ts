import type { OrderEvent, RecordChanged } from '#shared/contracts/order-event.ts'
import type { Order } from '#shared/contracts/record.ts'
import type { EventPart, Lack } from '#shared/domain/records/define-record.ts'
import { readInstalmentId } from '#shared/domain/records/instalment-id.ts'
import { OrderSaying } from '#shared/domain/records/order-sayings.ts'
import { partsOf } from '#shared/domain/records/read-saying.ts'
import { isShaped, keptDefinition, RECORDS } from '#shared/domain/records/record-types.ts'
import { recordIdOf } from '#shared/domain/records/shop-ids.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import type { Where } from './find-shop.ts'
import { lacksOfKept } from './record-kept.ts'

export type TranslateDeps = {
  records: Pick<RecordStore, 'findOrder' | 'findShipment' | 'findInstalments' | 'findKept'>
}

type Translated = { events: OrderEvent[]; lacks: Lack[] }
type Parts = ReturnType<typeof partsOf>

/**
 * The events that a saying is, in the order of their instants, and what it lacks for the rest. It reads the record, since
 * what is said of a parcel or of an order alone is laid over what is known of it.
 */
export async function translateSaying(deps: TranslateDeps, event: RecordChanged, { shop }: Where): Promise<Translated> {
  const { id, timestamp, data } = event
  if (keptDefinition(data.type) !== undefined)
    return { events: [event], lacks: await lacksOfKept(deps, event, { shop }) }
  const { parts, lacks } = await partsFor(deps, event, shop)
  const of = (part: EventPart): OrderEvent => ({ id, timestamp, ...part })
  const isHeld = data.type === 'order' && parts.some(({ type }) => type === 'record.changed')
  const isNew = isHeld && !parts.some(({ type }) => type === 'order.placed')
  if (!isNew || (await findKnown(deps, data.id, shop))?.details != null) return { events: parts.map(of), lacks }
  return { events: parts.map(of), lacks: [...lacks, ...lacksOfUnplaced(parts)] }
}

async function findKnown(deps: TranslateDeps, id: string, shop: string | null): Promise<Order | undefined> {
  return deps.records.findOrder(recordIdOf(id, shop))
}

/** Details can be laid over an order only once that was told of. */
function lacksOfUnplaced(parts: readonly EventPart[]): Lack[] {
  const fields = parts.flatMap((part) => (part.type === 'record.changed' ? Object.keys(part.data.fields ?? {}) : []))
  return fields
    .filter((field) => field in OrderSaying.shape)
    .map((field) => ({ path: `fields.${field}`, message: 'cannot stand before the order was placed' }))
}

async function partsFor(deps: TranslateDeps, { data, timestamp }: RecordChanged, shop: string | null): Promise<Parts> {
  const { id, facts = {}, fields = {}, contactId, contact } = data
  const said = {
    id,
    shop: data.shop,
    at: timestamp,
    facts,
    fields,
    contact: { ...contact, id: contactId ?? contact?.id },
  }
  const { records } = deps
  if (!isShaped(data.type)) return { parts: [], lacks: [] }
  switch (data.type) {
    case 'order':
      return partsOf(RECORDS.order, { ...said, known: await findKnown(deps, id, shop) })
    case 'shipment': {
      const shipment = await records.findShipment(recordIdOf(id, shop))
      const order = shipment?.orderId == null ? undefined : await records.findOrder(shipment.orderId)
      return partsOf(RECORDS.shipment, { ...said, known: shipment && { shipment, order } })
    }
    case 'instalment': {
      const known = await findInstalment(records, id, shop)
      return partsOf(RECORDS.instalment, { ...said, known })
    }
  }
}

async function findInstalment(records: TranslateDeps['records'], id: string, shop: string | null) {
  const key = readInstalmentId(id)
  if (key === undefined) return undefined
  return (await records.findInstalments([{ ...key, contractId: recordIdOf(key.contractId, shop) }]))[0]
}
