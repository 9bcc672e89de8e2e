import { isDeepStrictEqual } from 'node:util'
import { MemoryCampaignStore } from '#shared/adapters/memory/campaign-store.ts'
import { MemoryContactStore } from '#shared/adapters/memory/contact-store.ts'
import { MemoryLineStore } from '#shared/adapters/memory/line-store.ts'
import { MemoryMessageStore } from '#shared/adapters/memory/message-store.ts'
import { MemoryOptOutList } from '#shared/adapters/memory/opt-out-list.ts'
import { MemoryRecordStore } from '#shared/adapters/memory/record-store.ts'
import { MemoryRunStore } from '#shared/adapters/memory/run-store.ts'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import type { Campaign, PageAudience, PageProgress, Run } from '#shared/contracts/campaign.ts'
import type { Contact, OptOut, OptOutWord } from '#shared/contracts/contact.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import type { Line } from '#shared/contracts/line.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Instalment, Order, Shipment } from '#shared/contracts/record.ts'
import type { DueMessage } from '#shared/ports/message-store.ts'
import type { InstalmentKey } from '#shared/ports/record-store.ts'
import type { DuePage } from '#shared/ports/run-store.ts'
import type { IndexLag } from './index-lag.ts'
import type { Truth } from './truth.ts'

/** Something that a worker has just read and may rely on. */
export type Read = { what: 'contact' | 'order' | 'instalment' | 'campaign' | 'line' | 'marked-page'; id: string }

export type Watch = {
  truth: Truth
  nowMs: () => number
  /** Something will have to be woken at that instant. */
  wakes: (at: Date) => void
  read: (read: Read) => void
  /** What was written, in words for a trace. */
  note: (what: string, detail: () => string) => void
  /** How far the indexes lag behind writes. */
  lag: IndexLag
  /** A run, a campaign or a zone changed: reconcile may have something to do. */
  changed: () => void
}

/** Fewer than in the cloud: every shard is a call of each sweep. */
const DUE_SHARDS = 2

/** The memory stores, which tell the truth of each write as it takes effect. */
export function createWatchedStores(watch: Watch): Stores {
  return {
    ...createMemoryStores(),
    messages: new WatchedMessages(watch),
    runs: new WatchedRuns(watch),
    contacts: new WatchedContacts(watch),
    records: new WatchedRecords(watch),
    campaigns: new WatchedCampaigns(watch),
    optOuts: new WatchedOptOuts(watch),
    lines: new WatchedLines(watch),
  }
}

class WatchedMessages extends MemoryMessageStore {
  readonly #watch: Watch

  constructor(watch: Watch) {
    super(DUE_SHARDS)
    this.#watch = watch
  }

  override async save(message: Message, expectedRev: number | 'absent'): Promise<boolean> {
    const saved = await super.save(message, expectedRev)
    this.#watch.truth.messageTried(this.#watch.nowMs(), message, saved)
    this.#watch.note(saved ? 'wrote' : 'not written', () => wordsFor(message))
    if (!saved) return false
    this.#watch.lag.wrote('due', message.id)
    if (message.wakeAt !== null) this.#watch.wakes(message.wakeAt)
    return true
  }

  override async listDue(shard: number, until: Date, limit: number): Promise<DueMessage[]> {
    const due = await super.listDue(shard, until, limit)
    return due.filter(({ id }) => this.#watch.lag.shows('due', id))
  }

  override async handOver(due: DueMessage, nextWakeAt: Date): Promise<boolean> {
    const moved = await super.handOver(due, nextWakeAt)
    if (moved) this.#watch.truth.writes.handOvers += 1
    if (moved) this.#watch.wakes(nextWakeAt)
    return moved
  }
}

class WatchedRuns extends MemoryRunStore {
  readonly #watch: Watch

  constructor(watch: Watch) {
    super(DUE_SHARDS)
    this.#watch = watch
  }

  override async saveRun(run: Run, expectedRev: number | 'absent'): Promise<boolean> {
    const saved = await super.saveRun(run, expectedRev)
    if (!saved) return false
    this.#watch.truth.runs.set(run.id, run)
    this.#watch.changed()
    return true
  }

  override async createAudience(page: PageAudience): Promise<boolean> {
    const created = await super.createAudience(page)
    if (created) this.#watch.truth.audiences.set(`${page.runId}#${page.number}`, page)
    return created
  }

  override async saveProgress(progress: PageProgress, expectedRev: number | 'absent'): Promise<boolean> {
    const saved = await super.saveProgress(progress, expectedRev)
    if (!saved) return false
    this.#watch.truth.progress.set(`${progress.runId}#${progress.number}`, progress)
    this.#watch.lag.wrote('due page', progress.runId, progress.number)
    if (progress.wakeAt !== null) this.#watch.wakes(progress.wakeAt)
    if (progress.state === 'finished') this.#watch.changed()
    return true
  }

