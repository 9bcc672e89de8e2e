import * as z from 'zod'
import { DeliveryId, WebhookId } from '../ids.ts'
import { DeliveryAnswer, DeliveryState, MOST_TYPES } from '../webhook.ts'
import { Rev, WireInstant } from './primitives.ts'

const Given = {
  url: z.string().trim().min(1).max(500).describe('https; in local runs also http of this machine'),
  types: z.array(z.string().max(80)).min(1).max(MOST_TYPES).describe('Event types, or "*" for all'),
  active: z.boolean(),
}

/** @default types: all; active: true */
export const WebhookCreate = z
  .strictObject({ url: Given.url, types: Given.types.default(['*']), active: Given.active.default(true) })
  .meta({ id: 'WebhookCreate' })
export const WebhookChange = z.strictObject(Given).partial().meta({ id: 'WebhookChange' })

const Shown = z.object({
  id: WebhookId,
  url: z.string(),
  types: z.array(z.string()),
  active: z.boolean(),
  createdAt: WireInstant,
  changedAt: WireInstant,
  /** Roles and account of whoever changed it last, as `admin/local-admin`. */
  changedBy: z.string(),
  rev: Rev,
})
export const WebhookView = Shown.meta({ id: 'Webhook' })
export type WebhookView = z.infer<typeof WebhookView>

/** The one answer that shows the secret, `whsec_…`, by which each post is signed. */
export const WebhookCreated = Shown.extend({ secret: z.string() }).meta({ id: 'WebhookCreated' })
export type WebhookCreated = z.infer<typeof WebhookCreated>

export const DeliveryView = z
  .object({
    id: DeliveryId,
    /** The `id` of the body and the header `webhook-id`: the same at each try. */
    eventId: z.string(),
    type: z.string(),
    timestamp: WireInstant,
    state: DeliveryState.exclude(['foretold']),
    tries: z.int(),
    /** Of the last try: the status that was answered, or why there is none. */
    answer: DeliveryAnswer.nullable(),
    triedAt: WireInstant.nullable(),
    /** When it is tried next; null where nothing more is. */
    nextAt: WireInstant.nullable(),
    messageId: z.string().nullable(),
    contactId: z.string().nullable(),
  })
  .meta({ id: 'WebhookDelivery' })
export type DeliveryView = z.infer<typeof DeliveryView>
