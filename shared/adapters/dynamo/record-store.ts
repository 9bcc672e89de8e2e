import * as z from 'zod'
import { decodeCursor, encodeCursor } from '#shared/adapters/cursor.ts'
import { compareBytes } from '#shared/adapters/order.ts'
import { Instalment, type Order, RecordFact, Shipment } from '#shared/contracts/record.ts'
import { DUE_MONTH_SHARDS } from '#shared/contracts/table.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { InstalmentKey, RecordStore } from '#shared/ports/record-store.ts'
import type { Item } from './item.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import {
  contactInstalment,
  contactInstalmentsDue,
  contactOrder,
  contactOrdersPlaced,
  contractPk,
  dueMonthShard,
  dueMonthShardOf,
  FACT_PREFIX,
  factKey,
  factsPk,
  INSTALMENT_PREFIX,
  instalmentKey,
  ORDER_SK,
  onceKey,
  orderKey,
  shipmentKey,
} from './keys.ts'
import { orderItem, readOrderItem } from './order-item.ts'
import { readFields, readStored, storedFields } from './stored-fields.ts'

const MOST_ORDERS = 100
const MOST_INSTALMENTS = 200
const Keyed = z.object({ pk: z.string(), sk: z.string() })
const Claim = z.object({ by: z.string() })
const DuePosition = z.object({ pk: z.string(), sk: z.string(), dueMonthShard: z.string(), due: z.string() })

/** Orders, shipments, instalments, and what else was said. */
export class DynamoRecordStore implements RecordStore {
  private readonly records: ItemTable

  constructor(tables: ItemTables) {
    this.records = tables.records
  }

  async findOrder(id: string): Promise<Order | undefined> {
    const item = await this.records.get(orderKey(id))
    return item && readOrderItem(item)
  }

  saveOrder(order: Order, expectedRev: number | 'absent'): Promise<boolean> {
    return this.records.putAtRev(orderItem(order), expectedRev)
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

  async sampleOrders(): Promise<Order[]> {
    return (await this.records.query({ scanFor: ORDER_SK }, MOST_ORDERS)).map(readOrderItem)
  }

  async findShipment(id: string): Promise<Shipment | undefined> {
    const item = await this.records.get(shipmentKey(id))
    return item && readFields(Shipment, item)
  }

  saveShipment(shipment: Shipment, expectedRev: number | 'absent'): Promise<boolean> {
    return this.records.putAtRev(
      { ...storedFields(z.encode(Shipment, shipment)), ...shipmentKey(shipment.id) },
      expectedRev,
    )
  }

  async findInstalments(keys: readonly InstalmentKey[]): Promise<Instalment[]> {
    return (await this.records.getMany(keys.map(instalmentKey))).map(readInstalment)
  }

  saveInstalment(instalment: Instalment, expectedRev: number | 'absent'): Promise<boolean> {
    const { due } = instalment
    const item = {
      ...storedFields(z.encode(Instalment, instalment)),
      ...instalmentKey(instalment),
      contactOrder: contactInstalment(instalment),
      ...(due !== null && { dueMonthShard: dueMonthShardOf(instalment, due) }),
    }
    return this.records.putAtRev(item, expectedRev)
  }

  async listInstalmentsOfContract(contractId: string): Promise<Instalment[]> {
    const range = { is: 'begins-with', value: INSTALMENT_PREFIX } as const
    return (await this.records.query({ hash: contractPk(contractId), range })).map(readInstalment)
  }

  async listInstalmentsOfContact(contactId: string, from: string, until: string): Promise<Instalment[]> {
    if (contactId === '' || from > until) return []
    const range = { is: 'between', ...contactInstalmentsDue(from, until) } as const
    const found = await this.records.query({ index: 'byContact', hash: contactId, range }, MOST_INSTALMENTS)
    const keys = found.map((item) => readStored(Keyed, item))
    const instalments = (await this.records.getMany(keys)).map(readInstalment)
    return instalments
      .filter((one) => one.contactId === contactId && one.due !== null && one.due >= from && one.due <= until)
      .sort((a, b) => compareBytes(contactInstalment(a) ?? '', contactInstalment(b) ?? ''))
  }

  /** Shard after shard; the index holds whole items, so nothing is read twice. */
  async listInstalmentsDue(month: string, { limit, cursor }: PageRequest): Promise<PageOf<Instalment>> {
    const list = ['instalments due', month]
    const shards = Array.from({ length: DUE_MONTH_SHARDS }, (_, shard) => dueMonthShard(month, shard))
    const start = cursor === undefined ? undefined : decodeCursor(list, cursor, DuePosition)
    const items: Item[] = []
    for (const shard of start ? shards.slice(shards.indexOf(start.dueMonthShard)) : shards) {
      const after = shard === start?.dueMonthShard ? start : undefined
      items.push(...(await this.records.query({ index: 'byDue', hash: shard }, limit + 1 - items.length, after)))
      if (items.length > limit) break
    }
    const last = items.length > limit ? items[limit - 1] : undefined
    const next = last ? encodeCursor(list, readStored(DuePosition, last)) : null
    return { items: items.slice(0, limit).map(readInstalment), next }
  }

  async claimOnce({ contactId, what, by }: { contactId: string; what: string; by: string }): Promise<string> {
    const key = onceKey(contactId, what)
    if (await this.records.putAtRev({ ...key, by }, 'absent')) return by
    const item = await this.records.get(key)
    return item === undefined ? by : readStored(Claim, item).by
  }

  addFact(fact: RecordFact): Promise<void> {
    return this.records.put({ ...z.encode(RecordFact, fact), ...factKey(fact) })
  }

  async listFacts(record: RecordFact['record']): Promise<RecordFact[]> {
    const range = { is: 'begins-with', value: FACT_PREFIX } as const
    return (await this.records.query({ hash: factsPk(record), range })).map((item) => readStored(RecordFact, item))
  }
}

function readInstalment(item: Item): Instalment {
  return readFields(Instalment, item)
}
