import type { ListedType } from '#shared/contracts/import.ts'
import type { RecordChanged } from '#shared/contracts/order-event.ts'
import type { KeptRecord } from '#shared/contracts/record.ts'
import { listedRecord } from '#shared/domain/lists/listed-record.ts'
import { type RecordChange, readRecordRow } from '#shared/domain/lists/record-row.ts'
import { recordIdOf } from '#shared/domain/records/shop-ids.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import { inParallel } from '../in-parallel.ts'
import { type FindShopDeps, findShop } from '../intake/find-shop.ts'
import type { RecordEventDeps } from '../intake/record-event.ts'
import { lacksOfKept, type RecordKeptDeps, recordKept } from '../intake/record-kept.ts'
import { createOrderWriter, type ImportOrdersDeps } from './import-orders.ts'
import { ROWS_AT_ONCE, type RowResult, type WriteRows } from './import-rows.ts'
import { writeShipment } from './import-shipments.ts'
import { eventOf, type ListedFile, type ListedRow, refuserOf, whoseIs } from './listed-row.ts'

export type ImportRecordsDeps = RecordKeptDeps &
  ImportOrdersDeps &
  RecordEventDeps &
  FindShopDeps & { contacts: Pick<ContactStore, 'find' | 'findMany' | 'listIdsByPhone'> }

/** One of nobody. */
const WITHOUT_CONTACT = ['gathering']

/**
 * Writes rows as records of a declared type, as said when the import was made: a word of a later time stands. It plans
 * nothing; campaigns find the records by their dates. A repeat writes nothing more, and counts its rows as before.
 */
export function createRecordWriter(deps: ImportRecordsDeps, file: ListedFile): WriteRows {
  const declared = listedRecord(file.type)
  const writeRow = file.type === 'order' ? createOrderWriter(deps) : (ROW_WRITERS[file.type] ?? writeKept)
  return async (rows) => {
    const reader = { declared, now: deps.clock.now(), ...file.scan }
    const readings = rows.map((row) => ({ line: row.line, ...readRecordRow(row, file.columns, reader) }))
    return inParallel(readings, ROWS_AT_ONCE, async ({ line, change, problems }): Promise<RowResult> => {
      if (change !== undefined) return writeRow(deps, file, { line, change, problems })
      const isRefused = problems.some(({ severity }) => severity === 'error')
      return { line, outcome: isRefused ? 'refused' : 'unchanged', problems }
    })
  }
}

const ROW_WRITERS: Partial<Record<ListedType, typeof writeKept>> = { shipment: writeShipment }

async function writeKept(deps: ImportRecordsDeps, file: ListedFile, row: ListedRow): Promise<RowResult> {
  const { line, change, problems } = row
  const refuse = refuserOf(file, row)
  const contactId = await whoseIs(deps, change)
  if (contactId === 'several') return refuse('phone-of-several', 'phone')
  const event = eventOf(file, row, contactId)
  const where = change.shop === undefined ? { shop: null, name: '' } : await findShop(deps, event)
  if (where === 'which-shop') return refuse('which-shop', 'shop')
  const [known] = await deps.records.findKept([{ type: file.type, id: recordIdOf(change.id, where.shop) }])
  if (known === undefined && isNobodys(file.type, change)) return refuse('whose-missing', 'contact')
  const [lack] = await lacksOfKept(deps, event, where)
  if (lack !== undefined)
    return lack.path === 'orderId' ? refuse('order-unknown', 'order') : refuse('other-person', 'contact')
  if (known !== undefined && !saysMore(known, change))
    return { line, outcome: isOwn(known, change, file.since) ? 'changed' : 'unchanged', problems }
  const key = await recordKept(deps, withNews(event, known), where)
  const former = {
    of: 'kept',
    ...key,
    contactId: contactId ?? null,
    before: known ?? null,
    rev: (known?.rev ?? 0) + 1,
    line,
  } as const
  return { line, outcome: known === undefined ? 'new' : 'changed', problems, former }
}

function isNobodys(type: ListedType, { contactId, phone, orderId }: RecordChange): boolean {
  return !WITHOUT_CONTACT.includes(type) && (contactId ?? phone ?? orderId) === undefined
}

function saysMore(known: KeptRecord, { facts, fields }: RecordChange): boolean {
  return (
    Object.keys(newsIn(known, { facts, fields }).facts).length +
      Object.keys(newsIn(known, { facts, fields }).fields).length >
    0
  )
}

/** What is there already is not said anew, so that a list that comes again changes nothing. */
function newsIn(known: KeptRecord, { facts, fields }: Pick<RecordChange, 'facts' | 'fields'>) {
  const isHeard = (name: string, at: Date) => (known.heard[name] ?? []).some((one) => one.getTime() === at.getTime())
  return {
    facts: Object.fromEntries(Object.entries(facts).filter(([name, at]) => !isHeard(name, at))),
    fields: Object.fromEntries(
      Object.entries(fields).filter(([name, value]) => JSON.stringify(known.fields[name]) !== JSON.stringify(value)),
    ),
  }
}

function withNews(event: RecordChanged, known: KeptRecord | undefined): RecordChanged {
  if (known === undefined) return event
  const facts = Object.fromEntries(
    Object.entries(event.data.facts ?? {}).flatMap(([name, at]) => (at === null ? [] : [[name, at]])),
  )
  return { ...event, data: { ...event.data, ...newsIn(known, { facts, fields: event.data.fields ?? {} }) } }
}

/** Whether an earlier attempt at this file wrote the row. */
function isOwn({ saidAt }: KeptRecord, { fields }: RecordChange, since: Date): boolean {
  return Object.keys(fields).some((name) => saidAt[name]?.getTime() === since.getTime())
}
