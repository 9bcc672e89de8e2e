import { compareBytes } from '#shared/adapters/order.ts'
import { type MessageId, type MessageKey, messageIdOf, parseMessageId } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { DAY_SHARDS, DUE_SHARDS, QUESTION_SHARD, shardOf } from '#shared/contracts/table.ts'
import { waitsForAnswerAlone } from '#shared/domain/sending/message-lifecycle.ts'
import { dayOfKey } from '#shared/domain/sending/message-place.ts'
import type { DaySlice, DueMessage, MessageStanding, MessageStore, NewestSlice } from '#shared/ports/message-store.ts'
import { copyOf } from './copy.ts'

const MOST_OF_CONTACT = 1_000

/** Like the table: the primary key is the idempotency key, and the trail is kept to the second. */
export class MemoryMessageStore implements MessageStore {
  readonly dueShards: number
  private readonly contacts = new Map<string, Map<string, Message>>()
  private readonly messages = new Map<MessageId, Message>()
  private readonly days = new Map<string, Map<MessageId, Message>>()
  private readonly due: Map<MessageId, Message>[]
  private readonly questions = new Map<MessageId, Message>()

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
    return new Map(
      found.map(({ id, state, reason, parts, page, wakeAt }) => [
        id,
        copyOf({ id, state, reason, parts, page, wakeAt }),
      ]),
    )
  }

  async save(message: Message, expectedRev: number | 'absent'): Promise<boolean> {
    const id = this.idOf(message)
    if ((this.stored(id)?.rev ?? 'absent') !== expectedRev) return false
    const ofContact = this.contacts.get(message.contactId) ?? new Map<string, Message>()
    const kept = copyOf({ ...message, id, trail: message.trail.map((entry) => toTheSecond(entry)) })
    this.contacts.set(message.contactId, ofContact.set(message.occurrence, kept))
    this.noteDay(this.stored(id), kept)
    this.messages.set(id, kept)
    for (const due of [this.dueOf(id), this.questions]) due?.delete(id)
    if (kept.wakeAt) (waitsForAnswerAlone(kept) ? this.questions : this.dueOf(id))?.set(id, kept)
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

  async listOfDay({ campaignId, date, shard, after, limit }: DaySlice): Promise<MessageId[]> {
    const all = [...(this.days.get(`${campaignId}#${date}`)?.values() ?? [])]
    const last = after && parseMessageId(after)
    return all
      .filter((one) => shardOf(one.id, DAY_SHARDS) === shard && (!last || compareKeys(one, last) > 0))
      .sort(compareKeys)
      .slice(0, limit)
      .map(({ id }) => id)
  }

  async listDue(shard: number, until: Date, limit: number): Promise<DueMessage[]> {
    const asked = shard === QUESTION_SHARD ? this.questions : this.due[shard]
    const due = [...(asked?.values() ?? [])].flatMap(({ id, wakeAt, campaignId }) =>
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

  private noteDay(before: Message | undefined, after: Message): void {
    if (before !== undefined) this.days.get(placeOfDay(before) ?? '')?.delete(before.id)
    const place = placeOfDay(after)
    if (place === undefined) return
    const day = this.days.get(place) ?? new Map<MessageId, Message>()
    this.days.set(place, day.set(after.id, after))
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

function placeOfDay({ page, campaignId, occurrence }: Message): string | undefined {
  const date = page === null ? dayOfKey(occurrence) : undefined
  return date && `${campaignId}#${date}`
}

function compareKeys(one: MessageKey, other: MessageKey): number {
  return compareBytes(one.occurrence, other.occurrence) || compareBytes(one.contactId, other.contactId)
}

function toTheSecond<T extends { at: Date }>(entry: T): T {
  return { ...entry, at: new Date(Math.floor(entry.at.getTime() / 1000) * 1000) }
}