  override async listDuePages(shard: number, until: Date, limit: number): Promise<DuePage[]> {
    const due = await super.listDuePages(shard, until, limit)
    return due.filter(({ runId, number }) => this.#watch.lag.shows('due page', runId, number))
  }

  override async handOverPage(due: DuePage, nextWakeAt: Date): Promise<boolean> {
    const moved = await super.handOverPage(due, nextWakeAt)
    if (moved) this.#watch.wakes(nextWakeAt)
    return moved
  }
}

class WatchedContacts extends MemoryContactStore {
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

class WatchedRecords extends MemoryRecordStore {
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
}

class WatchedCampaigns extends MemoryCampaignStore {
  readonly #watch: Watch

  constructor(watch: Watch) {
    super()
    this.#watch = watch
  }

  override async find(id: CampaignId): Promise<Campaign | undefined> {
    this.#watch.read({ what: 'campaign', id })
    return super.find(id)
  }

  override async save(campaign: Campaign, expectedRev: number | 'absent'): Promise<boolean> {
    const before = await super.find(campaign.id)
    const saved = await super.save(campaign, expectedRev)
    if (!saved) return false
    // A write of the revision alone only ends what somebody left half done.
    if (!isDeepStrictEqual({ ...before, rev: campaign.rev }, campaign))
      this.#watch.truth.campaignWritten(campaign.id, 1)
    this.#watch.truth.campaigns.of(campaign.id).set(this.#watch.nowMs(), campaign.state)
    this.#watch.changed()
    return true
  }
}

class WatchedOptOuts extends MemoryOptOutList {
  readonly #watch: Watch

  constructor(watch: Watch) {
    super()
    this.#watch = watch
  }

  override async put(word: OptOutWord): Promise<void> {
    await super.put(word)
    this.#watch.truth.optOuts.of(word.phoneHash).set(this.#watch.nowMs(), true)
  }

  override async putFirst(word: OptOutWord): Promise<boolean> {
    const isWritten = await super.putFirst(word)
    if (isWritten) this.#watch.truth.optOuts.of(word.phoneHash).set(this.#watch.nowMs(), true)
    return isWritten
  }

  override async lift(read: OptOut, at: Date): Promise<boolean> {
    const isLifted = await super.lift(read, at)
    if (isLifted) this.#watch.truth.optOuts.of(read.phoneHash).set(this.#watch.nowMs(), false)
    return isLifted
  }
}

class WatchedLines extends MemoryLineStore {
  readonly #watch: Watch

  constructor(watch: Watch) {
    super()
    this.#watch = watch
  }

  override async find(provider: string): Promise<Line | undefined> {
    this.#watch.read({ what: 'line', id: provider })
    return super.find(provider)
  }

  override async save(line: Line, expectedRev: number | 'absent'): Promise<boolean> {
    const before = await super.find(line.provider)
    const saved = await super.save(line, expectedRev)
    if (saved && before !== undefined) noteRoomGivenTwice(this.#watch.truth, before, line)
    if (saved && isSteered(before, line)) this.#watch.truth.lineWrites += 1
    if (saved) this.#watch.truth.spentOf.set(line.spent.day, line.spent.micros)
    if (saved) this.#watch.truth.stopped.of('line').set(this.#watch.nowMs(), line.stop !== null)
    if (saved) this.#watch.truth.open.of('line').set(this.#watch.nowMs(), line.countries?.allowed.join(' ') ?? '')
    return saved
  }
}

/** Whether what only operators change is another: the switch, the limits, and a fault that is taken back. */
function isSteered(before: Line | undefined, after: Line): boolean {
  const set = (line: Line | undefined) => [line?.stop ?? null, line?.rates ?? null, line?.dailyBudgetMicros ?? null]
  const isMended = before?.fault != null && after.fault === null
  return isMended || JSON.stringify(set(before)) !== JSON.stringify(set(after))
}

/** Leases of a lane follow one another: one that ends before the last one did was given out of the same room. */
function noteRoomGivenTwice(truth: Truth, before: Line, after: Line): void {
  for (const lane of ['transactional', 'bulk'] as const)
    if (after.givenUntil[lane] < before.givenUntil[lane])
      truth.lineFaults.push(`room of the ${lane} lane is given twice`)
}

function wordsFor({ contactId, occurrence, state, reason, rev, wakeAt }: Message): string {
  const until = wakeAt === null ? '' : `until ${wakeAt.toISOString()}`
  return `${contactId} ${occurrence} r${rev} ${state} ${reason ?? ''} ${until}`
}
