import type { AuditFacts } from '#shared/contracts/audit.ts'
import type { RecordChanged, RecordSaying } from '#shared/contracts/order-event.ts'
import type { FieldKind } from '#shared/contracts/record-types/declare.ts'
import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import { ORDER_TOLD } from '#shared/contracts/record-types/order-told.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { Lack } from '#shared/domain/records/define-record.ts'
import { isFromTheFuture } from '#shared/domain/records/event-instants.ts'
import { checkSaying } from '#shared/domain/records/read-saying.ts'
import { keptDefinition, type RecordTypeName, sayableOf } from '#shared/domain/records/record-types.ts'
import { recordIdOf } from '#shared/domain/records/shop-ids.ts'
import { NO_REPLY } from '#shared/domain/replies/questions.ts'
import { BY_REPLY, eventOfFact } from '#shared/domain/webhooks/fact-event.ts'
import { type AuditDeps, recordDeed } from '../history/keep-audit.ts'
import { type ActOnEventDeps, actOnSaying } from '../intake/act-on-event.ts'
import { findShop } from '../intake/find-shop.ts'
import { translateSaying } from '../intake/translate-saying.ts'
import { type AnnounceDeps, announce } from '../webhooks/announce.ts'
import { type FindRecordDeps, type FoundRecord, findExact, readRecordId } from './find-record.ts'

export type ChangeRecordDeps = ActOnEventDeps & FindRecordDeps & AuditDeps & AnnounceDeps

/** `id` is the record's own, or the plain one with or without its `shop`. */
export type RecordOrder = { type: RecordTypeName; id: string; saying: RecordSaying; by: string }
export type RecordFault = Lack & { code: string }
export type ChangeRecordOutcome =
  /** Under the record's own id. `textsLeft`: what was corrected had been told, and no text is to come that could tell of it. */
  { kind: 'done'; id: string; textsLeft: boolean } | { kind: 'invalid'; faults: RecordFault[] }

/**
 * Does what an event with this saying does, keeps who said it (in the audit, and of a fact that stops a text in its trail),
 * and tells endpoints last, so that a caller who gets no answer tells them by a repeat. Nothing is done where a part of it cannot be. A repeat changes nothing but instants of what is taken back; a crash
 * leaves at worst an entry of what was asked for.
 * @throws AppError NOT_FOUND for a record that nobody knows and the saying does not make, CONFLICT where several shops have
 * the id
 */
export async function changeRecord(deps: ChangeRecordDeps, order: RecordOrder): Promise<ChangeRecordOutcome> {
  const event = await eventOf(deps, order)
  const faults = faultsOf(event, deps.clock.now())
  if (faults.length > 0) return { kind: 'invalid', faults }
  const where = await findShop(deps, event)
  if (where === 'which-shop')
    throw new AppError('CONFLICT', 'Several shops have this id: name the shop.', { retryable: false })
  const id = recordIdOf(event.data.id, where.shop)
  const before = await findExact(deps, order.type, id)
  if (before === undefined && !makesRecord(event))
    throw new AppError('NOT_FOUND', `There is no such ${order.type}.`, { retryable: false })
  if (before === undefined && order.type === 'contact' && (await deps.contacts.find(id)) === undefined)
    throw new AppError('NOT_FOUND', 'There is no such contact.', { retryable: false })
  const { lacks } = await translateSaying(deps, event, where)
  if (lacks.length > 0) return { kind: 'invalid', faults: lacks.map((lack) => ({ ...lack, code: 'incomplete' })) }
  await keepDeed(deps, { event, type: order.type, id, by: order.by }, before)
  const why = await actOnSaying(deps, event, { ...where, by: order.by })
  if (order.by !== BY_REPLY && order.by !== NO_REPLY) await announce(deps, eventsOf(event, id, before))
  return { kind: 'done', id, textsLeft: why?.code === 'texts-left' }
}

/** What staff said has come about. A fact that is taken back is no event; one of a reply goes out with its words. */
function eventsOf({ data: { type, facts = {}, contactId, contact } }: RecordChanged, id: string, before?: FoundRecord) {
  const whose = before?.contactId ?? contactId ?? contact?.id ?? null
  return Object.entries(facts).flatMap(([fact, at]) => {
    return at === null ? [] : [eventOfFact({ type, id, fact, at }, { by: 'staff', contactId: whose })]
  })
}

