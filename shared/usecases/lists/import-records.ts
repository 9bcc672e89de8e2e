import type { ImportId } from '#shared/contracts/ids.ts'
import type { ListedType, RowProblem } from '#shared/contracts/import.ts'
import type { RecordChanged } from '#shared/contracts/order-event.ts'
import type { KeptRecord } from '#shared/contracts/record.ts'
import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import type { Columns } from '#shared/domain/lists/columns.ts'
import { maskCell } from '#shared/domain/lists/masking.ts'
import type { ProblemCode } from '#shared/domain/lists/problem-words.ts'
import { type RecordChange, readRecordRow } from '#shared/domain/lists/record-row.ts'
import type { RecordScan } from '#shared/domain/lists/record-scan.ts'
import { writerName } from '#shared/domain/lists/row-writer.ts'
import { recordIdOf } from '#shared/domain/records/shop-ids.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import { inParallel } from '../in-parallel.ts'
import { type FindShopDeps, findShop } from '../intake/find-shop.ts'
import { lacksOfKept, type RecordKeptDeps, recordKept } from '../intake/record-kept.ts'
import { identify } from './identify-contact.ts'
import { ROWS_AT_ONCE, type RowResult, type WriteRows } from './import-rows.ts'

export type ImportRecordsDeps = RecordKeptDeps &
  FindShopDeps & { contacts: Pick<ContactStore, 'find' | 'findMany' | 'listIdsByPhone'> }
type File = { importId: ImportId; type: ListedType; since: Date; columns: Columns<string>; scan: RecordScan }
type Row = { line: number; change: RecordChange; problems: RowProblem[] }

/** One of nobody. */
const WITHOUT_CONTACT = ['gathering']

/**
 * Writes rows as records of a declared type, as said when the import was made: a word of a later time stands. It plans
 * nothing; campaigns find the records by their dates. A repeat writes nothing more, and counts its rows as before.
 */
export function createRecordWriter(deps: ImportRecordsDeps, file: File): WriteRows {
  const declared = keptType(file.type) ?? { type: file.type, words: { zh: '', en: '' }, facts: {}, fields: {} }
  return async (rows) => {
    const reader = { declared, now: deps.clock.now(), ...file.scan }
    const readings = rows.map((row) => ({ line: row.line, ...readRecordRow(row, file.columns, reader) }))
    return inParallel(readings, ROWS_AT_ONCE, async ({ line, change, problems }): Promise<RowResult> => {
      return change === undefined
        ? { line, outcome: 'refused', problems }
        : writeRow(deps, file, { line, change, problems })
    })
  }
}

async function writeRow(deps: ImportRecordsDeps, file: File, row: Row): Promise<RowResult> {
  const { line, change, problems } = row
  const refuse = (code: ProblemCode, column: string): RowResult => {
    const title = file.columns.places.get(column)?.title ?? null
    problems.push({ line, column: title, severity: 'error', code, detail: null, value: maskCell(change.id) })
    return { line, outcome: 'refused', problems }
  }
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

async function whoseIs(deps: ImportRecordsDeps, { contactId, phone }: RecordChange): Promise<string | undefined> {
  if (contactId !== undefined || phone === undefined) return contactId
  return (await identify(deps.contacts, { phoneHash: deps.hasher.hash(phone), residentHash: undefined })) ?? 'several'
}

function isNobodys(type: ListedType, { contactId, phone, orderId }: RecordChange): boolean {
  return !WITHOUT_CONTACT.includes(type) && (contactId ?? phone ?? orderId) === undefined
}

function eventOf(file: File, { line, change }: Row, contactId: string | undefined): RecordChanged {
  const { id, shop, phone, name, orderId, facts, fields } = change
  const contact = contactId === undefined || phone === undefined ? {} : { contact: { id: contactId, phone, name } }
  return {
    id: writerName({ importId: file.importId, line }),
    type: 'record.changed',
    timestamp: file.since,
    data: {
      ...{ type: file.type, id, facts, fields },
      ...(shop !== undefined && { shop }),
      ...(contactId !== undefined && { contactId }),
      ...(orderId !== undefined && { orderId }),
      ...contact,
    },
  }
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
