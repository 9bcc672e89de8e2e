import type { RecordChanged } from '#shared/contracts/order-event.ts'
import type { Order } from '#shared/contracts/record.ts'
import { notesLastOrder } from '#shared/domain/campaigns/waiting-campaigns.ts'
import type { RecordChange } from '#shared/domain/lists/record-row.ts'
import { orderRecord } from '#shared/domain/records/order-record.ts'
import { checkSaying } from '#shared/domain/records/read-saying.ts'
import { recordIdOf } from '#shared/domain/records/shop-ids.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import { type FindShopDeps, findShop } from '../intake/find-shop.ts'
import { noteLastOrder } from '../intake/note-last-order.ts'
import { type ReadWaitingDeps, readWaiting } from '../intake/read-waiting.ts'
import { type RecordEventDeps, recordEvent } from '../intake/record-event.ts'
import { translateSaying } from '../intake/translate-saying.ts'
import type { RowResult } from './import-rows.ts'
import { eventOf, type ListedFile, type ListedRow, refuserOf, whoseIs } from './listed-row.ts'

export type ImportOrdersDeps = RecordEventDeps &
  ReadWaitingDeps &
  FindShopDeps & { contacts: Pick<ContactStore, 'findMany' | 'listIdsByPhone'> }

/** Writes orders of one list, and keeps the days of the newest where a campaign counts from them: asked once, when one is written. */
export function createOrderWriter(deps: ImportOrdersDeps): typeof writeOrder {
  let isDayAsked: Promise<boolean> | undefined
  return async (_, file, row) => {
    const result = await writeOrder(deps, file, row)
    if (result.former?.of !== 'order') return result
    isDayAsked ??= readWaiting(deps).then((campaigns) => campaigns.some(notesLastOrder))
    const order = (await isDayAsked) ? await deps.records.findOrder(result.former.id) : undefined
    if (order !== undefined) await noteLastOrder(deps, order)
    return result
  }
}

/**
 * Writes a row as what it says of an order, through the events that it is. It plans nothing and stops nothing: whoever sends
 * asks the order first. A repeat writes nothing more. A crash between two events leaves an order whose row counts as changed.
 */
async function writeOrder(deps: ImportOrdersDeps, file: ListedFile, row: ListedRow): Promise<RowResult> {
  const { line, problems } = row
  const refuse = refuserOf(file, row)
  const contactId = await whoseIs(deps, row.change)
  if (contactId === 'several') return refuse('phone-of-several', 'phone')
  const event = eventOf(file, row, contactId)
  const where = await findShop(deps, event)
  if (where === 'which-shop') return refuse('which-shop', 'shop')
  const id = recordIdOf(row.change.id, where.shop)
  const known = await deps.records.findOrder(id)
  if (known?.details == null && !isWhole(row.change, contactId)) return refuse('order-incomplete', 'id')
  if (known?.contactId != null && row.change.contactId !== undefined && row.change.contactId !== known.contactId)
    return refuse('other-person', 'contact')
  const change = inItsCurrency(file, row.change, known)
  if (change === null) return refuse('other-currency', 'major.totalMinor')
  const news = newsOf(known, withState(change, file.since, known))
  if (Object.keys(news.facts).length + Object.keys(news.fields).length === 0)
    return { line, outcome: known !== undefined && isOwn(known, file.since) ? 'changed' : 'unchanged', problems }
  const said: RecordChanged = { ...event, data: { ...event.data, ...news } }
  const [fault] = checkSaying(said.data).faults
  if (fault !== undefined) return refuse('value-unreadable', columnOf(fault.path))
  const { events, lacks } = await translateSaying(deps, said, where)
  if (lacks.length > 0) return refuse('fact-incomplete', 'id')
  for (const one of events) await recordEvent(deps, one, where)
  const after = await deps.records.findOrder(id)
  const owner = after?.contactId ?? contactId ?? null
  const former = { of: 'order', id, contactId: owner, before: known ?? null, rev: after?.rev ?? 0, line } as const
  return { line, outcome: known?.details == null ? 'new' : 'changed', problems, former }
}

/** An order that is new here is told of whole. */
function isWhole({ facts, fields }: RecordChange, contactId: string | undefined): boolean {
  return facts.placed !== undefined && fields.totalMinor !== undefined && contactId !== undefined
}

/** A list that names no currency speaks of the usual one, which an order that is known may not be in. */
function inItsCurrency(file: ListedFile, change: RecordChange, known: Order | undefined): RecordChange | null {
  const { currency, ...fields } = change.fields
  if (known?.details == null || file.columns.places.has('field.currency') || currency === undefined) return change
  return currency === known.details.currency ? { ...change, fields } : null
}

/** What a status says has been so since the list was brought at the latest; an instant that is known goes before. */
function withState({ state, facts, fields }: RecordChange, since: Date, known: Order | undefined) {
  if (state === null || facts[state] !== undefined) return { facts, fields }
  const isKnown = known !== undefined && orderRecord.facts[state].at(known) !== null
  return { facts: isKnown ? facts : { ...facts, [state]: since }, fields }
}

type Said = Pick<RecordChange, 'facts' | 'fields'>

/** What is there already is not said anew, so that a list that comes again changes nothing. */
function newsOf(known: Order | undefined, { facts, fields }: Said): Said {
  if (known === undefined) return { facts, fields }
  const of: { facts: Names<Fact>; fields: Names<Field> } = orderRecord
  const isHeard = (name: string, at: Date) => {
    const kept = of.facts[name]?.at(known) ?? null
    return kept !== null && (name === 'placed' || kept.getTime() === at.getTime())
  }
  const isSaid = (name: string, value: unknown) => JSON.stringify(of.fields[name]?.value(known)) === textOf(name, value)
  return {
    facts: Object.fromEntries(Object.entries(facts).filter(([name, at]) => !isHeard(name, at))),
    fields: Object.fromEntries(Object.entries(fields).filter(([name, value]) => !isSaid(name, value))),
  }
}

type Names<T> = Readonly<Record<string, T | undefined>>
type Fact = { at: (order: Order) => Date | null }
type Field = { value: (order: Order) => unknown }

function textOf(name: string, value: unknown): string {
  return JSON.stringify(name === 'closesAt' ? new Date(String(value)).toISOString() : value)
}

/** Whether an earlier attempt at this file wrote it. */
function isOwn({ saidAt, paidAt, closedAt, cancelledAt }: Order, since: Date): boolean {
  return [...Object.values(saidAt ?? {}), paidAt, closedAt, cancelledAt].some((at) => at?.getTime() === since.getTime())
}

function columnOf(path: string): string {
  return `field.${path.replace(/^fields\./u, '')}`
}
