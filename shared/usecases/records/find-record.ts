import type { Instalment, KeptRecord, Order } from '#shared/contracts/record.ts'
import { AppError } from '#shared/domain/errors.ts'
import { readInstalmentId } from '#shared/domain/records/instalment-id.ts'
import { isShaped, keptDefinition, RECORDS, type RecordTypeName } from '#shared/domain/records/record-types.ts'
import type { ShipmentOfOrder } from '#shared/domain/records/shipment-record.ts'
import { plainIdOf, shopNamed } from '#shared/domain/records/shop-ids.ts'
import { type RecordState, stateOf } from '#shared/domain/records/view-record.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import type { ShopStore } from '#shared/ports/shop-store.ts'
import { recordIdsOf } from '../intake/find-shop.ts'

export type FindRecordDeps = {
  records: Pick<
    RecordStore,
    'findOrder' | 'findShipment' | 'findInstalments' | 'findKept' | 'listInstalmentsOfContract'
  >
  shops: Pick<ShopStore, 'listOthers'>
}

/** A record by its declaration. `shop` is null where nobody named one; `orderId` leads to its messages. */
export type FoundRecord = RecordState & { shop: string | null; orderId: string | null }

/** The record under exactly this id; undefined where there is none. */
export async function findExact(
  deps: FindRecordDeps,
  type: RecordTypeName,
  id: string,
): Promise<FoundRecord | undefined> {
  const definition = keptDefinition(type)
  if (definition !== undefined) {
    const [kept] = await deps.records.findKept([{ type, id }])
    return kept && ofKept(kept)
  }
  if (!isShaped(type)) return undefined
  switch (type) {
    case 'order': {
      const order = await deps.records.findOrder(id)
      return order && ofOrder(order)
    }
    case 'shipment': {
      const shipment = await deps.records.findShipment(id)
      const order = shipment?.orderId == null ? undefined : await deps.records.findOrder(shipment.orderId)
      return shipment && ofShipment({ shipment, order })
    }
    case 'instalment': {
      const key = readInstalmentId(id)
      const [instalment] = key === undefined ? [] : await deps.records.findInstalments([key])
      return instalment && ofInstalment(instalment)
    }
  }
}

/** Those of every shop that have the id, the home shop's first; a contract's id alone finds all of its instalments. */
export async function findOfEachShop(deps: FindRecordDeps, type: RecordTypeName, id: string): Promise<FoundRecord[]> {
  const ids = await recordIdsOf(deps.shops, id)
  const isContract = type === 'instalment' && readInstalmentId(id) === undefined
  if (!isContract)
    return (await Promise.all(ids.map((one) => findExact(deps, type, one)))).flatMap((found) => found ?? [])
  const contracts = await Promise.all(ids.map((one) => deps.records.listInstalmentsOfContract(one)))
  return contracts.flat().map(ofInstalment)
}

/**
 * The record under this id: exactly so, else that of the only other shop that has it.
 * @throws AppError NOT_FOUND, and CONFLICT where several other shops have one.
 */
export async function getRecord(deps: FindRecordDeps, type: RecordTypeName, id: string): Promise<FoundRecord> {
  const exact = await findExact(deps, type, id)
  if (exact !== undefined) return exact
  const [only, another] =
    readInstalmentId(id) === undefined && type === 'instalment' ? [] : await findOfEachShop(deps, type, id)
  if (only === undefined) throw new AppError('NOT_FOUND', `There is no such ${type}.`, { retryable: false })
  if (another === undefined) return only
  throw new AppError('CONFLICT', 'Several shops have this id: write <shop>~<id>.', { retryable: false })
}

export function ofOrder(order: Order): FoundRecord {
  return {
    ...stateOf(RECORDS.order, order),
    shop: order.shop ?? shopNamed(order.details?.shop) ?? null,
    orderId: order.id,
  }
}

export function ofShipment({ shipment, order }: ShipmentOfOrder): FoundRecord {
  const shop = order?.shop ?? shopNamed(order?.details?.shop) ?? null
  return { ...stateOf(RECORDS.shipment, { shipment, order }), shop, orderId: shipment.orderId }
}

/** Of a type that is declared; undefined for a record of a type that this version does not know. */
export function ofKept(record: KeptRecord): FoundRecord | undefined {
  const definition = keptDefinition(record.type)
  return definition && { ...stateOf(definition, record), shop: record.shop, orderId: record.orderId }
}

export function ofInstalment(instalment: Instalment): FoundRecord {
  return { ...stateOf(RECORDS.instalment, instalment), shop: instalment.shop, orderId: null }
}

/** The id as its own shop writes it, and that shop where the id names one of the others. */
export async function readRecordId(
  { shops }: Pick<FindRecordDeps, 'shops'>,
  id: string,
): Promise<{ id: string; shop?: string }> {
  const shop = (await shops.listOthers()).find((one) => id.startsWith(`${one}~`))
  return shop === undefined ? { id } : { id: plainIdOf(id, shop), shop }
}
