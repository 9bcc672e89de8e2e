import { MemoryContactStore } from '#shared/adapters/memory/contact-store.ts'
import { MemoryOptOutList } from '#shared/adapters/memory/opt-out-list.ts'
import { MemoryRecordStore } from '#shared/adapters/memory/record-store.ts'
import type { Contact, OptOut, OptOutWord } from '#shared/contracts/contact.ts'
import type { Instalment, KeptRecord, Order, Shipment } from '#shared/contracts/record.ts'
import type { InstalmentKey } from '#shared/ports/record-store.ts'
import type { Watch } from './watch.ts'

export class WatchedContacts extends MemoryContactStore {
  readonly #watch: Watch
  readonly #entries = new Set<string>()

  constructor(watch: Watch) {
    super()
    this.#watch = watch
  }

  override async save(contact: Contact, expectedRev: number | 'absent'): Promise<boolean> {
    const saved = await super.save(contact, expectedRev)
    if (!saved) return false
    this.#watch.truth.contactSaved(this.#watch.nowMs(), contact)
    if (contact.phoneHash !== null) this.#enters(contact.phoneHash, contact.id)
    return true
  }

  override async link(phoneHash: string, contactId: string): Promise<void> {
    await super.link(phoneHash, contactId)
    this.#enters(phoneHash, contactId)
  }

  override async listIdsByPhone(phoneHash: string): Promise<string[]> {
    const ids = await super.listIdsByPhone(phoneHash)
    return ids.filter((id) => this.#watch.lag.shows('phone', phoneHash, id))
  }

  /** What stands in the index already stays in it. */
  #enters(phoneHash: string, contactId: string): void {
    const entry = `${phoneHash} ${contactId}`
    if (!this.#entries.has(entry)) this.#watch.lag.wrote('phone', phoneHash, contactId)
    this.#entries.add(entry)
  }

  override async findMany(ids: readonly string[]): Promise<Map<string, Contact>> {
    for (const id of ids) this.#watch.read({ what: 'contact', id })
    return super.findMany(ids)
  }

  override async addZone(zone: string): Promise<void> {
    await super.addZone(zone)
    this.#watch.changed()
  }
}

export class WatchedRecords extends MemoryRecordStore {
  readonly #watch: Watch

  constructor(watch: Watch) {
    super()
    this.#watch = watch
  }

  override async findOrder(id: string): Promise<Order | undefined> {
    this.#watch.read({ what: 'order', id })
    return super.findOrder(id)
  }

  override async findInstalments(keys: readonly InstalmentKey[]): Promise<Instalment[]> {
    for (const { contractId, period } of keys) this.#watch.read({ what: 'instalment', id: `${contractId}#${period}` })
    return super.findInstalments(keys)
  }

  override async saveOrder(order: Order, expectedRev: number | 'absent'): Promise<boolean> {
    const saved = await super.saveOrder(order, expectedRev)
    if (!saved) return false
    this.#watch.truth.orderSaved(this.#watch.nowMs(), order)
    this.#watch.lag.wrote('order', order.id)
    return true
  }

  override async listOrdersOfContact(contactId: string, from: Date, to: Date): Promise<Order[]> {
    const orders = await super.listOrdersOfContact(contactId, from, to)
    return orders.filter(({ id }) => this.#watch.lag.shows('order', id))
  }

  override async saveShipment(shipment: Shipment, expectedRev: number | 'absent'): Promise<boolean> {
    const saved = await super.saveShipment(shipment, expectedRev)
    if (saved) this.#watch.truth.shipmentSaved(this.#watch.nowMs(), shipment)
    return saved
  }

  override async saveInstalment(instalment: Instalment, expectedRev: number | 'absent'): Promise<boolean> {
    const saved = await super.saveInstalment(instalment, expectedRev)
    if (saved) this.#watch.truth.instalmentSaved(this.#watch.nowMs(), instalment)
    return saved
  }

  override async saveKept(record: KeptRecord, expectedRev: number | 'absent'): Promise<boolean> {
    const saved = await super.saveKept(record, expectedRev)
    if (saved) this.#watch.truth.keptSaved(this.#watch.nowMs(), record)
    return saved
  }
}

export class WatchedOptOuts extends MemoryOptOutList {
  readonly #watch: Watch

  constructor(watch: Watch) {
    super()
    this.#watch = watch
  }

  override async put(word: OptOutWord): Promise<void> {
    await super.put(word)
    this.#close(word)
  }

  override async putFirst(word: OptOutWord): Promise<boolean> {
    const isWritten = await super.putFirst(word)
    if (isWritten) this.#close(word)
    return isWritten
  }

  override async lift(read: OptOut, at: Date): Promise<boolean> {
    const isLifted = await super.lift(read, at)
    if (isLifted) this.#watch.truth.optOuts.of(read.phoneHash).set(this.#watch.nowMs(), 'open')
    return isLifted
  }

  /** A carrier's word gives way to any of a person; of two of theirs the stricter stands. */
  #close({ phoneHash, source, scope = 'all' }: OptOutWord): void {
    const line = this.#watch.truth.optOuts.of(phoneHash)
    const closed = source === 'person' ? scope : 'carrier'
    line.set(this.#watch.nowMs(), line.last === 'all' ? 'all' : closed)
  }
}
