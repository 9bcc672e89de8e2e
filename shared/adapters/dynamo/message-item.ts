/*
 * A message as an item: under 1,000 bytes for a text of 70 Chinese characters and a trail of 8, so that a write costs one
 * unit. Short names, instants in epoch milliseconds, nulls left out; the id is derived from the key.
 *
 * pk contactId   sk occurrence   k kind        c category   v campaignVersion   s subject, `type:id`   d details, JSON
 * ab about, JSON
 * ca closesAt
 * st state       r reason        due dueAt     na notAfter  n attempt           l lease, JSON          sub submittedAt
 * to toHash      la language     tx text       p parts      pm providerMessageId  tr trail, packed     pg page, JSON
 * rev, campaignId, wakeAt (ISO), dueShard, day, trouble, troubleAt, expiresAtSeconds: by their own names
 */
import * as z from 'zod'
import { type MessageKey, messageIdOf, RunId } from '#shared/contracts/ids.ts'
import { Message, type MessageState, Subject } from '#shared/contracts/message.ts'
import { Instant } from '#shared/contracts/primitives.ts'
import { DAY_SHARDS, EXPIRES_AT, QUESTION_SHARD, shardOf } from '#shared/contracts/table.ts'
import { waitsForAnswerAlone } from '#shared/domain/sending/message-lifecycle.ts'
import { dayOfKey } from '#shared/domain/sending/message-place.ts'
import type { Item } from './item.ts'
import { dayShard, type Key, messageKey } from './keys.ts'
import { packTrail, unpackTrail } from './packed-trail.ts'
import { openField, sealField } from './sealed-fields.ts'
import { readJson, readStored } from './stored-fields.ts'

const KEPT_SECONDS = 400 * 86_400
const TROUBLE: ReadonlySet<MessageState> = new Set(['rejected', 'in-doubt', 'undelivered'])

const field = Message.shape
const Millis = z
  .int()
  .min(-8.64e15)
  .max(8.64e15)
  .transform((ms) => new Date(ms))
const StoredSubject = z
  .string()
  .transform((text) => ({ type: text.slice(0, text.indexOf(':')), id: text.slice(text.indexOf(':') + 1) }))
  .pipe(Subject)
const Lease = z.tuple([Millis, z.string()])
const PageOfRun = z.tuple([RunId, z.int()])

const StoredMessage = z.object({
  pk: z.string(),
  sk: z.string(),
  rev: field.rev,
  k: field.kind,
  c: field.category,
  campaignId: field.campaignId,
  v: field.campaignVersion,
  s: StoredSubject,
  ab: z.string().optional(),
  d: z.string().optional(),
  st: field.state,
  r: field.reason.default(null),
  due: Millis,
  na: Millis.optional(),
  n: field.attempt,
  l: z.string().optional(),
  sub: Millis.optional(),
  to: field.toHash.default(null),
  la: field.language.default(null),
  tx: z.string().optional(),
  p: field.parts.default(null),
  pm: field.providerMessageId.default(null),
  tr: z.string(),
  pg: z.string().optional(),
  ca: Millis.optional(),
  wakeAt: Instant.optional(),
})
const StoredStanding = StoredMessage.pick({ pk: true, sk: true, st: true, r: true, p: true, pg: true, wakeAt: true })

