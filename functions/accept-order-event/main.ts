import { readEnvironment } from '../wiring/environment.ts'
import { withHasher } from '../wiring/hasher.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { openQueues } from '../wiring/queues.ts'
import { wordsIn } from '../wiring/secrets.ts'
import { openStores, openTables } from '../wiring/stores.ts'
import { refuseRequests } from '../wiring/without-secrets.ts'
import { createAcceptOrderEventHandler } from './handler.ts'

const env = readEnvironment({ puts: ['send-transactional', 'send-bulk'] })
const invocations = createInvocations(env)
const { log } = invocations
const deps = { ...invocations, ...openStores(env, invocations), queues: openQueues(env) }

export const handler = invocations.handling(
  withHasher(
    { stage: env.stage, log, tables: openTables(env), without: refuseRequests(log) },
    ['webhook-secrets'],
    (hasher, secrets) =>
      createAcceptOrderEventHandler({ ...deps, hasher, webhookSecrets: wordsIn(secrets['webhook-secrets']) }),
  ),
)
