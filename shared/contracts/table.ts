/** The five tables: names of attributes and indexes, from which infra, local runs and tests create the same tables. */

export type KeyAttribute = { readonly name: string; readonly type: 'S' | 'N' }

/** A global secondary index; an item without both key attributes is not in it. A list projects those attributes beyond the keys. */
export type IndexSpec = {
  readonly hash: KeyAttribute
  readonly range: KeyAttribute
  readonly projection: 'keys-only' | 'all' | readonly string[]
}

export type TableSpec = { readonly indexes: Readonly<Record<string, IndexSpec>> }

/** Primary key of every table, both composed strings. */
export const TABLE_KEY = { hash: text('pk'), range: text('sk') } as const

/** The time-to-live attribute of every table, in epoch seconds; an item without it stays. */
export const EXPIRES_AT = 'expiresAtSeconds'

/** All on demand. What each item and index is for: `adapters/dynamo/keys.ts`. */
export const TABLES = {
  contacts: {
    indexes: {
      byPhone: { hash: text('phoneHash'), range: text('pk'), projection: 'keys-only' },
      byBirthday: { hash: text('birthdayShard'), range: text('pk'), projection: 'all' },
      /** Of release 0.1, asked no more: a table takes one index more or less an upgrade, so it goes in the next. */
      byName: { hash: text('nameInitial'), range: text('nameKey'), projection: 'keys-only' },
      listedByName: { hash: text('nameInitial'), range: text('nameKey'), projection: 'all' },
    },
  },
  records: {
    indexes: {
      byContact: { hash: text('contactId'), range: text('contactOrder'), projection: 'keys-only' },
      byDue: { hash: text('dueMonthShard'), range: text('due'), projection: 'all' },
      byContactDue: { hash: text('contactDueShard'), range: text('contactDue'), projection: 'all' },
    },
  },
  campaigns: {
    indexes: {
      byDue: { hash: number('dueShard'), range: text('wakeAt'), projection: 'keys-only' },
      byState: { hash: text('state'), range: text('createdAt'), projection: 'all' },
    },
  },
  messages: {
    indexes: {
      byDue: { hash: number('dueShard'), range: text('wakeAt'), projection: ['campaignId'] },
      byDay: { hash: text('day'), range: text('sk'), projection: 'keys-only' },
      byTrouble: { hash: text('trouble'), range: text('troubleAt'), projection: 'keys-only' },
    },
  },
  control: { indexes: {} },
} as const satisfies Record<string, TableSpec>

export type TableId = keyof typeof TABLES
export type TableNames = Readonly<Record<TableId, string>>

export const TABLE_IDS: readonly TableId[] = ['contacts', 'records', 'campaigns', 'messages', 'control']

/** Shards of the due indexes of messages and pages. */
export const DUE_SHARDS = 32
export const BIRTHDAY_SHARDS = 8
/** Of one campaign's single messages of one day. */
export const DAY_SHARDS = 8
export const DUE_MONTH_SHARDS = 16
/** Of the contacts with one date in one column. */
export const DATE_SHARDS = 8

/** Of questions that close unanswered, in the due index of messages: few, and read apart from what is to be sent. */
export const QUESTION_SHARD = 1_000

/** Of deliveries of webhooks, in the due index of campaigns; their numbers begin behind those of pages. */
export const DELIVERY_SHARDS = 8
export const FIRST_DELIVERY_SHARD = 1_000

/** A whole number in `[0, shards)`; the same text always gives the same one (FNV-1a over UTF-8). */
export function shardOf(key: string, shards: number): number {
  return fingerprint32(key) % shards
}

const encoder = new TextEncoder()

/** A 32-bit number that is the same for the same text for ever; not for secrets. */
export function fingerprint32(value: string): number {
  let hash = 0x811c9dc5
  for (const byte of encoder.encode(value)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash
}

function text<const N extends string>(name: N) {
  return { name, type: 'S' } as const
}

function number<const N extends string>(name: N) {
  return { name, type: 'N' } as const
}
