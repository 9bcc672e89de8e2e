import {
  contactDueKey,
  contactKept,
  contactOrder,
  factKey,
  factsPk,
  instalmentKey,
  onceKey,
  recordKey,
} from '#shared/adapters/dynamo/keys.ts'
import { compareBytes } from '#shared/adapters/order.ts'
import type { Instalment, KeptKey, KeptRecord, Order, RecordFact, Shipment } from '#shared/contracts/record.ts'
import { shardOf } from '#shared/contracts/table.ts'
import { daysOf } from '#shared/domain/records/record-days.ts'
import type { Segment } from '#shared/ports/contact-store.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type {
  DatedRecord,
  InstalmentKey,
  RecordDatePlace,
  RecordStore,
  ScannedRecord,
} from '#shared/ports/record-store.ts'
import { copyOf } from './copy.ts'
import { pageOfSorted } from './pages.ts'
import { RevisionedItems } from './revisioned-items.ts'

const MOST_ORDERS = 100
const FAR_AHEAD = new Date('9999-12-31T00:00:00Z')
const MOST_OF_A_MONTH = 50

/** Records of every type, and what else was said, like the table. */
export class MemoryRecordStore implements RecordStore {
  private readonly orders = new RevisionedItems<Order>()
  private readonly shipments = new RevisionedItems<Shipment>()
  private readonly instalments = new RevisionedItems<Instalment>()
  private readonly kept = new RevisionedItems<KeptRecord>()
  private readonly claims = new Map<string, string>()
  private readonly facts = new Map<string, RecordFact>()

  async findOrder(id: string): Promise<Order | undefined> {
    return this.orders.find(id)
  }

  async saveOrder(order: Order, expectedRev: number | 'absent'): Promise<boolean> {
    return this.orders.save(order.id, order, expectedRev)
  }

  async removeOrderAtRev(id: string, expectedRev: number): Promise<boolean> {
    return this.orders.removeAtRev(id, expectedRev)
  }

  async listOrdersOfContact(contactId: string, from: Date, to: Date): Promise<Order[]> {
    return this.orders
      .filter(
        (order) =>
          order.contactId === contactId && order.placedAt !== null && order.placedAt >= from && order.placedAt <= to,
      )
      .sort((a, b) => compareBytes(contactOrder(b) ?? '', contactOrder(a) ?? ''))
      .slice(0, MOST_ORDERS)
  }

  async findNewestOrder(contactId: string): Promise<Order | undefined> {
    return (await this.listOrdersOfContact(contactId, new Date(0), FAR_AHEAD))[0]
  }

  async sampleOrders(): Promise<Order[]> {
    return this.orders.filter(() => true).slice(0, MOST_ORDERS)
  }

  async scanRecords(type: string, { index, of }: Segment, page: PageRequest): Promise<PageOf<ScannedRecord>> {
    const all = this.scanned(type).filter(({ key }) => shardOf(key, of) === index)
    const { items, next } = pageOfSorted({ list: ['records', type, index], items: all, keyOf: ({ key }) => key }, page)
    return { items: items.map(({ found }) => found), next }
  }

  private scanned(type: string): { key: string; found: ScannedRecord }[] {
    switch (type) {
      case 'order':
        return this.orders.filter(() => true).map((order) => ({ key: order.id, found: { order } }))
      case 'shipment':
        return this.shipments.filter(() => true).map((shipment) => ({ key: shipment.id, found: { shipment } }))
      case 'instalment':
        return this.instalments
          .filter(() => true)
          .map((instalment) => ({
            key: instalmentKey(instalment).pk + instalmentKey(instalment).sk,
            found: { instalment },
          }))
      default:
        return this.kept.filter((one) => one.type === type).map((record) => ({ key: record.id, found: { record } }))
    }
  }

  async findShipment(id: string): Promise<Shipment | undefined> {
    return this.shipments.find(id)
  }

  async saveShipment(shipment: Shipment, expectedRev: number | 'absent'): Promise<boolean> {
    return this.shipments.save(shipment.id, shipment, expectedRev)
  }

  async removeShipmentAtRev(id: string, expectedRev: number): Promise<boolean> {
    return this.shipments.removeAtRev(id, expectedRev)
  }

  async findInstalments(keys: readonly InstalmentKey[]): Promise<Instalment[]> {
    return this.instalments.findMany(keys.map(textOf))
  }

  async saveInstalment(instalment: Instalment, expectedRev: number | 'absent'): Promise<boolean> {
    return this.instalments.save(textOf(instalment), instalment, expectedRev)
  }

  async removeInstalmentAtRev(key: InstalmentKey, expectedRev: number): Promise<boolean> {
    return this.instalments.removeAtRev(textOf(key), expectedRev)
  }

  async listInstalmentsOfContract(contractId: string): Promise<Instalment[]> {
    return this.instalments.filter((one) => one.contractId === contractId).sort((a, b) => a.period - b.period)
  }

