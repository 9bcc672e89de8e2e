import { createWebhookPoster } from '#shared/adapters/webhooks/webhook-poster.ts'
import { readEnvironment } from '../wiring/environment.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { openDeadLetters, openRedelivery } from '../wiring/queues.ts'
import { openStores } from '../wiring/stores.ts'
import { createDeliverWebhookHandler } from './handler.ts'

const env = readEnvironment({ buries: ['webhooks'] })
const invocations = createInvocations(env)

export const handler = invocations.handling(
  createDeliverWebhookHandler({
    ...invocations,
    ...openStores(env, invocations),
    webhookPoster: createWebhookPoster({ reach: 'public' }),
    deadLetters: openDeadLetters(env),
    redelivery: openRedelivery(),
  }),
)
