import type { Contact } from '#shared/contracts/contact.ts'
import type { Message, Reason } from '#shared/contracts/message.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { Instalment, KeptRecord, Order, Shipment } from '#shared/contracts/record.ts'
import type { Money } from '../wording/template.ts'

/** What a condition, a wording or an anchor is evaluated on. A shipment comes with its order where that is known. */
export type Known = {
  contact: Contact | null
  order: Order | null
  shipment: Shipment | null
  /** All parcels of the order, as far as they were read. */
  shipments: readonly Shipment[]
  instalment: Instalment | null
  /** A record of a declared type; the order is then the one that it names. */
  record: KeptRecord | null
  language: Language
  /** All that one merged text is about, the first among them; none for any other text. */
  all: readonly Known[]
  /** What the person was sent before; null where nobody looked. */
  ledger: Ledger | null
  /** What was answered to each step that asked, empty while nothing was; null where nobody looked. */
  replies: Readonly<Record<string, string>> | null
}

/** A person's newest messages. `own`: the one that is judged. */
export type Ledger = { messages: readonly Message[]; now: Date; own: string }

export const NOTHING_KNOWN: Known = {
  contact: null,
  order: null,
  shipment: null,
  shipments: [],
  instalment: null,
  record: null,
  language: 'zh',
  all: [],
  ledger: null,
  replies: null,
}

export type PathValue = string | number | boolean | Date | readonly string[] | Money | null
export type PathType =
  | 'text'
  | 'own'
  | 'id'
  | 'number'
  | 'money'
  | 'date'
  | 'time'
  | 'instant'
  | 'flag'
  | 'phone'
  | 'list'
  | 'custom'

/** A field of a record: its type, and whether a record that can be told of always has it. */
export type Field = { type: PathType; always?: true; read(known: Known): PathValue }

/** Since when a fact holds; `heard` where it does, but nobody kept since when; null where it does not. */
export type FactState = Date | 'heard' | null
/**
 * `ends`: the reason of what it stops. `all`: each instant of one that is told anew each time. `byHand`: whether somebody set
 * it by hand; absent where nobody can.
 */
export type Fact = {
  read(known: Known): FactState
  ends: Reason
  all?(known: Known): readonly Date[]
  byHand?(known: Known): boolean
}

export type About = { fields: Readonly<Record<string, Field>>; facts: Readonly<Record<string, Fact>> }
