import * as z from 'zod'
import { LastChange } from './audit.ts'
import { DeliveryId, MessageId, WebhookId } from './ids.ts'
import { MessageState, TrailCode } from './message.ts'
import { Instant } from './primitives.ts'

/** States that tell what became of a message: an event `message.<state>` goes out for each. */
export const TOLD_STATES = MessageState.exclude(['planned', 'claimed'])

/** The type of a delivery that somebody asks for to try an address; it goes out whatever the endpoint wants. */
export const TEST_EVENT = 'webhook.test'

/** `<noun>.<what happened>`; the nouns `message` and `webhook` are ours. */
export const EventType = z
  .string()
  .max(80)
  .regex(
    /^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/,
    'must be a noun, a dot and what happened, as order.cod-confirmed',
  )

export const MOST_WEBHOOKS = 10
export const MOST_TYPES = 50

/** An address that is told what happens. The secret is an item of its own. */
export const Webhook = z.object({
  id: WebhookId,
  url: z.string(),
  /** Event types, or `*` for all. */
  types: z.array(z.string()),
  active: z.boolean(),
  createdAt: Instant,
  changedAt: Instant,
  /** Roles and account of whoever changed it last. */
  by: z.string(),
  rev: z.int(),
})
export type Webhook = z.infer<typeof Webhook>

/** All endpoints in one small item. The version goes up by one with every change. */
export const WebhookShelf = z.object({
  items: z.array(Webhook),
  version: z.int().min(0),
  lastChange: LastChange.nullable().default(null),
})
export type WebhookShelf = z.infer<typeof WebhookShelf>

/** What happened, as endpoints hear of it. `data` holds ids and codes; `replyId` names the reply whose words go with it. */
export const OutgoingEvent = z.object({
  id: z.string().regex(/^evt_[0-9a-f]{32}$/),
  type: z.string(),
  timestamp: Instant,
  data: z.record(z.string(), z.unknown()),
  replyId: z.string().nullable().default(null),
})
export type OutgoingEvent = z.infer<typeof OutgoingEvent>

/** The step on a message's trail that an event tells of. */
export const ToldMove = z.object({ messageId: MessageId, code: TrailCode, at: Instant })
export type ToldMove = z.infer<typeof ToldMove>

/**
 * `foretold`: written before what it tells of, and not confirmed since; nobody is shown it. `failed`: nothing more is tried
 * until somebody redrives it.
 */
export const DeliveryState = z.enum(['foretold', 'waiting', 'delivered', 'failed'])
export type DeliveryState = z.infer<typeof DeliveryState>

/** What the last try came to: a status, or a word of ours where there was no answer. */
export const DeliveryAnswer = z.object({ status: z.int().nullable(), code: z.string().nullable() })
export type DeliveryAnswer = z.infer<typeof DeliveryAnswer>

/** One event on its way to one endpoint. */
export const Delivery = z.object({
  id: DeliveryId,
  webhookId: WebhookId,
  event: OutgoingEvent,
  state: DeliveryState,
  /** What a foretold one is held against. */
  move: ToldMove.nullable().default(null),
  tries: z.int(),
  answer: DeliveryAnswer.nullable(),
  createdAt: Instant,
  triedAt: Instant.nullable(),
  /** When the sweep must look at it; null where nothing more is to be done. */
  wakeAt: Instant.nullable(),
  rev: z.int(),
})
export type Delivery = z.infer<typeof Delivery>

/** From their instant on; longer than the last try of each. */
export const DELIVERIES_KEPT_DAYS = 30
