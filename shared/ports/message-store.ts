import type { CampaignId, MessageId } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'

/** A message that the sweep must look at. */
export type DueMessage = { id: MessageId; wakeAt: Date; campaignId: string }

/** How a message stands, for whoever only counts. */
export type MessageStanding = Pick<Message, 'id' | 'state' | 'reason' | 'parts' | 'page' | 'wakeAt'>

/** Those up to a key, that key included, or those whose key begins so: never both. */
export type NewestSlice = { limit: number } & (
  | { until?: string | undefined; beginsWith?: undefined }
  | { until?: undefined; beginsWith: string }
)

export type DaySlice = {
  campaignId: CampaignId
  date: string
  shard: number
  after?: MessageId | undefined
  limit: number
}

export interface MessageStore {
  /** Strongly consistent. */
  find(id: MessageId): Promise<Message | undefined>
  /** Strongly consistent, any number of ids; absent ones are left out. */
  findMany(ids: readonly MessageId[]): Promise<Map<MessageId, Message>>
  /** How those of these messages stand that are there, as `findMany`; who only counts has no use for all that is in them. */
  findStandings(
    messages: readonly Pick<Message, 'id' | 'contactId' | 'occurrence'>[],
  ): Promise<Map<MessageId, MessageStanding>>
  /**
   * Writes the whole item if nothing else was written since it was read: `expectedRev` is the revision read, or
   * 'absent' for a new message; `message.rev` is the new one. False means somebody was there first and nothing changed.
   */
  save(message: Message, expectedRev: number | 'absent'): Promise<boolean>
  /** Messages of a contact, those with the 1,000 greatest occurrences where there are more, in no promised order. */
  listOfContact(contactId: string): Promise<Message[]>
  /** Messages of a contact by their occurrence, greatest first. */
  listNewest(contactId: string, slice: NewestSlice): Promise<Message[]>
  /**
   * Ids of a campaign's messages of no page whose keys are of a day, of one shard in `[0, DAY_SHARDS)`, by their keys, from
   * the first after `after`. May lag behind writes by a moment.
   */
  listOfDay(slice: DaySlice): Promise<MessageId[]>
  /** Due messages of one shard, or questions of `QUESTION_SHARD`, oldest first, with `wakeAt` at or before `until`. May lag behind writes by a moment. */
  listDue(shard: number, until: Date, limit: number): Promise<DueMessage[]>
  /** Moves `wakeAt` from what was seen; false when it moved meanwhile. Does not count as a revision. */
  handOver(due: DueMessage, nextWakeAt: Date): Promise<boolean>
  /** Shards of the due index. */
  readonly dueShards: number
}
