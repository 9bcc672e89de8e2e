import type { RecordView } from '#shared/contracts/console-api/record.ts'
import type { RecordTypeView } from '#shared/contracts/console-api/record-type.ts'
import { minorDigitsOf } from '#shared/contracts/currencies.ts'
import { instantOf } from '#shared/domain/calendar/time.ts'
import type { RecordChange } from '../../api.ts'
import { formatInstant } from '../../time-format.ts'

export type FieldView = RecordTypeView['fields'][number]
/** As typed: money in major units, flags as `yes` and `no`, an instant as `2026-12-01 09:30`; empty for nothing. */
export type Typed = string | readonly string[]

/** What is being said of a record. `at` on the clock of the zone, null for now; `fact` null where only fields are corrected. */
export type SayDraft = { fact: string | null; at: string | null; typed: Readonly<Record<string, Typed>> }

export const NOTHING_SAID: SayDraft = { fact: null, at: null, typed: {} }

type Known = Pick<RecordView, 'fields'> | null

/** The fields that a form asks for: of a fact those that go with it first. */
export function fieldsFor({ fields }: Pick<RecordTypeView, 'fields'>, fact: string | null): FieldView[] {
  const askable = fields.filter(({ isSettable, type }) => isSettable && type !== 'record')
  const own = askable.filter(({ goesWith }) => goesWith !== null && goesWith === fact)
  return [...own, ...askable.filter(({ goesWith }) => goesWith === null)]
}

/** What stands in a field's box: what was typed, else what is known, an instant on the clock of the zone. */
export function typedOf(field: FieldView, draft: SayDraft, { known, zone }: { known: Known; zone: string }): Typed {
  return draft.typed[field.name] ?? writeValue(field, known, zone)
}

function writeValue({ name, type }: FieldView, known: Known, zone: string): Typed {
  const value = known?.fields[name]
  if (value === undefined) return type === 'list' ? [] : ''
  if (Array.isArray(value)) return value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (type === 'money' && typeof value === 'number') return String(value / 10 ** digitsOf(known?.fields.currency))
  if (type === 'instant' && typeof value === 'string' && value.includes('T')) return formatInstant(value, zone)
  return typeof value === 'object' ? '' : String(value)
}

function digitsOf(currency: unknown): number {
  return minorDigitsOf(typeof currency === 'string' ? currency : 'CNY') ?? 2
}

type Place = { now: Date; zone: string }

/**
 * What is sent: the fact, and the fields that were touched; null while nothing is said. A currency of other minor units
 * touches the sums, which stay what the form shows. `faults` names the fields in which something stands that cannot be read.
 */
export function changeOf(
  draft: SayDraft,
  fields: readonly FieldView[],
  known: Known,
  { now, zone }: Place,
): { change: Pick<RecordChange, 'facts' | 'fields'> | null; faults: string[] } {
  const currency = readCurrency(draft, known)
  const areSumsRewritten = digitsOf(currency) !== digitsOf(known?.fields.currency)
  const isTouched = ({ name, type }: FieldView) =>
    draft.typed[name] !== undefined || (type === 'money' && areSumsRewritten && known?.fields[name] !== undefined)
  const touched = fields.filter(isTouched)
  const read = touched.map((field) => ({
    field,
    value: readValue(field, typedOf(field, draft, { known, zone }), { currency, zone }),
  }))
  const faults = read.flatMap(({ field, value }) => (value === undefined ? [field.name] : []))
  const said = Object.fromEntries(read.map(({ field, value }) => [field.name, value]))
  const hasMoney = read.some(({ field, value }) => field.type === 'money' && value !== null)
  const needsCurrency = hasMoney && said.currency === undefined && known?.fields.currency === undefined
  const hasCurrency = fields.some(({ name }) => name === 'currency')
  const at = draft.at === null ? now : wallInstant(draft.at, zone)
  if (draft.fact === null && touched.length === 0) return { change: null, faults }
  return {
    change: {
      ...(draft.fact !== null && { facts: { [draft.fact]: at.toISOString() } }),
      fields: { ...said, ...(needsCurrency && hasCurrency && { currency }) },
    },
    faults,
  }
}

function readCurrency(draft: SayDraft, known: Known): string {
  const typed = draft.typed.currency
  if (typeof typed === 'string' && typed.trim() !== '') return currencyIn(typed)
  return typeof known?.fields.currency === 'string' ? known.fields.currency : 'CNY'
}

function currencyIn(typed: string): string {
  return typed.normalize('NFKC').trim().toUpperCase()
}

function readNumber(text: string): number | undefined {
  return /^-?\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : undefined
}

function wallInstant(at: string, zone: string): Date {
  return instantOf(at.slice(0, 10), at.slice(11, 16), zone)
}

/** Null empties the field; undefined where it cannot be read. */
function readValue(field: FieldView, typed: Typed, { currency, zone }: { currency: string; zone: string }): unknown {
  if (typeof typed !== 'string') return typed.length === 0 ? null : typed
  const text = typed.trim()
  if (text === '') return null
  switch (field.type) {
    case 'number':
      return readNumber(text.normalize('NFKC'))
    case 'money':
      return readMoney(text.normalize('NFKC'), digitsOf(currency))
    case 'flag':
      return text === 'yes'
    case 'instant':
      return wallInstant(text, zone).toISOString()
    default:
      return field.name === 'currency' ? currencyIn(text) : text
  }
}

/** Minor units of `128.00`; undefined with more decimals than the currency has. */
function readMoney(text: string, digits: number): number | undefined {
  const match = /^(\d{1,12})(?:\.(\d+))?$/.exec(text.replaceAll(/[,\s]/g, ''))
  const [, whole = '', fraction = ''] = match ?? []
  if (match === null || fraction.length > digits) return undefined
  return Number(whole + fraction.padEnd(digits, '0'))
}

const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A number for a record that staff makes by hand, as `20261201-7KQ4XM`; two alike are as good as impossible in a day. */
export function newRecordId(day: string): string {
  const random = crypto.getRandomValues(new Uint8Array(6))
  return `${day.replaceAll('-', '')}-${[...random].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`
}
