import { type DecimalMark, decimalMarkAfter, decimalMarkOf } from '#shared/domain/wording/money.ts'
import type { Columns } from './columns.ts'
import { idIn } from './id-cells.ts'
import { createKeyLedger } from './key-ledger.ts'
import { partOfRecord, TRACKED } from './record-columns.ts'
import { saysNothing } from './record-row.ts'
import { openRow } from './row-reading.ts'
import type { TableRow } from './table-row.ts'

/** What only the whole list says: how its amounts are written, and which records stand on several lines. */
export type RecordScan = { readonly mark: DecimalMark; otherLineOf(key: string, line: number): number | undefined }

/** Looks through the rows of a list of records before any is read for good, in twelve bytes a row. */
export function createRecordScan(columns: Columns<string>) {
  const ledger = createKeyLedger()
  const amounts = [...columns.places.keys()].filter((column) => partOfRecord(column)?.is === 'major')
  let mark: DecimalMark = 'unsettled'
  return {
    add(row: TableRow): void {
      const notes = openRow(row, columns)
      if (notes.isRefused()) return
      for (const column of amounts) mark = decimalMarkAfter(mark, decimalMarkOf(notes.text(column)))
      const key = idIn(`${notes.text('shop')}${notes.text('id') || notes.text(TRACKED)}`)
      if (key !== '' && !saysNothing(notes, columns)) ledger.add(key, row.line)
    },
    close: (): RecordScan => ({ mark, ...ledger.close() }),
  }
}
