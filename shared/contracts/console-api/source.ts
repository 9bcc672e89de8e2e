import * as z from 'zod'
import { ArrivalId, SourceId } from '../ids.ts'
import { ShopName } from '../order-event.ts'
import {
  ArrivalFault,
  ArrivalResult,
  ArrivedEvent,
  FieldName,
  KeptBecause,
  LONGEST_MAPPING,
  Place,
  Sample,
  Signature,
  SourceAnswer,
  SourceRefusal,
  Vendor,
} from '../source.ts'
import { Rev, WireInstant } from './primitives.ts'

/** What a source's post is answered, unless it wants another answer. */
export const SourceAnswerView = z
  .object({ id: ArrivalId, result: ArrivalResult.or(z.literal('repeat')) })
  .meta({ id: 'SourceHookAnswer' })
export type SourceAnswerView = z.infer<typeof SourceAnswerView>

const Secret = z
  .string()
  .min(8)
  .max(300)
  .regex(/^[\x21-\x7e][\x20-\x7e]*[\x21-\x7e]$/, 'must be of letters, digits and signs, without spaces at its ends')

const Given = {
  name: z.string().trim().min(1).max(60),
  shop: ShopName.min(1).nullable(),
  active: z.boolean(),
  signature: Signature,
  type: Place.nullable().describe('Where a delivery says of what type it is'),
  deliveryId: Place.nullable().describe('What stays the same when it is repeated; null: its body'),
  mapping: z.string().trim().min(1).max(LONGEST_MAPPING).describe('JSONata, from `type`, `headers`, `body` to events'),
  sample: Sample,
  ping: FieldName.nullable().describe('The one field of an unsigned form that asks whether anybody is there'),
  answer: SourceAnswer.nullable().describe('What the source wants to hear; null: 202 with what became of it'),
}

/** Everything left out is the vendor's, or that of a source which signs as most do. */
export const SourceCreate = z
  .strictObject({
    name: Given.name,
    vendor: Vendor.nullable().default(null),
    secret: Secret.optional().describe('What it signs with; left out, one is made'),
    shop: Given.shop.default(null),
    active: Given.active.default(true),
    signature: Given.signature.optional(),
    type: Given.type.optional(),
    deliveryId: Given.deliveryId.optional(),
    mapping: Given.mapping.optional(),
    sample: Given.sample.optional(),
    answer: Given.answer.optional(),
    ping: Given.ping.optional(),
  })
  .meta({ id: 'SourceCreate' })

export const SourceChange = z
  .strictObject({ ...Given, secret: Secret })
  .partial()
  .meta({ id: 'SourceChange' })

const Shown = z.object({
  id: SourceId,
  vendor: Vendor.nullable(),
  ...Given,
  /** Where it posts to, behind the address of this platform. */
  path: z.string(),
  /** The last delivery that was not taken, and why. */
  refusal: z.object({ at: WireInstant, code: SourceRefusal.shape.code }).nullable(),
  createdAt: WireInstant,
  changedAt: WireInstant,
  /** Roles and account of whoever changed it last, as `admin/local-admin`. */
  changedBy: z.string(),
  rev: Rev,
})
export const SourceView = Shown.meta({ id: 'Source' })
export type SourceView = z.infer<typeof SourceView>

/** `secret` is shown this once where it was made here, else null. */
export const SourceCreated = Shown.extend({ secret: z.string().nullable() }).meta({ id: 'SourceCreated' })
export type SourceCreated = z.infer<typeof SourceCreated>

/** @default the source's own sample and mapping */
export const SourceTry = z
  .strictObject({ sample: Given.sample, mapping: Given.mapping })
  .partial()
  .meta({ id: 'SourceTry' })

export const SourceTried = z
  .object({
    result: ArrivalResult,
    because: KeptBecause.nullable(),
    events: z.array(z.record(z.string(), z.unknown())),
    faults: z.array(ArrivalFault),
  })
  .meta({ id: 'SourceTried' })
export type SourceTried = z.infer<typeof SourceTried>

export const ArrivalView = z
  .object({
    id: ArrivalId,
    at: WireInstant,
    /** As the source names it. */
    type: z.string().nullable(),
    result: ArrivalResult,
    because: KeptBecause.nullable(),
    faults: z.array(ArrivalFault),
    events: z.array(ArrivedEvent),
    tries: z.int(),
    /** Whether it can be sent again: its body is still there. */
    canRedrive: z.boolean(),
  })
  .meta({ id: 'SourceDelivery' })
export type ArrivalView = z.infer<typeof ArrivalView>
