import * as z from 'zod'
import { type MessageId, messageIdOf } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { Instant } from '#shared/contracts/primitives.ts'
import { DUE_SHARDS } from '#shared/contracts/table.ts'
import type { DueMessage, MessageStanding, MessageStore, NewestSlice } from '#shared/ports/message-store.ts'
import type { ItemTable, ItemTables } from './item-table.ts'
import { messageKey, messageKeyOfId } from './keys.ts'
import { messageItem, readMessageItem, readStandingItem } from './message-item.ts'
import { readStored } from './stored-fields.ts'

const MOST_OF_CONTACT = 1_000
const DueItem = z.object({ pk: z.string(), sk: z.string(), wakeAt: Instant, campaignId: z.string() })

/** The primary key is the idempotency key. The trail is kept to the second; an item expires 400 days after `dueAt`. */
export class DynamoMessageStore implements MessageStore {
  readonly dueShards: number
  private readonly messages: ItemTable

  constructor(tables: ItemTables, dueShards = DUE_SHARDS) {
    this.messages = tables.messages
    this.dueShards = dueShards
  }

  async find(id: MessageId): Promise<Message | undefined> {
    const key = messageKeyOfId(id)
    const item = key && (await this.messages.get(key))
    return item && readMessageItem(item)
  }

  async findMany(ids: readonly MessageId[]): Promise<Map<MessageId, Message>> {
    const keys = ids.flatMap((id) => messageKeyOfId(id) ?? [])
    const found = await this.messages.getMany(keys)
    return new Map(found.map(readMessageItem).map((message) => [message.id, message]))
  }

  async findStandings(
    messages: readonly Pick<Message, 'id' | 'contactId' | 'occurrence'>[],
  ): Promise<Map<MessageId, MessageStanding>> {
    const ids = new Map(messages.map(({ id, contactId, occurrence }) => [`${contactId}\n${occurrence}`, id]))
    const found = (await this.messages.getMany(messages.map(messageKey))).map(readStandingItem)
    return new Map(
      found.flatMap(({ contactId, occurrence, ...stands }) => {
        const id = ids.get(`${contactId}\n${occurrence}`)
        return id === undefined ? [] : [[id, { id, ...stands }] as const]
      }),
    )
  }

  save(message: Message, expectedRev: number | 'absent'): Promise<boolean> {
    return this.messages.putAtRev(messageItem(message, this.dueShards), expectedRev)
  }

  async listOfContact(contactId: string): Promise<Message[]> {
    if (contactId === '') return []
    const items = await this.messages.query({ hash: contactId, newestFirst: true }, MOST_OF_CONTACT)
    return items.map(readMessageItem)
  }

  async listNewest(contactId: string, { limit, until, beginsWith }: NewestSlice): Promise<Message[]> {
    if (contactId === '') return []
    const range = until === undefined ? rangeOf('begins-with', beginsWith) : rangeOf('at-most', until)
    const items = await this.messages.query({ hash: contactId, ...range, newestFirst: true }, limit)
    return items.map(readMessageItem)
  }

  async listDue(shard: number, until: Date, limit: number): Promise<DueMessage[]> {
    const range = { is: 'at-most', value: until.toISOString() } as const
    const items = await this.messages.query({ index: 'byDue', hash: shard, range }, limit)
    return items.map((item) => {
      const { pk, sk, wakeAt, campaignId } = readStored(DueItem, item)
      return { id: messageIdOf({ contactId: pk, occurrence: sk }), wakeAt, campaignId }
    })
  }

  async handOver({ id, wakeAt }: DueMessage, nextWakeAt: Date): Promise<boolean> {
    const key = messageKeyOfId(id)
    if (key === undefined) return false
    return this.messages.move(key, 'wakeAt', wakeAt.toISOString(), nextWakeAt.toISOString())
  }
}

function rangeOf(is: 'begins-with' | 'at-most', value: string | undefined) {
  return value === undefined ? {} : { range: { is, value } }
}