/** The whole item, with the attributes of the indexes that it belongs in. */
export function messageItem(message: Message, dueShards: number): Item & Key {
  const { contactId, subject, about, lease, page, details } = message
  return {
    ...messageKey(message),
    rev: message.rev,
    k: message.kind,
    c: message.category,
    campaignId: message.campaignId,
    v: message.campaignVersion,
    s: `${subject.type}:${subject.id}`,
    ab: about === null ? undefined : JSON.stringify(about),
    d: Object.keys(details).length === 0 ? undefined : sealField(contactId, JSON.stringify(details)),
    st: message.state,
    r: message.reason ?? undefined,
    due: message.dueAt.getTime(),
    na: message.notAfter?.getTime(),
    n: message.attempt,
    l: lease ? JSON.stringify([lease.until.getTime(), lease.holder]) : undefined,
    sub: message.submittedAt?.getTime(),
    to: message.toHash ?? undefined,
    la: message.language ?? undefined,
    tx: message.text === null ? undefined : sealField(contactId, message.text),
    p: message.parts ?? undefined,
    pm: message.providerMessageId ?? undefined,
    tr: packTrail(message.trail),
    ca: message.closesAt?.getTime(),
    pg: page ? JSON.stringify([page.runId, page.number]) : undefined,
    [EXPIRES_AT]: Math.floor(message.dueAt.getTime() / 1000) + KEPT_SECONDS,
    ...indexAttributes(message, dueShards),
  }
}

/** @throws AppError MALFORMED_ITEM (not retryable) */
export function readMessageItem(item: Item): Message {
  const stored = readStored(StoredMessage, item)
  const key = { contactId: stored.pk, occurrence: stored.sk }
  const lease = stored.l === undefined ? null : readJson(Lease, stored.l)
  return {
    id: messageIdOf(key),
    ...key,
    kind: stored.k,
    category: stored.c,
    campaignId: stored.campaignId,
    campaignVersion: stored.v,
    subject: stored.s,
    about: stored.ab === undefined ? null : readJson(field.about, stored.ab),
    details: stored.d === undefined ? {} : readJson(field.details, openField(stored.pk, stored.d)),
    state: stored.st,
    reason: stored.r,
    dueAt: stored.due,
    notAfter: stored.na ?? null,
    attempt: stored.n,
    lease: lease && { until: lease[0], holder: lease[1] },
    submittedAt: stored.sub ?? null,
    toHash: stored.to,
    language: stored.la,
    text: stored.tx === undefined ? null : openField(stored.pk, stored.tx),
    parts: stored.p,
    providerMessageId: stored.pm,
    trail: unpackTrail(stored.tr),
    page: pageOf(stored.pg),
    wakeAt: stored.wakeAt ?? null,
    closesAt: stored.ca ?? null,
    rev: stored.rev,
  }
}

/** Of the item only how its message stands. @throws AppError MALFORMED_ITEM (not retryable) */
export function readStandingItem(
  item: Item,
): MessageKey & Pick<Message, 'state' | 'reason' | 'parts' | 'page' | 'wakeAt'> {
  const { pk, sk, st, r, p, pg, wakeAt = null } = readStored(StoredStanding, item)
  return { contactId: pk, occurrence: sk, state: st, reason: r, parts: p, page: pageOf(pg), wakeAt }
}

/** The messages of a page all say the same of it, and are read together. */
let lastPage: { stored: string; read: z.output<typeof PageOfRun> } | undefined

function pageOf(stored: string | undefined): Message['page'] {
  if (stored === undefined) return null
  if (lastPage?.stored !== stored) lastPage = { stored, read: readJson(PageOfRun, stored) }
  const [runId, number] = lastPage.read
  return { runId, number }
}

function dueShardOf(message: Message, dueShards: number): number {
  return waitsForAnswerAlone(message) ? QUESTION_SHARD : shardOf(messageIdOf(message), dueShards)
}

function indexAttributes(message: Message, dueShards: number): Item {
  const { wakeAt, state, trail, dueAt, contactId, occurrence, campaignId, page } = message
  const date = page === null ? dayOfKey(occurrence) : undefined
  const when = (trail.at(-1)?.at ?? dueAt).toISOString()
  return {
    ...(wakeAt && { wakeAt: wakeAt.toISOString(), dueShard: dueShardOf(message, dueShards) }),
    ...(date && { day: dayShard(campaignId, date, shardOf(messageIdOf(message), DAY_SHARDS)) }),
    ...(TROUBLE.has(state) && { trouble: state, troubleAt: `${when}#${contactId}#${occurrence}` }),
  }
}
