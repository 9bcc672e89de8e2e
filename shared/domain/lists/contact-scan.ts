import { type DecimalMark, decimalMarkAfter, decimalMarkOf } from '#shared/domain/wording/money.ts'
import type { ContactField } from './column-specs.ts'
import type { Columns } from './columns.ts'
import { idIn } from './id-cells.ts'
import { createKeyLedger } from './key-ledger.ts'
import { phoneIn } from './phone-cells.ts'
import { openRow, type RowNotes } from './row-reading.ts'
import type { TableRow } from './table-row.ts'

/** What only the whole list says of a row. */
export type ContactScan = {
  readonly mark: DecimalMark
  /** Another line about the same person, where lines about them differ. */
  conflictOf(row: TableRow): number | undefined
  /** Another line whose id differs in upper and lower case alone. */
  otherCaseOf(row: TableRow): number | undefined
}

/**
 * Looks through the rows of a list of contacts before any is read for good, in at most 36 bytes a row. Rows that are refused
 * for their shape say nothing. Lines that say the same of one person are one line written twice.
 */
export function createContactScan(columns: Columns<ContactField>) {
  const people = createKeyLedger()
  const sayings = createKeyLedger()
  const folded = createKeyLedger()
  let mark: DecimalMark = 'unsettled'
  const keyOf = (row: TableRow) => {
    const notes = openRow(row, columns)
    return notes.isRefused() ? undefined : personIn(notes, columns)
  }
  const sayingOf = (key: string, row: TableRow) => `${key}\n${readCells(row, columns).join('\n')}`
  return {
    add(row: TableRow): void {
      const key = keyOf(row)
      if (key === undefined) return
      people.add(key, row.line)
      sayings.add(sayingOf(key, row), row.line)
      if (isCased(key)) folded.add(key.toLowerCase(), row.line)
      for (const { index, type } of columns.custom)
        if (type === 'money') mark = decimalMarkAfter(mark, decimalMarkOf(row.cells[index] ?? ''))
    },
    close(): ContactScan {
      const [byPerson, bySaying, byFolded] = [people.close(), sayings.close(), folded.close()]
      return {
        mark,
        conflictOf(row) {
          const key = keyOf(row)
          if (key === undefined || byPerson.countOf(key) === 1) return undefined
          const isSaidAlike = byPerson.countOf(key) === bySaying.countOf(sayingOf(key, row))
          return isSaidAlike ? undefined : byPerson.otherLineOf(key, row.line)
        },
        otherCaseOf(row) {
          const key = keyOf(row)
          if (key === undefined || !isCased(key)) return undefined
          const isOneCase = byFolded.countOf(key.toLowerCase()) === byPerson.countOf(key)
          return isOneCase ? undefined : byFolded.otherLineOf(key.toLowerCase(), row.line)
        },
      }
    },
  }
}

function personIn(notes: RowNotes<ContactField>, columns: Columns<ContactField>): string | undefined {
  return columns.places.has('id') ? idIn(notes.text('id')) || undefined : phoneIn(notes.texts('phone'))
}

function readCells({ cells }: TableRow, { places, spare, custom }: Columns<ContactField>): string[] {
  return [...places.values(), ...spare, ...custom].map(({ index }) => cells[index]?.trim() ?? '')
}

function isCased(key: string): boolean {
  return key.toLowerCase() !== key.toUpperCase()
}