  async listInstalmentsOfContact(contactId: string, from: string, until: string): Promise<Instalment[]> {
    const own = this.instalments.filter((one) => one.contactId === contactId).filter(isOfContact)
    const wanted = own.filter(({ due }) => due >= from && due <= until).toSorted(byDue)
    const months = Map.groupBy(wanted, ({ due }) => due.slice(0, 7))
    return [...months.values()].flatMap((ofMonth) => ofMonth.slice(0, MOST_OF_A_MONTH))
  }

  async listInstalmentsByContact(months: readonly string[], page: PageRequest): Promise<PageOf<Instalment>> {
    const due = this.instalments.filter((one) => one.due !== null && months.includes(one.due.slice(0, 7)))
    const byContact = Map.groupBy(due.filter(isOfContact), ({ contactId }) => contactId)
    const items = [...byContact].map(([contactId, instalments]) => ({ contactId, instalments }))
    const list = ['instalments by contact', ...months]
    const found = pageOfSorted({ list, items, keyOf: ({ contactId }) => contactId }, page)
    return { items: found.items.flatMap(({ instalments }) => instalments.toSorted(byDue)), next: found.next }
  }

  /** Memory was never another release's. */
  async listEarlierInstalments(): Promise<PageOf<Instalment>> {
    return { items: [], next: null }
  }

  async renewInstalments(): Promise<number> {
    return 0
  }

  async findKept(keys: readonly KeptKey[]): Promise<KeptRecord[]> {
    return this.kept.findMany(keys.map((key) => recordKey(key).pk))
  }

  async saveKept(record: KeptRecord, expectedRev: number | 'absent'): Promise<boolean> {
    return this.kept.save(recordKey(record).pk, record, expectedRev)
  }

  async removeKeptAtRev(key: KeptKey, expectedRev: number): Promise<boolean> {
    return this.kept.removeAtRev(recordKey(key).pk, expectedRev)
  }

  async listKeptOfContact(contactId: string, type?: string, after?: KeptRecord): Promise<KeptRecord[]> {
    const from = after && contactKept(after)
    return this.kept
      .filter((record) => record.contactId === contactId && (type === undefined || record.type === type))
      .filter((record) => from === undefined || compareBytes(contactKept(record) ?? '', from) > 0)
      .sort((a, b) => compareBytes(contactKept(a) ?? '', contactKept(b) ?? ''))
      .slice(0, MOST_ORDERS)
  }

  async listKeptByDate(place: RecordDatePlace, page: PageRequest): Promise<PageOf<DatedRecord>> {
    const { type, field, monthDay, year } = place
    const dated = this.kept
      .filter((record) => record.type === type)
      .flatMap((record) => {
        const { id, contactId } = record
        const date = daysOf(record).find(([name]) => name === field)?.[1] ?? ''
        const isMeant = date.slice(5) === monthDay && (year === null || date.slice(0, 4) === year)
        return isMeant && contactId !== null ? [{ contactId, id, date }] : []
      })
    const byContact = Map.groupBy(dated, ({ contactId, date }) => `${date.slice(0, 4)}#${contactId}`)
    const items = [...byContact].map(([key, all]) => ({ key, all }))
    const list = ['records by date', type, field, monthDay, year ?? '']
    const found = pageOfSorted({ list, items, keyOf: ({ key }) => key }, page)
    const byId = (one: DatedRecord, other: DatedRecord) => compareBytes(one.id, other.id)
    return { items: found.items.flatMap(({ all }) => all.toSorted(byId)), next: found.next }
  }

  async claimOnce({ contactId, what, by }: { contactId: string; what: string; by: string }): Promise<string> {
    const { pk } = onceKey(contactId, what)
    const holder = this.claims.get(pk) ?? by
    this.claims.set(pk, holder)
    return holder
  }

  async addFact(fact: RecordFact): Promise<void> {
    this.facts.set(factKey(fact).pk + factKey(fact).sk, copyOf(fact))
  }

  async listFacts(record: RecordFact['record']): Promise<RecordFact[]> {
    return [...this.facts.values()]
      .filter((fact) => factsPk(fact.record) === factsPk(record))
      .sort((a, b) => compareBytes(factKey(a).sk, factKey(b).sk))
      .map((fact) => copyOf(fact))
  }
}

function isOfContact(instalment: Instalment): instalment is Instalment & { contactId: string; due: string } {
  return instalment.contactId !== null && instalment.due !== null
}

function byDue(one: Instalment & { due: string; contactId: string }, other: typeof one): number {
  const keyOf = (of: typeof one) => contactDueKey(of, of.contactId, of.due).contactDue
  return compareBytes(keyOf(one), keyOf(other))
}

function textOf(key: InstalmentKey): string {
  const { pk, sk } = instalmentKey(key)
  return `${pk}\n${sk}`
}
