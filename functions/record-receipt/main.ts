import { parseDeliveryLog } from '#shared/adapters/sns/receipts.ts'
import { createRandomIds } from '#shared/adapters/system/ids.ts'
import { createWorkers } from '#shared/adapters/system/workers.ts'
import { readEnvironment } from '../wiring/environment.ts'
import { withHasher } from '../wiring/hasher.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { openDeadLetters, openRedelivery } from '../wiring/queues.ts'
import { openStores, openTables } from '../wiring/stores.ts'
import { giveBack } from '../wiring/without-secrets.ts'
import { createRecordReceiptHandler } from './handler.ts'

const env = readEnvironment({ buries: ['receipts'] })
const invocations = createInvocations(env)
const deps = {
  ...invocations,
  ...openStores(env, invocations),
  workers: createWorkers(createRandomIds()),
  deadLetters: openDeadLetters(env),
  redelivery: openRedelivery(),
  parseLine: parseDeliveryLog,
}

export const handler = invocations.handling(
  withHasher({ ...deps, stage: env.stage, tables: openTables(env), without: giveBack(deps) }, [], (hasher) =>
    createRecordReceiptHandler({ ...deps, hasher }),
  ),
)
