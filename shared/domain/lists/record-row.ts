import { GivenCurrency } from '#shared/contracts/primitives.ts'
import type { Choices, DeclaredField, DeclaredRecord } from '#shared/contracts/record-types/declare.ts'
import { shapeOfField } from '#shared/contracts/record-types/field-shapes.ts'
import { DEFAULT_ZONE } from '#shared/domain/calendar/time.ts'
import { PAYMENT_WORDS } from '#shared/domain/records/choice-words.ts'
import { isFarAhead } from '#shared/domain/records/event-instants.ts'
import { type DecimalMark, parseMoneyMinor } from '#shared/domain/wording/money.ts'
import { isDateSerial, parseInstant, parseLocalDate, wordOf } from './cell-values.ts'
import type { Columns } from './columns.ts'
import { readConsentWord } from './consent-words.ts'
import { idIn, readForeignId } from './id-cells.ts'
import { maskCell } from './masking.ts'
import { type ListedState, readOrderStatus, readPaymentMethod } from './order-words.ts'
import { phoneIn } from './phone-cells.ts'
import { partOfRecord, TRACKED } from './record-columns.ts'
import { openRow, type RowNotes, type RowReading } from './row-reading.ts'
import type { TableRow } from './table-row.ts'

/** What a row says of a record. Blank cells say nothing. */
export type RecordChange = {
  id: string
  shop: string | undefined
  contactId: string | undefined
  /** E.164. */
  phone: string | undefined
  name: string | undefined
  orderId: string | undefined
  /** What has become of an order by its status alone, which gives no instant. */
  state: ListedState | null
  facts: Record<string, Date>
  fields: Record<string, unknown>
}
export type RecordReader = {
  declared: DeclaredRecord
  mark: DecimalMark
  now: Date
  /** Another line about the same record; undefined where there is none. */
  otherLineOf(key: string, line: number): number | undefined
}

const YUAN: readonly string[] = ['', 'RMB', 'CNH', '人民币', '元']
const BETWEEN = /[,，、;；|]/u

/**
 * The record that a row of a list describes. Refused without a usable id, where another row is about the same record, and
 * where anything of it cannot be read: half a contract would be reminded of wrongly.
 */
export function readRecordRow(row: TableRow, columns: Columns<string>, reader: RecordReader): RowReading<RecordChange> {
  const notes = openRow(row, columns)
  if (notes.isRefused()) return { change: undefined, problems: notes.problems }
  if (reader.declared.type === 'order' && saysNothing(notes, columns)) {
    notes.warn(null, 'row-of-article')
    return { change: undefined, problems: notes.problems }
  }
  const idColumn = notes.text('id') === '' && reader.declared.type === 'shipment' ? TRACKED : 'id'
  const id = readForeignId(notes, idColumn, { missing: 'record-id-missing', unusable: 'id-unusable' })
  const other = id === undefined ? undefined : reader.otherLineOf(idIn(`${notes.text('shop')}${id}`), row.line)
  if (other !== undefined) notes.refuse('id', 'record-twice', maskCell(notes.text('id')), String(other))
  const whose = readWhose(notes)
  const state = readState(notes)
  const facts: RecordChange['facts'] = {}
  const fields: RecordChange['fields'] = {}
  for (const column of columns.places.keys()) {
    if (state === null || !namesUnknownPayment(notes, column)) readPart(notes, column, { reader, facts, fields })
  }
  if (Object.keys(fields).some((name) => reader.declared.fields[name]?.kind === 'money'))
    fields.currency ??= currencyIn(notes) ?? 'CNY'
  if (id === undefined || notes.isRefused()) return { change: undefined, problems: notes.problems }
  return { change: { id, ...whose, state, facts, fields }, problems: notes.problems }
}

/** Exports give an order a line for each of its articles, of which the first alone tells of the order. */
export function saysNothing(notes: RowNotes<string>, columns: Columns<string>): boolean {
  return [...columns.places.keys()].every((column) => BESIDE.includes(column) || notes.text(column) === '')
}

const BESIDE = ['id', 'shop']

function readState(notes: RowNotes<string>): ListedState | null {
  const text = notes.text('status')
  const state = text === '' ? null : readOrderStatus(text)
  if (state === undefined) notes.refuse('status', 'order-status-unclear', maskCell(text))
  return state ?? null
}

/** Matters while an order waits for its money: it must not be taken for one that is paid online. */
function namesUnknownPayment(notes: RowNotes<string>, column: string): boolean {
  return column === 'field.paymentMethod' && readPaymentMethod(notes.text(column)) === undefined
}

