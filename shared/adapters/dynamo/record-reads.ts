import * as z from 'zod'
import { compareBytes } from '#shared/adapters/order.ts'
import { Instalment, type KeptKey, type KeptRecord, type Order, Shipment } from '#shared/contracts/record.ts'
import type { InstalmentKey, RecordStore } from '#shared/ports/record-store.ts'
import type { Item } from './item.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { readKept } from './kept-item.ts'
import {
  contactKept,
  contactOrder,
  contactOrdersPlaced,
  instalmentKey,
  keptOfContact,
  orderKey,
  recordKey,
  shipmentKey,
} from './keys.ts'
import { readOrderItem } from './order-item.ts'
import { readFields, readStored } from './stored-fields.ts'

type Read =
  | 'findOrder'
  | 'findShipment'
  | 'findInstalments'
  | 'findKept'
  | 'listKeptOfContact'
  | 'listOrdersOfContact'
  | 'findNewestOrder'

export const MOST_ORDERS = 100
const FAR_AHEAD = new Date('9999-12-31T00:00:00Z')
type PlacedIn = { from: Date; to: Date; limit: number }
const MOST_KEPT = 100
const [FIRST_CHARACTER, LAST_CHARACTER] = ['\u0000', '\u{10ffff}']
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
    return this.ordersOfContact(contactId, { from, to, limit: MOST_ORDERS })
  }

  async findNewestOrder(contactId: string): Promise<Order | undefined> {
    return (await this.ordersOfContact(contactId, { from: new Date(0), to: FAR_AHEAD, limit: 1 }))[0]
  }

  private async ordersOfContact(contactId: string, { from, to, limit }: PlacedIn): Promise<Order[]> {
    if (contactId === '' || from > to) return []
    const range = { is: 'between', ...contactOrdersPlaced(from, to) } as const
    const query = { index: 'byContact', hash: contactId, range, newestFirst: true }
    const keys = (await this.records.query(query, limit)).map((item) => readStored(Keyed, item))
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

  async listKeptOfContact(contactId: string, type?: string, after?: KeptRecord): Promise<KeptRecord[]> {
    if (contactId === '') return []
    const all = keptOfContact(type)
    const from = after && contactKept(after)
    const range =
      from === undefined
        ? ({ is: 'begins-with', value: all } as const)
        : ({ is: 'between', from: from + FIRST_CHARACTER, to: all + LAST_CHARACTER } as const)
    const found = await this.records.query({ index: 'byContact', hash: contactId, range }, MOST_KEPT)
    const records = (await this.records.getMany(found.map((item) => readStored(Keyed, item)))).map(readKept)
    return records
      .filter((record) => record.contactId === contactId)
      .sort((a, b) => compareBytes(contactKept(a) ?? '', contactKept(b) ?? ''))
  }

  async findInstalments(keys: readonly InstalmentKey[]): Promise<Instalment[]> {
    return (await this.records.getMany(keys.map(instalmentKey))).map(readInstalment)
  }
}

export function readInstalment(item: Item): Instalment {
  return readFields(Instalment, item)
}
