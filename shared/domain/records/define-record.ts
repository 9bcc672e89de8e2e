import type * as z from 'zod'
import type { OrderEvent } from '#shared/contracts/order-event.ts'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { Choices } from '#shared/contracts/record-types/declare.ts'

/** An event but for its envelope, which is that of the saying it follows from; where its instant is its only one, with that. */
export type EventPart<E = OrderEvent> = E extends OrderEvent ? Pick<E, 'type' | 'data'> & { timestamp?: Date } : never

/** What makes a fact sayable is not said or known: where it belongs, and what it must be. */
export type Lack = { path: string; message: string }

/** A fact or field of `record.changed`, with what its event is made from. `id` is the plain one; `known` the record as it is. */
export type Saying<R> = {
  id: string
  shop: string | undefined
  at: Date
  facts: Readonly<Record<string, Date | null>>
  fields: Readonly<Record<string, unknown>>
  contact: { id?: string | undefined; name?: string | null | undefined; phone?: string | null | undefined }
  known: R | undefined
}

export type FactOf<R> = {
  words: LocalizedText
  /** When it became so; null while it is not so. */
  at: (record: R) => Date | null
  /**
   * What setting it is as an event; `told` where the record keeps it as `record.changed` says it; absent where that cannot
   * set it, and `instead` says what does.
   */
  set?: ((saying: Saying<R>) => EventPart | readonly EventPart[] | Lack) | 'told'
  /** What a saying that sets it lacks; null where it has all. */
  lack?: (saying: Saying<R>) => Lack | null
  /** What taking it back is as an event; `withdrawn` where the record keeps the instant of that; absent where nothing does. */
  back?: ((saying: Saying<R>) => EventPart) | 'withdrawn'
  instead?: string
}

export type FieldType = 'text' | 'number' | 'money' | 'date' | 'time' | 'instant' | 'list' | 'flag' | 'record'

export type FieldOf<R> = {
  words: LocalizedText
  type: FieldType
  /** The few words that it may be, where it is one of them. */
  choices?: Choices
  /** As the wire writes it, without instants as `Date`; null while it is empty. */
  value: (record: R) => string | number | boolean | readonly string[] | { type: string; id: string } | null
  /** A number or an address of somebody, which marketing sees masked. @default false */
  isPersonal?: boolean
  /** What `record.changed` may say of it; absent where it only follows from other things. */
  given?: z.ZodType
  /** The only fact that reads it: without that in the same saying it is nowhere to be kept. */
  goesWith?: string
}

/**
 * All that is said once of a type of record. `fieldEvents` are the events of fields by themselves; what a type keeps without
 * any goes on in a `record.changed` of its own, when `keepsSayings`.
 */
export type RecordDefinition<R> = {
  type: string
  words: LocalizedText
  idOf: (record: R) => string
  contactOf: (record: R) => string | null
  facts: Readonly<Record<string, FactOf<R>>>
  fields: Readonly<Record<string, FieldOf<R>>>
  fieldEvents?: (saying: Saying<R>) => EventPart | readonly EventPart[] | Lack
  keepsSayings: boolean
}

/** The declaration as it is: naming the record's type first lets the compiler infer the names of facts and fields. */
export function defineRecord<R>() {
  return <D extends RecordDefinition<R>>(definition: D): D => definition
}

export function words(zh: string, en: string): LocalizedText {
  return { zh, en }
}
