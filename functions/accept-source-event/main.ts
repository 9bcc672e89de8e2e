import { readEnvironment } from '../wiring/environment.ts'
import { withHasher } from '../wiring/hasher.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { openMappings } from '../wiring/mappings.ts'
import { openQueues } from '../wiring/queues.ts'
import { openStores, openTables } from '../wiring/stores.ts'
import { refuseRequests } from '../wiring/without-secrets.ts'
import { createAcceptSourceEventHandler } from './handler.ts'

const env = readEnvironment({ puts: ['send-transactional', 'send-bulk'] })
const invocations = createInvocations(env)
const { log } = invocations
const deps = { ...invocations, ...openStores(env, invocations), queues: openQueues(env), mappings: openMappings() }

export const handler = invocations.handling(
  withHasher({ stage: env.stage, log, tables: openTables(env), without: refuseRequests(log) }, [], (hasher) =>
    createAcceptSourceEventHandler({ ...deps, hasher }),
  ),
)
