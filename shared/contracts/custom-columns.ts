import * as z from 'zod'
import { GivenCurrency, LocalDate } from './primitives.ts'

/** What may stand in a custom column of a contact: text, number, flag, date (`YYYY-MM-DD`) or money. */
export const CustomValue = z.union([
  z.string().trim().min(1).max(200),
  z.number(),
  z.boolean(),
  z.strictObject({ minor: z.int(), currency: GivenCurrency }),
])
export type CustomValue = z.infer<typeof CustomValue>

export const MOST_COLUMNS = 30
const RESERVED = ['__proto__', 'constructor', 'prototype']
const COLUMN = /^\p{L}[\p{L}\p{N}_]*$/u

/** A custom column's name as it is kept: letters of any script, digits and _, at most 30. */
export const ColumnName = z
  .string()
  .max(30, 'must have at most 30 characters')
  .regex(COLUMN, 'must begin with a letter and hold only letters, digits and _')
  .refine((name) => !RESERVED.includes(name), 'is a reserved word')

/** The same as somebody writes it: compatibility forms and blanks around it make no other column. */
export const GivenColumnName = z
  .string()
  .transform((name) => name.normalize('NFKC').trim())
  .pipe(ColumnName)

/** Whether a text of a custom column is a date: a real one, written `YYYY-MM-DD`. */
export function isDateValue(value: unknown): value is string {
  return typeof value === 'string' && LocalDate.safeParse(value).success
}