async function eventOf(deps: ChangeRecordDeps, { type, id, saying }: RecordOrder): Promise<RecordChanged> {
  const { shop = saying.shop, id: plain } = await readRecordId(deps, id)
  return {
    id: 'by-hand',
    type: 'record.changed',
    timestamp: deps.clock.now(),
    data: { ...saying, type, id: plain, ...(shop !== undefined && { shop }) },
  }
}

function faultsOf(event: RecordChanged, now: Date): RecordFault[] {
  const { faults, unknown, fixed } = checkSaying(event.data)
  const ahead = Object.entries(event.data.facts ?? {}).filter(
    ([, at]) => at !== null && isFromTheFuture({ ...event, data: { ...event.data, facts: { it: at } } }, now),
  )
  return [
    ...faults.map((fault) => ({ ...fault, code: 'invalid' })),
    ...unknown.map((fault) => ({ ...fault, code: 'unknown-fact' })),
    ...fixed.map((fault) => ({ ...fault, code: 'not-settable' })),
    ...(unknown.length > 0 ? [] : ahead).map(([name]) => ({
      path: `facts.${name}`,
      message: 'is over 24 hours ahead',
      code: 'from-the-future',
    })),
  ]
}

/** One of a contact itself, one that is nobody's. */
const WITHOUT_CONTACT = ['contact', 'gathering']

/** A mistyped id must not become a record of its own: a new one says whose it is. */
function makesRecord({ data: { type, facts = {}, contactId, contact, orderId } }: RecordChanged): boolean {
  if (type === 'order') return facts.placed != null
  const isHeard = Object.values(facts).some((at) => at !== null)
  if (keptDefinition(type) !== undefined)
    return isHeard && (WITHOUT_CONTACT.includes(type) || (contactId ?? contact ?? orderId) !== undefined)
  return type === 'instalment' && (contactId ?? contact?.id) !== undefined
}

type Deed = { event: RecordChanged; type: RecordTypeName; id: string; by: string }

async function keepDeed(
  deps: AuditDeps,
  { event, type, id, by }: Deed,
  before: FoundRecord | undefined,
): Promise<void> {
  const { facts = {}, fields = {} } = event.data
  const names = { facts: Object.keys(facts), fields: Object.keys(fields).filter((name) => isDeclared(type, name)) }
  const was = factsOf(names, { facts: before?.facts ?? {}, fields: told(type, before?.fields ?? {}) })
  const is = factsOf(names, { facts, fields: told(type, fields) })
  await recordDeed(deps, { type, id }, { at: event.timestamp, by, what: `${type}.changed`, before: was, after: is })
}

/** Whatever else a caller sent is left aside, also here: it may be a name or a number. */
function isDeclared(type: RecordTypeName, field: string): boolean {
  return Object.hasOwn(sayableOf(type)?.fields ?? {}, field)
}

/** Of a text only that it is one: it may be a name, an address or a number. */
function told(type: RecordTypeName, fields: Values['fields']): Values['fields'] {
  const declared: Readonly<Record<string, { kind: FieldKind }>> =
    (type === ORDER_TOLD.type ? ORDER_TOLD : keptType(type))?.fields ?? {}
  const isPlain = (name: string) => !WORDS.includes(declared[name]?.kind ?? 'flag')
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value == null || isPlain(name) ? value : UNTOLD]),
  )
}

const UNTOLD = '…'
const WORDS: readonly FieldKind[] = ['text', 'phone', 'list']

type Named = { facts: string[]; fields: string[] }
type Values = { facts: Readonly<Record<string, Date | null>>; fields: Readonly<Record<string, unknown>> }

function factsOf(names: Named, { facts, fields }: Values): AuditFacts {
  return Object.fromEntries([
    ...names.facts.map((name) => [name, facts[name]?.toISOString() ?? null]),
    ...names.fields.map((name) => [name, fields[name] ?? null]),
  ])
}
