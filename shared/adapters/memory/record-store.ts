import {
  contactInstalment,
  contactOrder,
  factKey,
  factsPk,
  instalmentKey,
  onceKey,
} from '#shared/adapters/dynamo/keys.ts'
import { compareBytes } from '#shared/adapters/order.ts'
import type { Instalment, Order, RecordFact, Shipment } from '#shared/contracts/record.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { InstalmentKey, RecordStore } from '#shared/ports/record-store.ts'
import { copyOf } from './copy.ts'
import { pageOfSorted } from './pages.ts'
import { RevisionedItems } from './revisioned-items.ts'

const MOST_ORDERS = 100
const MOST_INSTALMENTS = 200

/** Orders, shipments, instalments, and what else was said, like the table. */
export class MemoryRecordStore implements RecordStore {
  private readonly orders = new RevisionedItems<Order>()
  private readonly shipments = new RevisionedItems<Shipment>()
  private readonly instalments = new RevisionedItems<Instalment>()
  private readonly claims = new Map<string, string>()
  private readonly facts = new Map<string, RecordFact>()

  async findOrder(id: string): Promise<Order | undefined> {
    return this.orders.find(id)
  }

  async saveOrder(order: Order, expectedRev: number | 'absent'): Promise<boolean> {
    return this.orders.save(order.id, order, expectedRev)
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

  async sampleOrders(): Promise<Order[]> {
    return this.orders.filter(() => true).slice(0, MOST_ORDERS)
  }

  async findShipment(id: string): Promise<Shipment | undefined> {
    return this.shipments.find(id)
  }

  async saveShipment(shipment: Shipment, expectedRev: number | 'absent'): Promise<boolean> {
    return this.shipments.save(shipment.id, shipment, expectedRev)
  }

  async findInstalments(keys: readonly InstalmentKey[]): Promise<Instalment[]> {
    return this.instalments.findMany(keys.map(textOf))
  }

  async saveInstalment(instalment: Instalment, expectedRev: number | 'absent'): Promise<boolean> {
    return this.instalments.save(textOf(instalment), instalment, expectedRev)
  }

  async listInstalmentsOfContract(contractId: string): Promise<Instalment[]> {
    return this.instalments.filter((one) => one.contractId === contractId).sort((a, b) => a.period - b.period)
  }

  async listInstalmentsOfContact(contactId: string, from: string, until: string): Promise<Instalment[]> {
    return this.instalments
      .filter((one) => one.contactId === contactId && one.due !== null && one.due >= from && one.due <= until)
      .sort((a, b) => compareBytes(contactInstalment(a) ?? '', contactInstalment(b) ?? ''))
      .slice(0, MOST_INSTALMENTS)
  }

  async listInstalmentsDue(month: string, page: PageRequest): Promise<PageOf<Instalment>> {
    const items = this.instalments.filter(({ due }) => due?.slice(0, 7) === month)
    return pageOfSorted({ list: ['instalments due', month], items, keyOf: textOf }, page)
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

function textOf(key: InstalmentKey): string {
  const { pk, sk } = instalmentKey(key)
  return `${pk}\n${sk}`
}
