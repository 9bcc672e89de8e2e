import * as z from 'zod'
import { ArrivalId, SourceId } from './ids.ts'
import { Instant } from './primitives.ts'

/** Header names as HTTP/2 writes them, in lower case. */
const HeaderName = z
  .string()
  .max(80)
  .toLowerCase()
  .regex(/^[a-z0-9-]+$/, 'must be the name of a header')
const ParameterName = z
  .string()
  .max(80)
  .regex(/^[\w.-]+$/, 'must be the name of a header or of a part of the query')
/** A field of the body; a dot leads into an object, as `data.id`. */
export const FieldName = z
  .string()
  .max(120)
  .regex(/^[\w-]+(\.[\w-]+)*$/, 'must be the name of a field, as data.id')

const Algorithm = z.enum(['sha256', 'sha1', 'sha512', 'md5'])
const Encoding = z.enum(['base64', 'hex'])
const Digest = { algorithm: Algorithm, encoding: Encoding }

/** Where a delivery says something of itself. */
export const Place = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('header'), name: HeaderName }),
  z.strictObject({ in: z.literal('body'), name: FieldName }),
])
export type Place = z.infer<typeof Place>

/** How a source proves who it is. */
export const Signature = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('hmac'),
    header: HeaderName,
    ...Digest,
    /** What stands before the digest, as `sha256=`. */
    prefix: z.string().max(40).default(''),
    /** Epoch seconds: then `<seconds>.<body>` is signed, and holds for 300 seconds. */
    timestampHeader: HeaderName.nullable().default(null),
  }),
  /** A digest of client id, body and secret, one behind the other. */
  z.strictObject({
    by: z.literal('digest'),
    at: Place,
    ...Digest,
    clientId: z.string().min(1, 'must be the client id that the source signs with').max(200),
    /** A field of the body that is signed instead of the whole. */
    field: FieldName.nullable().default(null),
  }),
  /** The secret itself, for sources that sign nothing. */
  z.strictObject({ by: z.literal('secret'), in: z.enum(['header', 'query']), name: ParameterName }),
])
export type Signature = z.infer<typeof Signature>

/** What the source wants to hear of a delivery that was taken. */
export const SourceAnswer = z.strictObject({ status: z.int().min(200).max(299), body: z.string().max(500) })
export type SourceAnswer = z.infer<typeof SourceAnswer>

export const Sample = z.strictObject({
  /** What the place of the type would say; null where there is none. */
  type: z.string().max(200).nullable().default(null),
  /** A body as it would come. */
  body: z.string().max(40_000),
})
export type Sample = z.infer<typeof Sample>

export const Vendor = z.enum(['shopify', 'woocommerce', 'youzan'])
export type Vendor = z.infer<typeof Vendor>

export const MOST_SOURCES = 20
export const LONGEST_MAPPING = 20_000

/** A system whose webhooks are mapped to events. Its secret is an item of its own. */
export const Source = z.object({
  id: SourceId,
  name: z.string(),
  /** Whose ready mapping it began with; null for one of its own. */
  vendor: Vendor.nullable(),
  /** Whose records it tells of; null where its events say so themselves or there is one shop. */
  shop: z.string().nullable(),
  active: z.boolean(),
  signature: Signature,
  type: Place.nullable(),
  /** What stays the same when a delivery is repeated; null where only its body does. */
  deliveryId: Place.nullable(),
  /** JSONata, from a delivery to events. */
  mapping: z.string(),
  sample: Sample,
  answer: SourceAnswer.nullable(),
  /** The one field of an unsigned form by which it asks whether anybody is there; null where it does not. */
  ping: FieldName.nullable().default(null),
  createdAt: Instant,
  changedAt: Instant,
  /** Roles and account of whoever changed it last. */
  by: z.string(),
  rev: z.int(),
})
export type Source = z.infer<typeof Source>

/** The last delivery that was not taken, so that somebody who sets a source up sees why. */
export const SourceRefusal = z.object({ at: Instant, code: z.enum(['bad-signature', 'too-large', 'not-utf-8']) })
export type SourceRefusal = z.infer<typeof SourceRefusal>

/**
 * `accepted`: each event was given to the platform. `nothing`: the mapping says that there is none in it. `kept`: it could not be mapped,
 * and waits with its body until somebody sends it again.
 */
export const ArrivalResult = z.enum(['accepted', 'nothing', 'kept'])

/** Why a delivery was kept. */
export const KeptBecause = z.enum(['not-json', 'mapping-failed', 'unmapped', 'malformed'])
export type KeptBecause = z.infer<typeof KeptBecause>

export const ArrivalFault = z.object({ path: z.string(), message: z.string() })
export type ArrivalFault = z.infer<typeof ArrivalFault>
export const MOST_FAULTS = 20

/** What one mapped event became; `record` is the id of what it is about. `put-aside`: it is with the dead letters. */
export const ArrivedEvent = z.object({
  id: z.string(),
  type: z.string(),
  record: z.string().nullable(),
  outcome: z.enum(['accepted', 'repeat', 'put-aside']),
})
export type ArrivedEvent = z.infer<typeof ArrivedEvent>

/** What came and what it became; nothing of whom it was about. */
export const Arrival = z.object({
  id: ArrivalId,
  sourceId: SourceId,
  at: Instant,
  /** As the source names it. */
  type: z.string().nullable(),
  result: ArrivalResult,
  because: KeptBecause.nullable(),
  faults: z.array(ArrivalFault),
  events: z.array(ArrivedEvent),
  /** How often it came or was sent again. */
  tries: z.int(),
  /** Whether its body is still there to be sent again. */
  hasBody: z.boolean(),
  rev: z.int(),
})
export type Arrival = z.infer<typeof Arrival>

/** What is kept of a delivery until it can be mapped: what its mapping reads. */
export const ArrivalBody = z.object({
  type: z.string().nullable(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
})
export type ArrivalBody = z.infer<typeof ArrivalBody>

export const ARRIVALS_KEPT_DAYS = 30
export const BODIES_KEPT_DAYS = 14
