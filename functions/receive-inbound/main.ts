import { readEnvironment } from '../wiring/environment.ts'
import { withHasher } from '../wiring/hasher.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { openQueues } from '../wiring/queues.ts'
import { wordsIn } from '../wiring/secrets.ts'
import { openStores, openTables } from '../wiring/stores.ts'
import { refuseRequests } from '../wiring/without-secrets.ts'
import { createReceiveInboundHandler } from './handler.ts'

const env = readEnvironment({ puts: ['send-transactional', 'send-bulk'] })
const invocations = createInvocations(env)
const { log } = invocations
const deps = { ...invocations, ...openStores(env, invocations), queues: openQueues(env) }

/** A topic must not take a refusal for an answer: the text would be lost. */
const refuseReplies = (event: unknown, error: unknown) => {
  if (typeof event === 'object' && event !== null && 'Records' in event) throw error
  return refuseRequests(log)(event, error)
}

export const handler = invocations.handling(
  withHasher(
    { stage: env.stage, log, tables: openTables(env), without: refuseReplies },
    ['webhook-secrets'],
    (hasher, secrets) =>
      createReceiveInboundHandler({ ...deps, hasher, webhookSecrets: wordsIn(secrets['webhook-secrets']) }),
  ),
)
