import { compareBytes } from '#shared/adapters/order.ts'
import { type MessageId, messageIdOf } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { DUE_SHARDS, shardOf } from '#shared/contracts/table.ts'
import type { DueMessage, MessageStanding, MessageStore, NewestSlice } from '#shared/ports/message-store.ts'
import { copyOf } from './copy.ts'

const MOST_OF_CONTACT = 1_000

/** Like the table: the primary key is the idempotency key, and the trail is kept to the second. */
export class MemoryMessageStore implements MessageStore {
  readonly dueShards: number
  private readonly contacts = new Map<string, Map<string, Message>>()
  private readonly messages = new Map<MessageId, Message>()
  private readonly due: Map<MessageId, Message>[]

  constructor(dueShards = DUE_SHARDS) {
    this.dueShards = dueShards
    this.due = Array.from({ length: dueShards }, () => new Map())
  }

  async find(id: MessageId): Promise<Message | undefined> {
    const found = this.stored(id)
    return found && copyOf(found)
  }

  async findMany(ids: readonly MessageId[]): Promise<Map<MessageId, Message>> {
    const found = ids.flatMap((id) => this.stored(id) ?? [])
    return new Map(found.map((message) => [message.id, copyOf(message)]))
  }

  async findStandings(messages: readonly Pick<Message, 'id'>[]): Promise<Map<MessageId, MessageStanding>> {
    const found = messages.flatMap(({ id }) => this.stored(id) ?? [])
    return new Map(found.map(({ id, state, page, wakeAt }) => [id, copyOf({ id, state, page, wakeAt })]))
  }

  async save(message: Message, expectedRev: number | 'absent'): Promise<boolean> {
    const id = this.idOf(message)
    if ((this.stored(id)?.rev ?? 'absent') !== expectedRev) return false
    const ofContact = this.contacts.get(message.contactId) ?? new Map<string, Message>()
    const kept = copyOf({ ...message, id, trail: message.trail.map((entry) => toTheSecond(entry)) })
    this.contacts.set(message.contactId, ofContact.set(message.occurrence, kept))
    this.messages.set(id, kept)
    if (kept.wakeAt) this.dueOf(id)?.set(id, kept)
    else this.dueOf(id)?.delete(id)
    return true
  }

  async listOfContact(contactId: string): Promise<Message[]> {
    const all = [...(this.contacts.get(contactId)?.values() ?? [])]
    const newest = all.sort((a, b) => compareBytes(b.occurrence, a.occurrence)).slice(0, MOST_OF_CONTACT)
    return newest.map((message) => copyOf(message))
  }

  async listNewest(contactId: string, { limit, until, beginsWith = '' }: NewestSlice): Promise<Message[]> {
    const all = [...(this.contacts.get(contactId)?.values() ?? [])].filter(
      ({ occurrence }) =>
        occurrence.startsWith(beginsWith) && (until === undefined || compareBytes(occurrence, until) <= 0),
    )
    return all
      .sort((a, b) => compareBytes(b.occurrence, a.occurrence))
      .slice(0, limit)
      .map((message) => copyOf(message))
  }

  async listDue(shard: number, until: Date, limit: number): Promise<DueMessage[]> {
    const due = [...(this.due[shard]?.values() ?? [])].flatMap(({ id, wakeAt, campaignId }) =>
      wakeAt && wakeAt <= until ? [{ id, wakeAt: new Date(wakeAt), campaignId }] : [],
    )
    return due.sort((a, b) => a.wakeAt.getTime() - b.wakeAt.getTime()).slice(0, limit)
  }

  async handOver({ id, wakeAt }: DueMessage, nextWakeAt: Date): Promise<boolean> {
    const message = this.stored(id)
    if (message?.wakeAt?.getTime() !== wakeAt.getTime()) return false
    message.wakeAt = new Date(nextWakeAt)
    return true
  }

  private stored(id: MessageId): Message | undefined {
    return this.messages.get(id)
  }

  private idOf(message: Message): MessageId {
    const known = this.stored(message.id)
    const isIts = known?.contactId === message.contactId && known.occurrence === message.occurrence
    return isIts ? message.id : messageIdOf(message)
  }

  private dueOf(id: MessageId): Map<MessageId, Message> | undefined {
    return this.due[shardOf(id, this.dueShards)]
  }
}

function toTheSecond<T extends { at: Date }>(entry: T): T {
  return { ...entry, at: new Date(Math.floor(entry.at.getTime() / 1000) * 1000) }
}
