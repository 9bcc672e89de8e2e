import * as z from 'zod'
import { Instant } from '#shared/contracts/primitives.ts'
import { EXPIRES_AT } from '#shared/contracts/table.ts'
import type { EventPrint } from '#shared/domain/records/event-print.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { EventLog, EventToKeep, KeptEvent, ListedEvent, SeenEvent } from '#shared/ports/event-log.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { Item } from './item.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { HEARD_PK, heardKey, KEPT_PK, keptKey, keptListKey, seenKey } from './keys.ts'
import { readStored } from './stored-fields.ts'

const DAY_SECONDS = 86_400
const SEEN_DAYS = 30
const KEPT_DAYS = 400

const StoredEvent = z.object({
  id: z.string(),
  type: z.string(),
  reason: z.string(),
  body: z.string(),
  at: Instant,
  source: z.enum(['webhook', 'bus']),
})
const ReadEvent = StoredEvent.extend({ sentBackAt: Instant.optional(), rev: z.int() })
const StoredPrint = z.object({ type: z.string(), timestamp: Instant, raw: z.string(), read: z.string().nullable() })
const SeenItem = z.object({ print: StoredPrint.nullable().default(null) })
const HeardItem = z.object({ sk: z.string(), day: z.string() })
const Line = StoredEvent.pick({ id: true, type: true, reason: true, at: true })
/** A line of an earlier release has the id alone. */
const StoredLine = z.union([Line, Line.pick({ id: true })])

/** Events seen, for 30 days, and events put aside, for 400. */
export class DynamoEventLog implements EventLog {
  private readonly control: ItemTable
  private readonly clock: Clock
  /** What this process has written: the types of events are few. */
  private readonly heard = new Map<string, string>()

  constructor(tables: ItemTables, clock: Clock) {
    this.control = tables.control
    this.clock = clock
  }

  async findSeen(id: string): Promise<SeenEvent | undefined> {
    const item = await this.control.get(seenKey(id))
    return item && readStored(SeenItem, item)
  }

  async markSeen(id: string, print: EventPrint): Promise<SeenEvent> {
    const expires = { [EXPIRES_AT]: expiryAfter(this.clock.now(), SEEN_DAYS) }
    const item = { ...seenKey(id), print: z.encode(StoredPrint, print), ...expires }
    if (await this.control.putAtRev(item, 'absent')) return { print }
    return (await this.findSeen(id)) ?? { print }
  }

  /** Written blindly: of two processes at midnight the earlier day may stand until the next event. */
  async markHeard(type: string, day: string): Promise<void> {
    if (this.heard.get(type) === day) return
    await this.control.put({ ...heardKey(type), day })
    this.heard.set(type, day)
  }

  async listHeard(): Promise<ReadonlyMap<string, string>> {
    const items = await this.control.query({ hash: HEARD_PK })
    return new Map(items.map((item) => readStored(HeardItem, item)).map(({ sk, day }) => [sk, day]))
  }

  /** Writes the event, then its line of the list, at the time the event was first kept: a repeat mends a crash in between. */
  async keep(event: EventToKeep): Promise<void> {
    const key = keptKey(event.id)
    const expires = { [EXPIRES_AT]: expiryAfter(event.at, KEPT_DAYS) }
    const item = { ...key, rev: 1, ...z.encode(StoredEvent, event), ...expires }
    const first = (await this.control.putAtRev(item, 'absent')) ? undefined : await this.findKept(event.id)
    if (first && first.sentBackAt !== null) return
    const line = z.encode(Line, first ?? event)
    await this.control.put({ ...keptListKey(event.id, first?.at ?? event.at), ...line, ...expires })
  }

  async listKept(request: PageRequest): Promise<PageOf<ListedEvent>> {
    const { items, next } = await this.control.page({ hash: KEPT_PK, newestFirst: true }, request)
    const lines = items.map((item) => readStored(StoredLine, item))
    const bare = lines.filter((line) => !('type' in line)).map(({ id }) => keptKey(id))
    const events = (await this.control.getMany(bare)).map(readKept)
    const byId = new Map(events.map(({ id, type, reason, at }) => [id, { id, type, reason, at }]))
    return { items: lines.flatMap((line) => ('type' in line ? line : (byId.get(line.id) ?? []))), next }
  }

  async findKept(id: string): Promise<KeptEvent | undefined> {
    const item = await this.control.get(keptKey(id))
    return item && readKept(item)
  }

  /** The event first, then its line of the list: a repeat removes a line that a crash left. */
  async markSentBack(id: string, at: Date): Promise<void> {
    const item = await this.control.get(keptKey(id))
    if (!item) return
    const { rev, sentBackAt, at: keptAt } = readStored(ReadEvent, item)
    if (sentBackAt === undefined) {
      await this.control.putAtRev(
        { ...item, ...keptKey(id), rev: rev + 1, body: '', sentBackAt: at.toISOString() },
        rev,
      )
    }
    await this.control.remove(keptListKey(id, keptAt))
  }
}

function readKept(item: Item): KeptEvent {
  const { rev: _, sentBackAt = null, ...event } = readStored(ReadEvent, item)
  return { ...event, sentBackAt }
}

function expiryAfter(at: Date, days: number): number {
  return Math.floor(at.getTime() / 1000) + days * DAY_SECONDS
}
