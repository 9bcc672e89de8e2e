import type { LocalizedText } from '../primitives.ts'

/** `first`: kept when first heard; `newest`: told anew each time, as a visit that is moved again. */
export type DeclaredFact = {
  words: LocalizedText
  keeps: 'first' | 'newest'
  /** Its day is found by date, so that texts may be due months and years after it: one write more for each of its instants. */
  isDated?: true
}

/** `contact` and `record` name another thing by its id; `choice` is one of few words; `deadline` is an instant, or a date and then its end. */
export type FieldKind =
  | 'text'
  | 'id'
  | 'number'
  | 'money'
  | 'currency'
  | 'date'
  | 'time'
  | 'instant'
  | 'deadline'
  | 'flag'
  | 'phone'
  | 'list'
  | 'choice'
  | 'contact'
  | 'record'
/** `isPersonal`: a number or an address of somebody, which marketing sees masked. */
export type DeclaredField = { kind: FieldKind; words: LocalizedText; values?: Choices; isPersonal?: true }
/** What a choice may be, each in words. */
export type Choices = Readonly<Record<string, LocalizedText>>

/** All that is said of a type of record that has no shape of its own: its events, its API and its scenarios follow from it. */
export type DeclaredRecord = {
  type: string
  words: LocalizedText
  facts: Readonly<Record<string, DeclaredFact>>
  fields: Readonly<Record<string, DeclaredField>>
}

/** The declaration as it is, with the names of its facts and fields known to the compiler. */
export function declareRecord<const D extends DeclaredRecord>(declaration: D): D {
  return declaration
}

export function named(zh: string, en: string): LocalizedText {
  return { zh, en }
}

export function first(zh: string, en: string) {
  return { words: { zh, en }, keeps: 'first' } as const
}

export function newest(zh: string, en: string) {
  return { words: { zh, en }, keeps: 'newest' } as const
}

export function dated<const F extends DeclaredFact>(fact: F): F & { isDated: true } {
  return { ...fact, isDated: true }
}

const ofKind = (kind: FieldKind) => (zh: string, en: string) => ({ kind, words: { zh, en } })

export const text = ofKind('text')
export const id = ofKind('id')
export const number = ofKind('number')
/** In minor units; its currency is the field `currency` of the record. */
export const money = ofKind('money')
export const date = ofKind('date')
export const time = ofKind('time')
export const instant = ofKind('instant')
export const deadline = ofKind('deadline')
export const flag = ofKind('flag')
export const phone = (zh: string, en: string) => personal(ofKind('phone')(zh, en))
export const list = ofKind('list')
export const contact = ofKind('contact')
export const record = ofKind('record')

export const currency = { kind: 'currency', words: { zh: '币种', en: 'Currency' } } as const

export function choice<const C extends Choices>(zh: string, en: string, values: C) {
  return { kind: 'choice', words: { zh, en }, values } as const
}

export function personal<const F extends DeclaredField>(field: F): F & { isPersonal: true } {
  return { ...field, isPersonal: true }
}
