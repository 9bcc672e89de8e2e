import * as z from 'zod'
import { decodeCursor, encodeCursor } from '#shared/adapters/cursor.ts'
import {
  Instalment,
  type KeptKey,
  type KeptRecord,
  type Order,
  RecordFact,
  Shipment,
} from '#shared/contracts/record.ts'
import { DUE_MONTH_SHARDS } from '#shared/contracts/table.ts'
import { monthsBetween } from '#shared/domain/calendar/time.ts'
import type { Segment } from '#shared/ports/contact-store.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type {
  DatedRecord,
  InstalmentKey,
  RecordDatePlace,
  RecordStore,
  ScannedRecord,
} from '#shared/ports/record-store.ts'
import { ByContact, readContactsDue } from './contacts-due.ts'
import { listDated } from './dated-records.ts'
import type { Item } from './item.ts'
import { datesOfKept, keptItem, readKept } from './kept-item.ts'
import {
  contactDueKey,
  contactDueShard,
  contactDues,
  contactOfDueKey,
  contractPk,
  dueMonthShard,
  FACT_PREFIX,
  factKey,
  factsPk,
  INSTALMENT_PREFIX,
  instalmentKey,
  ORDER_SK,
  onceKey,
  orderKey,
  RECORD_SK,
  recordKey,
  SHIPMENT_SK,
  shipmentKey,
} from './keys.ts'
import { orderItem, readOrderItem } from './order-item.ts'
import { DynamoRecordReads, MOST_ORDERS, readInstalment } from './record-reads.ts'
import { readFields, readStored, storedFields } from './stored-fields.ts'

const MOST_OF_A_MONTH = 50
const Claim = z.object({ by: z.string() })
const FIRST_PLACE = { shard: 0, after: null }
const ContactPlace = z.object({ shard: z.int().min(0), after: z.string().nullable() })
const DuePosition = z.object({ pk: z.string(), sk: z.string(), dueMonthShard: z.string(), due: z.string() })

/** Records of every type, and what else was said. */
export class DynamoRecordStore extends DynamoRecordReads implements RecordStore {
  saveOrder(order: Order, expectedRev: number | 'absent'): Promise<boolean> {
    return this.records.putAtRev(orderItem(order), expectedRev)
  }

  removeOrderAtRev(id: string, expectedRev: number): Promise<boolean> {
    return this.records.removeAtRev(orderKey(id), expectedRev)
  }

  async sampleOrders(): Promise<Order[]> {
    return (await this.records.query({ scanFor: ORDER_SK }, MOST_ORDERS)).map(readOrderItem)
  }

  async scanRecords(type: string, segment: Segment, page: PageRequest): Promise<PageOf<ScannedRecord>> {
    const { items, next } = await this.records.page({ ...scanOf(type), segment }, page)
    return { items: items.flatMap((item) => readScanned(type, item)), next }
  }

  saveShipment(shipment: Shipment, expectedRev: number | 'absent'): Promise<boolean> {
    return this.records.putAtRev(
      { ...storedFields(z.encode(Shipment, shipment)), ...shipmentKey(shipment.id) },
      expectedRev,
    )
  }

  removeShipmentAtRev(id: string, expectedRev: number): Promise<boolean> {
    return this.records.removeAtRev(shipmentKey(id), expectedRev)
  }

  saveInstalment(instalment: Instalment, expectedRev: number | 'absent'): Promise<boolean> {
    const { due, contactId } = instalment
    const item = {
      ...storedFields(z.encode(Instalment, instalment)),
      ...instalmentKey(instalment),
      ...(due !== null && contactId !== null && contactDueKey(instalment, contactId, due)),
    }
    return this.records.putAtRev(item, expectedRev)
  }

  removeInstalmentAtRev(key: InstalmentKey, expectedRev: number): Promise<boolean> {
    return this.records.removeAtRev(instalmentKey(key), expectedRev)
  }

  async listInstalmentsOfContact(contactId: string, from: string, until: string): Promise<Instalment[]> {
    if (contactId === '' || from > until) return []
    const range = { is: 'between', ...contactDues(contactId, from, until) } as const
    const found = await Promise.all(
      monthsBetween(from, until).map((month) =>
        this.records.query({ index: 'byContactDue', hash: contactDueShard(contactId, month), range }, MOST_OF_A_MONTH),
      ),
    )
    return found.flat().map(readInstalment)
  }

  async listInstalmentsOfContract(contractId: string): Promise<Instalment[]> {
    const range = { is: 'begins-with', value: INSTALMENT_PREFIX } as const
    return (await this.records.query({ hash: contractPk(contractId), range })).map(readInstalment)
  }

  /** Shard after shard; the index holds whole items. */
  async listInstalmentsByContact(
    months: readonly string[],
    { limit, cursor }: PageRequest,
  ): Promise<PageOf<Instalment>> {
    const list = ['instalments by contact', ...months]
    const { shard, after } = cursor === undefined ? FIRST_PLACE : decodeCursor(list, cursor, ContactPlace)
    const { items, isEnd } = await readContactsDue(this.records, { months, shard, after, limit })
    const last = items.at(-1)
    const found = items.map(readInstalment)
    if (last !== undefined && !isEnd) {
      const place = { shard, after: contactOfDueKey(readStored(ByContact, last).contactDue) }
      return { items: found, next: encodeCursor(list, place) }
    }
    const isLast = shard + 1 >= DUE_MONTH_SHARDS
    return { items: found, next: isLast ? null : encodeCursor(list, { shard: shard + 1, after: null }) }
  }

  async renewInstalments(month: string, limit: number): Promise<number> {
    const { items } = await this.listEarlierInstalments(month, { limit })
    for (const instalment of items) {
      await this.saveInstalment({ ...instalment, rev: instalment.rev + 1 }, instalment.rev)
    }
    return items.length
  }

  /** Shard after shard; the index holds whole items, so nothing is read twice. */
  async listEarlierInstalments(month: string, { limit, cursor }: PageRequest): Promise<PageOf<Instalment>> {
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

  /** A date that moved leaves its old place behind: whoever finds the record there sees that it says another. */
  async saveKept(record: KeptRecord, expectedRev: number | 'absent'): Promise<boolean> {
    for (const key of datesOfKept(record)) await this.records.put(key)
    return this.records.putAtRev(keptItem(record), expectedRev)
  }

  removeKeptAtRev(key: KeptKey, expectedRev: number): Promise<boolean> {
    return this.records.removeAtRev(recordKey(key), expectedRev)
  }

  async listKeptByDate(place: RecordDatePlace, request: PageRequest): Promise<PageOf<DatedRecord>> {
    return listDated(this.records, place, request)
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

function scanOf(type: string): { scanFor: string; isPrefix?: true } {
  switch (type) {
    case 'order':
      return { scanFor: ORDER_SK }
    case 'shipment':
      return { scanFor: SHIPMENT_SK }
    case 'instalment':
      return { scanFor: INSTALMENT_PREFIX, isPrefix: true }
    default:
      return { scanFor: RECORD_SK }
  }
}

/** Records of all declared types have one sort key. */
function readScanned(type: string, item: Item): ScannedRecord[] {
  switch (type) {
    case 'order':
      return [{ order: readOrderItem(item) }]
    case 'shipment':
      return [{ shipment: readFields(Shipment, item) }]
    case 'instalment':
      return [{ instalment: readInstalment(item) }]
    default: {
      const record = readKept(item)
      return record.type === type ? [{ record }] : []
    }
  }
}
