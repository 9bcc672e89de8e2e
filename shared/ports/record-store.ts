import type { Instalment, KeptKey, KeptRecord, Order, RecordFact, Shipment } from '#shared/contracts/record.ts'
import type { Segment } from './contact-store.ts'
import type { PageOf, PageRequest } from './page-of.ts'

export type InstalmentKey = { contractId: string; period: number }

/** Records of a declared type with a date, `YYYY-MM-DD`, in one of their fields; `year` null for that day of every year. */
export type RecordDatePlace = { type: string; field: string; monthDay: string; year: string | null }
export type DatedRecord = { contactId: string; id: string; date: string }

export type ScannedRecord =
  | { order: Order }
  | { shipment: Shipment }
  | { instalment: Instalment }
  | { record: KeptRecord }

/** Reads are strongly consistent unless they list; saves are conditioned like `MessageStore.save`. */
export interface RecordStore {
  findOrder(id: string): Promise<Order | undefined>
  saveOrder(order: Order, expectedRev: number | 'absent'): Promise<boolean>
  /** Removes one of this revision; false when it has another, and nothing changed. */
  removeOrderAtRev(id: string, expectedRev: number): Promise<boolean>
  /** Orders of a contact placed in `[from, to]`, newest first, at most 100; may lag behind writes by a moment. */
  listOrdersOfContact(contactId: string, from: Date, to: Date): Promise<Order[]>
  /** The order of a contact placed last; may lag behind writes by a moment. */
  findNewestOrder(contactId: string): Promise<Order | undefined>

  /** Some orders, at most 100, in no order: reads the whole table where there are fewer. */
  sampleOrders(): Promise<Order[]>

  /**
   * Every record of a type in one of so many parts of the table once, in no order: reads that whole part. May lag behind
   * writes by a moment.
   */
  scanRecords(type: string, segment: Segment, page: PageRequest): Promise<PageOf<ScannedRecord>>

  findShipment(id: string): Promise<Shipment | undefined>
  saveShipment(shipment: Shipment, expectedRev: number | 'absent'): Promise<boolean>
  /** Removes one of this revision; false when it has another, and nothing changed. */
  removeShipmentAtRev(id: string, expectedRev: number): Promise<boolean>

  findInstalments(keys: readonly InstalmentKey[]): Promise<Instalment[]>
  saveInstalment(instalment: Instalment, expectedRev: number | 'absent'): Promise<boolean>
  /** Removes one of this revision; false when it has another, and nothing changed. */
  removeInstalmentAtRev(key: InstalmentKey, expectedRev: number): Promise<boolean>
  /** Every instalment of a contract, by period. */
  listInstalmentsOfContract(contractId: string): Promise<Instalment[]>
  /**
   * Instalments of a contact due in [`from`, `until`] (`YYYY-MM-DD`), by due date and id, at most 50 a month; may lag behind
   * writes by a moment. Those that only an earlier release wrote are not in it.
   */
  listInstalmentsOfContact(contactId: string, from: string, until: string): Promise<Instalment[]>
  /**
   * Every instalment of a known contact that is due in one of these months (`YYYY-MM`) once; may lag behind writes by a
   * moment. A page holds all of each of its contacts, one contact after another, each by due date and id: about `limit` of
   * them, and it may be empty before the end. Those that only an earlier release wrote are not in it (`renewInstalments`).
   */
  listInstalmentsByContact(months: readonly string[], page: PageRequest): Promise<PageOf<Instalment>>
  /** Every instalment due in a month that an earlier release wrote and nobody since, in no order. */
  listEarlierInstalments(month: string, page: PageRequest): Promise<PageOf<Instalment>>
  /** Writes up to `limit` of those anew, so that they are listed by contact; how many it found. A repeat goes on. */
  renewInstalments(month: string, limit: number): Promise<number>

  /** Records of declared types, in no order; absent ones are left out. */
  findKept(keys: readonly KeptKey[]): Promise<KeptRecord[]>
  /** Its dates first: whoever finds the record as it is written then finds it by them. */
  saveKept(record: KeptRecord, expectedRev: number | 'absent'): Promise<boolean>
  /** Removes one of this revision; false when it has another, and nothing changed. */
  removeKeptAtRev(key: KeptKey, expectedRev: number): Promise<boolean>
  /** Those of a contact, of one type or of all, the first heard first, at most 100, from the first behind `after`; may lag behind writes by a moment. */
  listKeptOfContact(contactId: string, type?: string, after?: KeptRecord): Promise<KeptRecord[]>
  /**
   * Records of known contacts with a date in a field, by year, contact and id. A page holds all of each of its contacts in a
   * year, but for one with more than the page. A record whose date has moved since may stand at the old one too.
   */
  listKeptByDate(place: RecordDatePlace, page: PageRequest): Promise<PageOf<DatedRecord>>

  /** Keeps who is first to tell a contact of something; answers who that is. A repeat by the same gives the same. */
  claimOnce(claim: { contactId: string; what: string; by: string }): Promise<string>

  /** A repeat changes nothing. */
  addFact(fact: RecordFact): Promise<void>
  /** Oldest first. */
  listFacts(record: RecordFact['record']): Promise<RecordFact[]>
}
