import * as z from 'zod'
import { compareBytes } from '#shared/adapters/order.ts'
import { Instalment, type KeptKey, type KeptRecord, type Order, Shipment } from '#shared/contracts/record.ts'
import type { InstalmentKey, RecordStore } from '#shared/ports/record-store.ts'
import type { Item } from './item.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { readKept } from './kept-item.ts'
import { contactOrder, contactOrdersPlaced, instalmentKey, orderKey, recordKey, shipmentKey } from './keys.ts'
import { readOrderItem } from './order-item.ts'
import { readFields, readStored } from './stored-fields.ts'

type Read = 'findOrder' | 'findShipment' | 'findInstalments' | 'findKept' | 'listOrdersOfContact'

export const MOST_ORDERS = 100
const Keyed = z.object({ pk: z.string(), sk: z.string() })

/** What sending reads of records. */
export class DynamoRecordReads implements Pick<RecordStore, Read> {
  protected readonly records: ItemTable

  constructor(tables: ItemTables) {
    this.records = tables.records
  }

  async findOrder(id: string): Promise<Order | undefined> {
    const item = await this.records.get(orderKey(id))
    return item && readOrderItem(item)
  }

  async listOrdersOfContact(contactId: string, from: Date, to: Date): Promise<Order[]> {
    if (contactId === '' || from > to) return []
    const range = { is: 'between', ...contactOrdersPlaced(from, to) } as const
    const query = { index: 'byContact', hash: contactId, range, newestFirst: true }
    const keys = (await this.records.query(query, MOST_ORDERS)).map((item) => readStored(Keyed, item))
    const orders = (await this.records.getMany(keys)).map(readOrderItem)
    return orders
      .filter(
        (order) => order.contactId === contactId && order.placedAt && order.placedAt >= from && order.placedAt <= to,
      )
      .sort((a, b) => compareBytes(contactOrder(b) ?? '', contactOrder(a) ?? ''))
  }

  async findShipment(id: string): Promise<Shipment | undefined> {
    const item = await this.records.get(shipmentKey(id))
    return item && readFields(Shipment, item)
  }

  async findKept(keys: readonly KeptKey[]): Promise<KeptRecord[]> {
    return (await this.records.getMany(keys.map(recordKey))).map(readKept)
  }

  async findInstalments(keys: readonly InstalmentKey[]): Promise<Instalment[]> {
    return (await this.records.getMany(keys.map(instalmentKey))).map(readInstalment)
  }
}

export function readInstalment(item: Item): Instalment {
  return readFields(Instalment, item)
}
