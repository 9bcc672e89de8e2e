import { parseDeliveryLog } from '#shared/adapters/sns/receipts.ts'
import { createRandomIds } from '#shared/adapters/system/ids.ts'
import { createWorkers } from '#shared/adapters/system/workers.ts'
import { readEnvironment } from '../wiring/environment.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { openDeadLetters } from '../wiring/queues.ts'
import { openHasher } from '../wiring/secrets.ts'
import { openStores } from '../wiring/stores.ts'
import { createRecordReceiptHandler } from './handler.ts'

const env = readEnvironment({ buries: ['receipts'] })
const invocations = createInvocations(env)

export const handler = invocations.handling(
  createRecordReceiptHandler({
    ...invocations,
    ...openStores(env, invocations),
    hasher: await openHasher(env.stage),
    workers: createWorkers(createRandomIds()),
    deadLetters: openDeadLetters(env),
    parseLine: parseDeliveryLog,
  }),
)
