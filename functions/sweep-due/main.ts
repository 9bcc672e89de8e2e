import { readEnvironment } from '../wiring/environment.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { openQueues, openWebhookQueue } from '../wiring/queues.ts'
import { openStores } from '../wiring/stores.ts'
import { createSweepDueHandler } from './handler.ts'

const env = readEnvironment({ puts: ['send-transactional', 'send-bulk', 'campaigns', 'webhooks'] })
const invocations = createInvocations(env)

export const handler = invocations.handling(
  createSweepDueHandler({
    ...invocations,
    ...openStores(env, invocations),
    queues: openQueues(env),
    webhookQueue: openWebhookQueue(env),
  }),
)
