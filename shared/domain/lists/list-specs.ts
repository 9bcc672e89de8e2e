import { type ImportWhat, LISTED_TYPES, type ListedType } from '#shared/contracts/import.ts'
import { CONTACT_COLUMNS, type ColumnSpec, INSTALMENT_COLUMNS, LIST_COLUMNS } from './column-specs.ts'
import { recordColumns } from './record-columns.ts'

const OF_RECORDS = new Map(LISTED_TYPES.map((type) => [type, recordColumns(type)]))

/** The fields that this kind of list may have. */
export function columnsOf(what: ImportWhat): ColumnSpec<string> {
  if (what === 'contacts') return CONTACT_COLUMNS
  if (what === 'instalments') return INSTALMENT_COLUMNS
  if (what === 'list') return LIST_COLUMNS
  return OF_RECORDS.get(what) ?? {}
}

/** Whether this kind of list brings records of a declared type. */
export function isOfRecords(what: ImportWhat): what is ListedType {
  return what !== 'contacts' && what !== 'instalments' && what !== 'list'
}
