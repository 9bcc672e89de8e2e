import * as z from 'zod'
import { minorDigitsOf } from './currencies.ts'

/** Sums with what lies between them still have years of four digits, without which a text is no instant any more. */
const EARLIEST = new Date('1900-01-01T00:00:00Z')
const LATEST = new Date('9900-01-01T00:00:00Z')

/** An instant: ISO-8601 on the wire and in tables (any offset read, UTC written), `Date` in code; of 1900 to 9899. */
export const Instant = z.codec(z.iso.datetime({ offset: true }), z.date().min(EARLIEST).max(LATEST), {
  decode: (text) => new Date(text),
  encode: (at) => at.toISOString(),
})

/** A calendar date without a zone, `YYYY-MM-DD`. */
export const LocalDate = z.iso.date()

/** A wall-clock time, `HH:mm`. */
export const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 09:00')

/** The name of a time zone, `Asia/Shanghai`: of the IANA database, with its place, so that its clock changes are known. */
export const Zone = z.string().max(64).refine(isZoneName, 'must be an IANA time zone, written like America/Los_Angeles')

function isZoneName(name: string): boolean {
  if (!/^[A-Z][A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+$/u.test(name) || name.startsWith('Etc/')) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}

/** Where somebody lives: the six digits of an administrative code of mainland China, else ISO 3166 such as `DE`, `US-CA`. */
export const RegionCode = z
  .string()
  .regex(
    /^(?:[1-9]\d{5}|[A-Z]{2}(?:-[A-Z0-9]{1,3})?)$/,
    'must be six digits in China like 310115, else ISO 3166 like US-CA',
  )

/** Text for people, in both languages of the product. */
export const LocalizedText = z.object({ zh: z.string(), en: z.string() })
export type LocalizedText = z.infer<typeof LocalizedText>

export const Language = z.enum(['zh', 'en'])
export type Language = z.infer<typeof Language>

/** An id that another system gave: kept as it is. Half a character (a lone surrogate) would not be. */
export const ForeignId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not hold control characters or half characters')

/** A record's own id: another system's, behind its shop and `~` where that is not the home shop. */
export const RecordId = z
  .string()
  .min(1)
  .max(193)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not hold control characters or half characters')

const CURRENCY = /^[A-Z]{3}$/
const NO_CURRENCY = 'must be an ISO 4217 code like CNY'

/** ISO 4217 currency code, as kept: an item of release 0.1 may hold three letters that are none. */
export const Currency = z.string().regex(CURRENCY, NO_CURRENCY)

/** A currency as it comes in: one of the standard's list. */
export const GivenCurrency = z
  .string()
  .regex(CURRENCY, { error: NO_CURRENCY, abort: true })
  .refine((code) => minorDigitsOf(code) !== undefined, NO_CURRENCY)

/** An amount in minor units (分, cents). */
export const MinorUnits = z.int().min(0)
