import * as z from 'zod'
import { HookAnswer } from '#shared/contracts/console-api/hook.ts'
import { OrderEvent } from '#shared/contracts/order-event.ts'
import { FLAT_EVENTS } from '#shared/contracts/record-types/flat-events.ts'

/** The webhook as callers see it; the function behind it and the API's document both read this. */
export const ORDER_HOOK = {
  method: 'post',
  path: '/hooks/orders',
  name: 'acceptOrderEvent',
  summary: 'Takes one signed order event; answers once it is written down; a repeat of the same body changes nothing',
  /** All three are required; the id is the body's own, the timestamp in epoch seconds. */
  headers: z.object({
    'webhook-id': z.string(),
    'webhook-timestamp': z.string(),
    'webhook-signature': z.string(),
  }),
  body: z.union([OrderEvent, ...FLAT_EVENTS]),
  status: 202,
  answer: HookAnswer,
  refuses: ['invalid-request', 'unauthorized', 'event-id-reused', 'too-large'],
} as const
