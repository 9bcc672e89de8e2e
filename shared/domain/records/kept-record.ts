import type { RecordSaying } from '#shared/contracts/order-event.ts'
import { FieldValue, type KeptKey, type KeptRecord } from '#shared/contracts/record.ts'
import { factOfReason, keptType } from '#shared/contracts/record-types/kept-types.ts'

/** More words of one fact than these are not told apart: the first and the newest stay. */
const MOST_HEARD = 20
/** A day that was moved more often than this was told to nobody for long. */
const MOST_EARLIER = 10

/** What is said of a record by one event or one hand: `by` names who did it, null for an event. */
export type Heard = Pick<RecordSaying, 'facts' | 'fields'> & {
  timestamp: Date
  contactId: string | null
  orderId: string | null
  by: string | null
}

/** A record of which nothing has been heard yet. */
export function emptyKept({ type, id }: KeptKey, shop: string | null, since: Date): KeptRecord {
  return {
    type,
    id,
    shop,
    contactId: null,
    orderId: null,
    since,
    heard: {},
    takenBackAt: null,
    fields: {},
    saidAt: {},
    earlierDates: null,
    setBy: null,
    rev: 0,
  }
}

/**
 * The record with what was said of it. Facts are kept as they are heard, null takes back what is no newer; a field is taken
 * from the newest `timestamp`, null empties it; whose it is stays as first said. What says nothing new gives back the very
 * same object; names that the type does not declare are left aside.
 */
export function hear(record: KeptRecord, heard: Heard): KeptRecord {
  const withFacts = Object.entries(heard.facts ?? {}).reduce(
    (next, [name, at]) => hearFact(next, name, { at, said: heard }),
    record,
  )
  const next = Object.entries(heard.fields ?? {}).reduce(
    (so, [name, value]) => hearField(so, name, { value, at: heard.timestamp }),
    withFacts,
  )
  const contactId = next.contactId ?? heard.contactId
  const orderId = next.orderId ?? heard.orderId
  return contactId === next.contactId && orderId === next.orderId ? next : { ...next, contactId, orderId }
}

/** Since when a fact holds; null while it does not. */
export function factAt(record: KeptRecord, name: string): Date | null {
  const all = instantsOf(record, name)
  return (keepsNewest(record, name) ? all.at(-1) : all[0]) ?? null
}

/** Every instant of a fact that is told anew each time, oldest first; of any other fact the one that holds. */
export function instantsOf(record: KeptRecord, name: string): Date[] {
  const takenBack = own(record.takenBackAt ?? {}, name)
  const standing = (own(record.heard, name) ?? []).filter((at) => takenBack === undefined || at > takenBack)
  if (!keepsNewest(record, name)) return standing.slice(0, 1)
  return standing.toSorted((a, b) => a.getTime() - b.getTime())
}

/** Whether the fact as it holds was set by hand, with a button or over the API. */
export function isByHand(record: KeptRecord, name: string): boolean {
  const set = own(record.setBy ?? {}, name)
  return set !== undefined && instantsOf(record, name).some((at) => at.getTime() === set.at.getTime())
}

/** Who set by hand the fact that a reason names; null where nobody did. */
export function handBehind(record: KeptRecord, because: string): string | null {
  const { fact = '' } = factOfReason(because) ?? {}
  return isByHand(record, fact) ? (own(record.setBy ?? {}, fact)?.by ?? null) : null
}

/** Who set by hand, or by a reply, a fact at this instant; null where nobody did. */
export function handAt({ setBy }: KeptRecord, instant: string): string | null {
  return Object.values(setBy ?? {}).find(({ at }) => at.toISOString() === instant)?.by ?? null
}

export function keepsNewest({ type }: Pick<KeptRecord, 'type'>, name: string): boolean {
  return own(keptType(type)?.facts ?? {}, name)?.keeps === 'newest'
}

function hearFact(record: KeptRecord, name: string, { at, said }: { at: Date | null; said: Heard }): KeptRecord {
  if (own(keptType(record.type)?.facts ?? {}, name) === undefined) return record
  if (at === null) return takeBack(record, name, said.timestamp)
  const known = own(record.heard, name) ?? []
  if (known.some((one) => one.getTime() === at.getTime())) return record
  const all = [...known, at]
  const kept = all.length <= MOST_HEARD ? all : [...all.slice(0, 1), ...all.slice(2)]
  const setBy = said.by === null ? record.setBy : { ...record.setBy, [name]: { by: said.by, at } }
  return { ...record, heard: { ...record.heard, [name]: kept }, setBy }
}

function takeBack(record: KeptRecord, name: string, at: Date): KeptRecord {
  const before = own(record.takenBackAt ?? {}, name)
  if (before !== undefined && at <= before) return record
  return { ...record, takenBackAt: { ...record.takenBackAt, [name]: at } }
}

function hearField(record: KeptRecord, name: string, { value, at }: { value: unknown; at: Date }): KeptRecord {
  if (own(keptType(record.type)?.fields ?? {}, name) === undefined) return record
  const saidAt = own(record.saidAt, name)
  if (saidAt !== undefined && at < saidAt) return record
  const before = own(record.fields, name) ?? null
  const isSame = JSON.stringify(before) === JSON.stringify(value ?? null)
  if (isSame && saidAt?.getTime() === at.getTime()) return record
  const { [name]: _, ...others } = record.fields
  const read = FieldValue.safeParse(value)
  const fields = read.success ? { ...others, [name]: read.data } : others
  const earlierDates = isSame ? record.earlierDates : withEarlier(record, name, before)
  return { ...record, fields, earlierDates, saidAt: { ...record.saidAt, [name]: at } }
}

function withEarlier({ type, earlierDates }: KeptRecord, name: string, before: unknown): KeptRecord['earlierDates'] {
  if (own(keptType(type)?.fields ?? {}, name)?.kind !== 'date' || typeof before !== 'string') return earlierDates
  const others = own(earlierDates ?? {}, name)?.filter((date) => date !== before) ?? []
  return { ...earlierDates, [name]: [...others, before].slice(-MOST_EARLIER) }
}

function own<T>(names: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined
}
