import * as z from 'zod'
import type { CsvCell } from '#shared/domain/csv.ts'

/** A column's name is its path in the row, as `reason.en`. */
export type Column = { name: string; path: readonly string[] }

const Row = z.record(z.string(), z.unknown())

/** One column for each field of a row, those of a field's own fields besides. What is a list of things has none. */
export function columnsOf(row: z.ZodType, path: readonly string[] = []): Column[] {
  const inner = withoutWrapping(row)
  if (inner instanceof z.ZodObject)
    return Object.entries(inner.shape).flatMap(([key, field]) => columnsOf(fieldOf(field), [...path, key]))
  if (inner instanceof z.ZodArray && withoutWrapping(fieldOf(inner.element)) instanceof z.ZodObject) return []
  return keysOf(inner).map((key) => ({ name: [...path, ...key].join('.'), path: [...path, ...key] }))
}

/** What a record over a closed list of names may hold, each by itself; else the whole. */
function keysOf(schema: z.ZodType): string[][] {
  const names = schema instanceof z.ZodRecord ? fieldOf(schema.keyType) : undefined
  return names instanceof z.ZodEnum ? names.options.map((name) => [String(name)]) : [[]]
}

/** The cells of a row; what is absent is empty, a list is one cell. */
export function cellsOf(columns: readonly Column[], row: unknown): CsvCell[] {
  return columns.map(({ path }) => cellOf(path.reduce((value: unknown, key) => Row.safeParse(value).data?.[key], row)))
}

function cellOf(value: unknown): CsvCell {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
    ? value.join('; ')
    : JSON.stringify(value)
}

function withoutWrapping(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return withoutWrapping(fieldOf(schema.unwrap()))
  return schema
}

/** Holds because every schema of the contracts is made by zod's classic functions, whose parts are classic too. */
function fieldOf(part: z.core.$ZodType): z.ZodType {
  return part as z.ZodType
}
