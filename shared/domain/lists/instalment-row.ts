import { GivenCurrency } from '#shared/contracts/primitives.ts'
import { DEFAULT_ZONE, type LocalDate } from '#shared/domain/calendar/time.ts'
import { parseMoneyMinor } from '#shared/domain/wording/money.ts'
import { isDateSerial, parseInstant, parseLocalDate } from './cell-values.ts'
import type { InstalmentField } from './column-specs.ts'
import type { Columns } from './columns.ts'
import { readForeignId } from './id-cells.ts'
import { countIn, instalmentKeyIn } from './instalment-key.ts'
import type { InstalmentScan } from './instalment-scan.ts'
import { maskCell } from './masking.ts'
import { openRow, type RowNotes, type RowReading } from './row-reading.ts'
import { type ListedStatus, readListedStatus } from './status-words.ts'
import type { TableRow } from './table-row.ts'

/** Clocks differ. */
const TOLERANCE_MS = 300_000

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
  status: ListedStatus | undefined
  /** When what the row says was so. */
  asOf: Date | undefined
  cardTail: string | undefined
}

/** A blank, and what lists say for the yuan instead of its code. */
const YUAN: readonly string[] = ['', 'RMB', 'CNH', '人民币', '元']

/** A refused row may still tell which instalment it is about: nobody is to be reminded by what stood there before. */
export type InstalmentReading = RowReading<InstalmentChange> & {
  about: Pick<InstalmentChange, 'contractId' | 'period'> | undefined
}

/**
 * The instalment that a row of a list describes. Refused when contract, contact, period, due date, amount or currency is
 * missing or unreadable (a blank currency is CNY), or when another row is about the same one: a reminder built on a guess
 * is worse than none. A status that is no clear yes or no goes in as such; a blank one says nothing. Whether the contact is
 * known does not matter here; it may come later.
 */
export function readInstalmentRow(
  row: TableRow,
  columns: Columns<InstalmentField>,
  scan: InstalmentScan,
  now: Date,
): InstalmentReading {
  const notes = openRow(row, columns)
  if (notes.isRefused()) return { change: undefined, problems: notes.problems, about: undefined }
  const contractId = readForeignId(notes, 'contract', { missing: 'contract-missing', unusable: 'contract-unusable' })
  const contactId = readForeignId(notes, 'contact', { missing: 'id-missing', unusable: 'id-unusable' })
  const period = readPeriod(notes)
  const due = readDue(notes)
  const money = readMoney(notes, scan)
  const status = readStatus(notes)
  const asOf = readAsOf(notes, now)
  const periods = readPeriods(notes, period ?? 1)
  const cardTail = readCardTail(notes)
  refuseRepeated(notes, row.line, scan)
  const about = contractId !== undefined && period !== undefined ? { contractId, period } : undefined
  const isWhole = about !== undefined && contactId !== undefined && due !== undefined && money !== undefined
  if (!isWhole || notes.isRefused()) return { change: undefined, problems: notes.problems, about }
  return {
    change: { ...about, contactId, periods, due, ...money, status, asOf, cardTail },
    problems: notes.problems,
    about,
  }
}

function refuseRepeated(notes: InstalmentNotes, line: number, { otherLineOf }: InstalmentScan): void {
  const key = instalmentKeyIn(notes)
  const other = key === undefined ? undefined : otherLineOf(key, line)
  if (other !== undefined) notes.refuse('period', 'instalment-twice', maskCell(notes.text('period')), String(other))
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
  const text = notes.text('due')
  const due = parseLocalDate(text)
  if (due === undefined) notes.refuse('due', isDateSerial(text) ? 'date-serial' : 'due-unreadable', maskCell(text))
  return due
}

function readMoney(
  notes: InstalmentNotes,
  { mark }: InstalmentScan,
): { amountMinor: number; currency: string } | undefined {
  const word = notes.text('currency').normalize('NFKC').toUpperCase()
  const currency = YUAN.includes(word) ? 'CNY' : word
  if (!GivenCurrency.safeParse(currency).success) {
    notes.refuse('currency', 'currency-unreadable', maskCell(notes.text('currency')))
    return undefined
  }
  const minor = notes.text('amountMinor').normalize('NFKC').replace(/\.0+$/u, '')
  if (/^[1-9]\d{0,14}$/u.test(minor)) return { amountMinor: Number(minor), currency }
  if (minor !== '') {
    notes.refuse('amountMinor', 'amount-unreadable', maskCell(minor))
    return undefined
  }
  const amount = parseMoneyMinor(notes.text('amount'), currency, mark)
  if (amount.ok && amount.minor > 0) return { amountMinor: amount.minor, currency }
  const isAmbiguous = !amount.ok && amount.because === 'ambiguous'
  notes.refuse('amount', isAmbiguous ? 'amount-ambiguous' : 'amount-unreadable', maskCell(notes.text('amount')))
  return undefined
}

function readStatus(notes: InstalmentNotes): ListedStatus | undefined {
  const text = notes.text('status')
  const status = readListedStatus(text)
  if (status === 'unclear') notes.warn('status', 'status-unknown', maskCell(text))
  if (status === 'partly-paid') notes.warn('status', 'status-partly-paid', maskCell(text))
  return status
}

/** A date alone is its beginning, in China. One ahead of the clock would outdo payments that are yet to come. */
function readAsOf(notes: InstalmentNotes, now: Date): Date | undefined {
  const text = notes.text('asOf')
  const at = text === '' ? undefined : parseInstant(text, DEFAULT_ZONE)
  if (text === '' || (at !== undefined && at.getTime() <= now.getTime() + TOLERANCE_MS)) return at
  notes.warn('asOf', 'as-of-unreadable', maskCell(text))
  return undefined
}

function readCardTail(notes: InstalmentNotes): string | undefined {
  const text = notes.text('cardTail').normalize('NFKC')
  if (text === '' || /^\d{4}$/u.test(text)) return text || undefined
  notes.warn('cardTail', 'card-tail-unreadable', '****')
  return undefined
}
