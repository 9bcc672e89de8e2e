import { createPhoneHasher } from '#shared/adapters/system/phone-hasher.ts'
import { readEnvironment } from '../wiring/environment.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { openQueues } from '../wiring/queues.ts'
import { openSecrets, wordsIn } from '../wiring/secrets.ts'
import { openStores } from '../wiring/stores.ts'
import { createAcceptOrderEventHandler } from './handler.ts'

const env = readEnvironment({ puts: ['send-transactional', 'send-bulk'] })
const invocations = createInvocations(env)
const secrets = await openSecrets(env.stage, 'phone-pepper', 'webhook-secrets')

export const handler = invocations.handling(
  createAcceptOrderEventHandler({
    ...invocations,
    ...openStores(env, invocations),
    hasher: createPhoneHasher(secrets['phone-pepper']),
    webhookSecrets: wordsIn(secrets['webhook-secrets']),
    queues: openQueues(env),
  }),
)
