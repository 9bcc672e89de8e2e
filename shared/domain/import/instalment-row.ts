import { Currency } from '#shared/contracts/primitives.ts'
import { parseMoneyMinor } from '#shared/domain/money.ts'
import type { LocalDate } from '#shared/domain/time.ts'
import { parseLocalDate, wordOf } from './cell-values.ts'
import type { Columns, InstalmentField } from './columns.ts'
import { readForeignId } from './id-cells.ts'
import { maskCell } from './masking.ts'
import { openRow, type RowNotes, type RowReading } from './row-reading.ts'
import type { TableRow } from './table-row.ts'

type InstalmentNotes = RowNotes<InstalmentField>

/** What a row says about an instalment. Undefined: it says nothing, and what is stored stays. */
export type InstalmentChange = {
  contractId: string
  contactId: string
  period: number
  periods: number | undefined
  due: LocalDate
  /** In minor units, above zero. */
  amountMinor: number
  currency: string
  listedPaid: boolean | undefined
  cardTail: string | undefined
}

const PAID: readonly string[] = ['已还', 'paid']
const UNPAID: readonly string[] = ['未还', 'unpaid', '逾期', 'overdue']
/** A blank, and what lists say for the yuan instead of its code. */
const YUAN: readonly string[] = ['', 'RMB', 'CNH', '人民币', '元']
const MOST_PERIODS = 1200

/**
 * The instalment that a row of a list describes. Refused when contract, contact, period, due date, amount, currency or
 * status is missing or unreadable (a blank currency is CNY, a blank status says nothing): a reminder built on a guess is
 * worse than none. Whether the contact is known does not matter here; it may come later.
 */
export function readInstalmentRow(row: TableRow, columns: Columns<InstalmentField>): RowReading<InstalmentChange> {
  const notes = openRow(row, columns)
  if (notes.isRefused()) return { change: undefined, problems: notes.problems }
  const contractId = readForeignId(notes, 'contract', { missing: 'contract-missing', unusable: 'contract-unusable' })
  const contactId = readForeignId(notes, 'contact', { missing: 'id-missing', unusable: 'id-unusable' })
  const period = readPeriod(notes)
  const due = readDue(notes)
  const money = readMoney(notes)
  const listedPaid = readStatus(notes)
  const periods = readPeriods(notes, period ?? 1)
  const cardTail = readCardTail(notes)
  const isWhole = contractId !== undefined && contactId !== undefined && period !== undefined && due !== undefined
  if (!isWhole || !money || notes.isRefused()) return { change: undefined, problems: notes.problems }
  return {
    change: { contractId, contactId, period, periods, due, ...money, listedPaid, cardTail },
    problems: notes.problems,
  }
}

function countIn(text: string): number | undefined {
  const digits = /^第?(\d{1,4})(?:\.0)?期?$/u.exec(text.normalize('NFKC').replaceAll(/\s/gu, ''))?.[1]
  const count = Number(digits)
  return digits !== undefined && count >= 1 && count <= MOST_PERIODS ? count : undefined
}

function readPeriod(notes: InstalmentNotes): number | undefined {
  const period = countIn(notes.text('period'))
  if (period === undefined) {
    notes.refuse('period', 'period-unreadable', maskCell(notes.text('period')))
  }
  return period
}

function readPeriods(notes: InstalmentNotes, period: number): number | undefined {
  const text = notes.text('periods')
  const periods = countIn(text)
  if (text === '' || (periods !== undefined && periods >= period)) return periods
  notes.warn('periods', 'periods-unreadable', maskCell(text))
  return undefined
}

function readDue(notes: InstalmentNotes): LocalDate | undefined {
  const due = parseLocalDate(notes.text('due'))
  if (due === undefined) {
    notes.refuse('due', 'due-unreadable', maskCell(notes.text('due')))
  }
  return due
}

function readMoney(notes: InstalmentNotes): { amountMinor: number; currency: string } | undefined {
  const word = notes.text('currency').normalize('NFKC').toUpperCase()
  const currency = YUAN.includes(word) ? 'CNY' : word
  if (!Currency.safeParse(currency).success) {
    notes.refuse('currency', 'currency-unreadable', maskCell(notes.text('currency')))
    return undefined
  }
  const amountMinor = parseMoneyMinor(notes.text('amount'), currency)
  if (amountMinor !== null && amountMinor > 0) return { amountMinor, currency }
  notes.refuse('amount', 'amount-unreadable', maskCell(notes.text('amount')))
  return undefined
}

function readStatus(notes: InstalmentNotes): boolean | undefined {
  const text = notes.text('status')
  const word = wordOf(text)
  if (PAID.includes(word)) return true
  if (UNPAID.includes(word)) return false
  if (word === '') return undefined
  notes.refuse('status', 'status-unknown', maskCell(text))
  return undefined
}

function readCardTail(notes: InstalmentNotes): string | undefined {
  const text = notes.text('cardTail').normalize('NFKC')
  if (text === '' || /^\d{4}$/u.test(text)) return text || undefined
  notes.warn('cardTail', 'card-tail-unreadable', '****')
  return undefined
}
