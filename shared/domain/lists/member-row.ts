import type { CustomValue } from '#shared/contracts/custom-columns.ts'
import type { DecimalMark } from '#shared/domain/wording/money.ts'
import type { ContactField } from './column-specs.ts'
import type { Columns } from './columns.ts'
import { readName } from './contact-cells.ts'
import { readCustom } from './custom-columns.ts'
import { idIn, readForeignId } from './id-cells.ts'
import { phoneIn, readPhone } from './phone-cells.ts'
import { openRow, type RowReading } from './row-reading.ts'
import type { TableRow } from './table-row.ts'

/** Whom a row of a list of people names, and what it says for the text. */
export type MemberChange = {
  /** Null where the row has none: then the number tells who it is. */
  id: string | null
  /** E.164. */
  phone: string | undefined
  name: string | undefined
  values: Record<string, CustomValue>
}

/** Refused without a usable id or number. A value that does not fit its column's type is left out with a warning. */
export function readMemberRow(
  row: TableRow,
  columns: Columns<ContactField>,
  mark: DecimalMark,
): RowReading<MemberChange> {
  const notes = openRow(row, columns)
  const hasId = idIn(notes.text('id')) !== ''
  const id = hasId ? readForeignId(notes, 'id', { missing: 'id-missing', unusable: 'id-unusable' }) : null
  const phone = hasId ? phoneIn(notes.texts('phone')) : readPhone(notes)
  if (id === undefined || (id === null && phone === undefined) || notes.isRefused())
    return { change: undefined, problems: notes.problems }
  const custom = Object.entries(readCustom(notes, columns.custom, mark) ?? {})
  const values = Object.fromEntries(
    custom.flatMap(([name, value]) => (value === null ? [] : [[variableNameOf(name), value]])),
  )
  return { change: { id, phone, name: readName(notes), values }, problems: notes.problems }
}

/** As texts can name it: Store is {{store}}. */
function variableNameOf(column: string): string {
  return column.replace(/^[A-Z]/u, (letter) => letter.toLowerCase())
}
