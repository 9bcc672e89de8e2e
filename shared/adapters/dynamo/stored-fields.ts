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

/**
 * The entity whose fields are attributes of this item. A field that an earlier release did not write has its default, else
 * null. @throws AppError MALFORMED_ITEM (not retryable)
 */
export function readFields<S extends z.ZodObject>(schema: S, item: Item): z.output<S> {
  const fields: Item = {}
  for (const [name, absent] of absentFields(schema)) fields[name] = item[name] ?? absent
  return readStored(schema, fields)
}

const absents = new WeakMap<z.ZodObject, (readonly [name: string, absent: null | undefined])[]>()

/** Each field with what stands for it where the item lacks it: undefined where the schema then knows a default. */
function absentFields(schema: z.ZodObject) {
  const known = absents.get(schema)
  if (known !== undefined) return known
  const fields = Object.entries(schema.shape).map(([name, field]) => {
    const hasDefault = z.safeParse(field, undefined).success
    return [name, hasDefault ? undefined : null] as const
  })
  absents.set(schema, fields)
  return fields
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
