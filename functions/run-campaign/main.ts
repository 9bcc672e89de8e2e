import { readEnvironment } from '../wiring/environment.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { openDeadLetters, openQueues } from '../wiring/queues.ts'
import { openHasher } from '../wiring/secrets.ts'
import { openStores } from '../wiring/stores.ts'
import { createRunCampaignHandler } from './handler.ts'

const env = readEnvironment({ puts: ['send-transactional', 'send-bulk', 'campaigns'], buries: ['campaigns'] })
const invocations = createInvocations(env)

export const handler = invocations.handling(
  createRunCampaignHandler({
    ...invocations,
    ...openStores(env, invocations),
    hasher: await openHasher(env.stage),
    queues: openQueues(env),
    deadLetters: openDeadLetters(env),
  }),
)
