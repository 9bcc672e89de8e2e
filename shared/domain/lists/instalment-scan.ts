import { type DecimalMark, decimalMarkAfter, decimalMarkOf } from '#shared/domain/wording/money.ts'
import type { InstalmentField } from './column-specs.ts'
import type { Columns } from './columns.ts'
import { instalmentKeyIn } from './instalment-key.ts'
import { createKeyLedger } from './key-ledger.ts'
import { openRow } from './row-reading.ts'
import type { TableRow } from './table-row.ts'

/** What only the whole list says: how its amounts are written, and which instalments stand on several lines. */
export type InstalmentScan = {
  readonly mark: DecimalMark
  /** Another line about this instalment; undefined where there is none. */
  otherLineOf(key: string, line: number): number | undefined
}

/**
 * Looks through the rows of a list of instalments before any is read for good, in twelve bytes a row. Rows that are refused
 * for their shape say nothing.
 */
export function createInstalmentScan(columns: Columns<InstalmentField>) {
  const ledger = createKeyLedger()
  let mark: DecimalMark = 'unsettled'
  return {
    add(row: TableRow): void {
      const notes = openRow(row, columns)
      if (notes.isRefused()) return
      mark = decimalMarkAfter(mark, decimalMarkOf(notes.text('amount')))
      const key = instalmentKeyIn(notes)
      if (key !== undefined) ledger.add(key, row.line)
    },
    close: (): InstalmentScan => ({ mark, ...ledger.close() }),
  }
}
