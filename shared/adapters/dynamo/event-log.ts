import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import { Instant } from '#shared/contracts/primitives.ts'
import { EXPIRES_AT, type TableNames } from '#shared/contracts/table.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { EventLog, KeptEvent } from '#shared/ports/event-log.ts'
import { DynamoTable, type Item } from './dynamo-table.ts'
import { KEPT_PK, keptKey, keptListKey, seenKey } from './keys.ts'
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
const ListedEvent = z.object({ id: z.string() })

/** Events seen, for 30 days, and events put aside, for 400. */
export class DynamoEventLog implements EventLog {
  private readonly control: DynamoTable
  private readonly clock: Clock

  constructor(client: DynamoDBClient, names: TableNames, clock: Clock) {
    this.control = new DynamoTable(client, 'control', names.control)
    this.clock = clock
  }

  async wasSeen(id: string): Promise<boolean> {
    return (await this.control.get(seenKey(id))) !== undefined
  }

  async markSeen(id: string): Promise<void> {
    await this.control.put({ ...seenKey(id), [EXPIRES_AT]: expiryAfter(this.clock.now(), SEEN_DAYS) })
  }

  /** Writes the event, then its line of the list, at the time the event was first kept: a repeat mends a crash in between. */
  async keep(event: KeptEvent): Promise<void> {
    const key = keptKey(event.id)
    const expires = { [EXPIRES_AT]: expiryAfter(event.at, KEPT_DAYS) }
    const item = { ...key, rev: 1, ...z.encode(StoredEvent, event), ...expires }
    const first = (await this.control.putAtRev(item, 'absent')) ? undefined : await this.control.get(key)
    const at = first ? readKept(first).at : event.at
    await this.control.put({ ...keptListKey(event.id, at), id: event.id, ...expires })
  }

  async listKept(limit: number): Promise<KeptEvent[]> {
    const lines = await this.control.query({ hash: KEPT_PK, newestFirst: true }, limit)
    const ids = lines.map((line) => readStored(ListedEvent, line).id)
    const events = (await this.control.getMany(ids.map(keptKey))).map(readKept)
    const byId = new Map(events.map((event) => [event.id, event]))
    return ids.flatMap((id) => byId.get(id) ?? [])
  }
}

function readKept(item: Item): KeptEvent {
  return readStored(StoredEvent, item)
}

function expiryAfter(at: Date, days: number): number {
  return Math.floor(at.getTime() / 1000) + days * DAY_SECONDS
}
