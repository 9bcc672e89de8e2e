import * as z from 'zod'
import { PlainText } from '../plain-text.ts'
import { ForeignId, GivenCurrency, Instant, LocalDate, LocalTime, MinorUnits } from '../primitives.ts'
import type { DeclaredField, FieldKind } from './declare.ts'

const Text = PlainText(200).refine((value) => value !== '', 'must not be empty: null empties a field')
const Phone = z.string().regex(/^\+?[\d -]{3,20}$/u, 'must be a telephone or service number')
const InstantText = z.iso
  .datetime({ offset: true })
  .refine((text) => Instant.safeParse(text).success, 'must be an instant')
const OtherRecord = z.object({ type: z.string().min(1).max(40), id: z.string().min(1).max(210) })

/** Instants are kept as the wire writes them. */
const SHAPES: Readonly<Record<Exclude<FieldKind, 'choice'>, z.ZodType>> = {
  text: Text,
  id: ForeignId,
  number: z.number(),
  money: MinorUnits,
  currency: GivenCurrency,
  date: LocalDate,
  time: LocalTime,
  instant: InstantText,
  deadline: z.union([LocalDate, InstantText]),
  flag: z.boolean(),
  phone: Phone,
  list: z.array(Text).min(1).max(20),
  contact: ForeignId,
  record: OtherRecord,
}

/** What may be said of a declared field. */
export function shapeOfField({ kind, values = {} }: DeclaredField): z.ZodType {
  return kind === 'choice' ? z.enum(Object.keys(values)) : SHAPES[kind]
}
