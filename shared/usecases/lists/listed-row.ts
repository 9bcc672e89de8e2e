import type { ImportId } from '#shared/contracts/ids.ts'
import type { ListedType, RowProblem } from '#shared/contracts/import.ts'
import type { RecordChanged } from '#shared/contracts/order-event.ts'
import type { Columns } from '#shared/domain/lists/columns.ts'
import { maskCell } from '#shared/domain/lists/masking.ts'
import type { ProblemCode } from '#shared/domain/lists/problem-words.ts'
import type { RecordChange } from '#shared/domain/lists/record-row.ts'
import type { RecordScan } from '#shared/domain/lists/record-scan.ts'
import { writerName } from '#shared/domain/lists/row-writer.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import { identify } from './identify-contact.ts'
import type { RowResult } from './import-rows.ts'

export type ListedFile = {
  importId: ImportId
  type: ListedType
  since: Date
  columns: Columns<string>
  scan: RecordScan
}
export type ListedRow = { line: number; change: RecordChange; problems: RowProblem[] }

/** Refuses a row for what its record says against it. */
export function refuserOf({ columns }: ListedFile, { line, change, problems }: ListedRow) {
  return (code: ProblemCode, column: string): RowResult => {
    const title = columns.places.get(column)?.title ?? null
    problems.push({ line, column: title, severity: 'error', code, detail: null, value: maskCell(change.id) })
    return { line, outcome: 'refused', problems }
  }
}

type WhoseDeps = {
  contacts: Pick<ContactStore, 'find' | 'findMany' | 'listIdsByPhone'>
  hasher: PhoneHasher
}

/** Whom a row is about; undefined where it does not say, `several` where its number does not tell. */
export async function whoseIs(deps: WhoseDeps, { contactId, phone }: RecordChange): Promise<string | undefined> {
  if (contactId !== undefined || phone === undefined) return contactId
  return (await identify(deps.contacts, { phoneHash: deps.hasher.hash(phone), residentHash: undefined })) ?? 'several'
}

/** The row as the saying that it is, as of when its list was brought. */
export function eventOf(file: ListedFile, { line, change }: ListedRow, contactId: string | undefined): RecordChanged {
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