function readWhose(notes: RowNotes<string>) {
  const given = notes.texts('phone')
  const phone = phoneIn(given)
  if (given.length > 0 && phone === undefined) notes.refuse('phone', 'phone-unusable', '****')
  const contactId = idIn(notes.text('contact')) === '' ? undefined : readId(notes, 'contact')
  const orderId = idIn(notes.text('order')) === '' ? undefined : readId(notes, 'order')
  return { contactId, orderId, phone, name: notes.text('name') || undefined, shop: notes.text('shop') || undefined }
}

function readId(notes: RowNotes<string>, column: string): string | undefined {
  return readForeignId(notes, column, { missing: 'id-missing', unusable: 'id-unusable' })
}

type Reading = Pick<RecordChange, 'facts' | 'fields'> & { reader: RecordReader }

function readPart(notes: RowNotes<string>, column: string, { reader, facts, fields }: Reading): void {
  const part = partOfRecord(column)
  const text = notes.text(column).normalize('NFKC')
  if (part === null || text === '') return
  if (part.is === 'fact') {
    const at = parseInstant(text, DEFAULT_ZONE)
    if (at === undefined) notes.refuse(column, isDateSerial(text) ? 'date-serial' : 'fact-unreadable', maskCell(text))
    else if (isFarAhead(at, reader.now)) notes.refuse(column, 'fact-ahead', maskCell(text))
    else facts[part.name] = at
    return
  }
  const field = reader.declared.fields[part.name]
  const value =
    field === undefined ? undefined : cellValueOf(notes, text, { field, isMajor: part.is === 'major', reader })
  const read = field === undefined ? undefined : shapeOfField(field).safeParse(value)
  if (read?.success === true) fields[part.name] = read.data
  else
    notes.refuse(
      column,
      isDateSerial(text) && field?.kind === 'date' ? 'date-serial' : 'value-unreadable',
      maskCell(text),
    )
}

type Asked = { field: DeclaredField; isMajor: boolean; reader: RecordReader }

function cellValueOf(notes: RowNotes<string>, text: string, { field, isMajor, reader }: Asked): unknown {
  switch (field.kind) {
    case 'money':
      return isMajor ? majorIn(notes, text, reader.mark) : wholeNumberIn(text)
    case 'number':
      return /^-?\d{1,15}(?:\.\d{1,10})?$/u.test(text) ? Number(text) : undefined
    case 'currency':
      return currencyIn(notes)
    case 'date':
      return parseLocalDate(text)
    case 'time':
      return /^\d{1,2}:\d{2}/u.test(text) ? text.slice(0, text.indexOf(':') + 3).padStart(5, '0') : undefined
    case 'instant':
      return parseInstant(text, DEFAULT_ZONE)?.toISOString()
    case 'flag':
      return flagOf(text)
    case 'list':
      return text.split(BETWEEN).flatMap((one) => one.trim() || [])
    case 'record': {
      const cut = text.indexOf(':')
      return cut < 1 ? undefined : { type: text.slice(0, cut), id: text.slice(cut + 1) }
    }
    case 'id':
    case 'contact':
      return idIn(text)
    case 'choice':
      return field.values === PAYMENT_WORDS ? readPaymentMethod(text) : choiceIn(text, field.values)
    default:
      return text
  }
}

/** A choice by its code, or by its words in either language. */
function choiceIn(text: string, choices: Choices = {}): string | undefined {
  const word = wordOf(text)
  const found = Object.entries(choices).find(([code, { zh, en }]) => [code, zh, en].some((one) => wordOf(one) === word))
  return found?.[0]
}

function majorIn(notes: RowNotes<string>, text: string, mark: DecimalMark): number | undefined {
  const currency = currencyIn(notes)
  const amount = currency === undefined ? undefined : parseMoneyMinor(text, currency, mark)
  return amount?.ok ? amount.minor : undefined
}

function wholeNumberIn(text: string): number | undefined {
  const digits = text.replace(/\.0+$/u, '')
  return /^\d{1,15}$/u.test(digits) ? Number(digits) : undefined
}

function currencyIn(notes: RowNotes<string>): string | undefined {
  const word = notes.text('field.currency').normalize('NFKC').toUpperCase()
  const currency = YUAN.includes(word) ? 'CNY' : word
  return GivenCurrency.safeParse(currency).success ? currency : undefined
}

function flagOf(text: string): boolean | undefined {
  const word = readConsentWord(text)
  return word === 'yes' ? true : word === 'no' ? false : undefined
}
