import { createS3Client, createS3Files } from '#shared/adapters/s3/files.ts'
import { createTableReader } from '#shared/adapters/tables/table-reader.ts'
import { UploadEnv } from '#shared/contracts/function-env.ts'
import { QueueName } from '#shared/contracts/jobs.ts'
import { readEnvironment } from '../wiring/environment.ts'
import { withHasher } from '../wiring/hasher.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { openDeadLetterBox, openDeadLetters, openImportQueue, openQueues, openRedelivery } from '../wiring/queues.ts'
import { openStores, openTables } from '../wiring/stores.ts'
import { giveBack } from '../wiring/without-secrets.ts'
import { createImportFileHandler } from './handler.ts'

const env = readEnvironment({ puts: ['imports', 'campaigns'], buries: QueueName.options, settings: UploadEnv })
const invocations = createInvocations(env)
const deps = {
  ...invocations,
  ...openStores(env, invocations),
  files: createS3Files({ client: createS3Client(), bucket: env.settings.IMPORT_BUCKET }),
  tables: createTableReader(),
  importQueue: openImportQueue(env),
  queues: openQueues(env),
  deadLetters: openDeadLetters(env),
  deadLetterBox: openDeadLetterBox(env),
  redelivery: openRedelivery(),
}

export const handler = invocations.handling(
  withHasher({ ...deps, stage: env.stage, tables: openTables(env), without: giveBack(deps) }, [], (hasher) =>
    createImportFileHandler({ ...deps, hasher }),
  ),
)
