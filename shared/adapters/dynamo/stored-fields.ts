import * as z from 'zod'
import { AppError } from '#shared/domain/errors.ts'
import type { Item } from './item.ts'

const JsonText = z.string().transform((text, ctx): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    ctx.addIssue('not JSON')
    return z.NEVER
  }
})

/** The fields of an entity as attributes: nulls are left out, `readFields` puts them back. */
export function storedFields(encoded: Record<string, unknown>): Item {
  return Object.fromEntries(Object.entries(encoded).filter(([, value]) => value !== null))
}

/** The entity whose fields are attributes of this item. @throws AppError MALFORMED_ITEM (not retryable) */
export function readFields<S extends z.ZodObject>(schema: S, item: Item): z.output<S> {
  return readStored(schema, Object.fromEntries(Object.keys(schema.shape).map((name) => [name, item[name] ?? null])))
}

/** What this stored value says. @throws AppError MALFORMED_ITEM (not retryable), naming the place but never the value */
export function readStored<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const place = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new AppError('MALFORMED_ITEM', 'A stored item cannot be read', { retryable: false, context: { place } })
}

/** A value that is stored as JSON in one attribute. @throws AppError MALFORMED_ITEM (not retryable) */
export function readJson<S extends z.ZodType>(schema: S, text: unknown): z.output<S> {
  return readStored(JsonText.pipe(schema), text)
}
