import * as z from 'zod'

/** An instant: ISO-8601 on the wire and in tables (any offset read, UTC written), `Date` in code. */
export const Instant = z.codec(z.iso.datetime({ offset: true }), z.date(), {
  decode: (text) => new Date(text),
  encode: (at) => at.toISOString(),
})

/** A calendar date without a zone, `YYYY-MM-DD`. */
export const LocalDate = z.iso.date()

/** A wall-clock time, `HH:mm`. */
export const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 09:00')

/** Text for people, in both languages of the product. */
export const LocalizedText = z.object({ zh: z.string(), en: z.string() })
export type LocalizedText = z.infer<typeof LocalizedText>

export const Language = z.enum(['zh', 'en'])
export type Language = z.infer<typeof Language>

/** An id that another system gave: kept as it is. */
export const ForeignId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^\P{Cc}*$/u, 'must not hold control characters')

/** ISO 4217 currency code. */
export const Currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code like CNY')

/** An amount in minor units (分, cents). */
export const MinorUnits = z.int().min(0)
