import type { Contact } from '#shared/contracts/contact.ts'
import type { Message, Reason } from '#shared/contracts/message.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { Instalment, KeptRecord, Order, Shipment } from '#shared/contracts/record.ts'
import type { ShopSettings } from '#shared/contracts/shop.ts'
import type { LocalDate } from '../calendar/time.ts'
import type { Money } from '../wording/template.ts'

/** What a condition, a wording or an anchor is evaluated on. A shipment comes with its order where that is known. */
export type Known = {
  contact: Contact | null
  order: Order | null
  shipment: Shipment | null
  /** All parcels of the order, as far as they were read. */
  shipments: readonly Shipment[]
  /** Other orders of the same buyer for the same basket, as far as they were read. */
  sameBasket: readonly Order[]
  /** Others of the same buyer from the same shop, placed before it arrived, as far as they were read. */
  earlierOrders: readonly Order[]
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
  /** What became of the tasks of each step that conditions ask for, where it opened some; null where nobody looked. */
  tasks: Readonly<Record<string, 'open' | 'done'>> | null
  /** When the person last ordered; null where they never did, or nobody looked. */
  lastOrderAt: Date | null
  /** What the settings say of shops; null for nothing. */
  shops: ShopSettings | null
  /** Of the named rule that the step is anchored in; none where it is not. */
  settings: Readonly<Record<string, unknown>>
  /** When a text is judged and where its reader may be; null while none is. */
  reader: { now: Date; zones: readonly string[] } | null
}

/** A person's newest messages. `own`: the one that is judged, or was answered. `about`: what that is about, as `<type> <id>`. */
export type Ledger = { messages: readonly Message[]; now: Date; own: string; about: readonly string[] }

export const NOTHING_KNOWN: Known = {
  contact: null,
  order: null,
  shipment: null,
  shipments: [],
  sameBasket: [],
  earlierOrders: [],
  instalment: null,
  record: null,
  language: 'zh',
  all: [],
  ledger: null,
  replies: null,
  tasks: null,
  lastOrderAt: null,
  shops: null,
  settings: {},
  reader: null,
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

/** Why facts call for a text no more. */
export type Ended = { state: 'suppressed' | 'cancelled' | 'expired'; reason: Reason }

/**
 * What a step's wait begins with: its instant, and the fact or rule that says so. A rule may say itself when the text is due,
 * until when it is worth sending, and why it is called for no more.
 */
export type EventAnchor = {
  at: Date
  name: string
  dueAt?: Date
  until?: Date
  ended?: Ended
  /** It is a day of the record, and not an instant. */
  date?: LocalDate
  /** It is known before it comes, so that a moment may lie before it. */
  ahead?: true
}

export type About = { fields: Readonly<Record<string, Field>>; facts: Readonly<Record<string, Fact>> }
