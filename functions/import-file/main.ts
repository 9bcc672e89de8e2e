import { createCsvTableReader } from '#shared/adapters/csv/table-reader.ts'
import { createS3Client, createS3Files } from '#shared/adapters/s3/files.ts'
import { UploadEnv } from '#shared/contracts/function-env.ts'
import { readEnvironment } from '../wiring/environment.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { openDeadLetters, openImportQueue } from '../wiring/queues.ts'
import { openHasher } from '../wiring/secrets.ts'
import { openStores } from '../wiring/stores.ts'
import { createImportFileHandler } from './handler.ts'

const env = readEnvironment({ puts: ['imports'], buries: ['imports'], settings: UploadEnv })
const invocations = createInvocations(env)

export const handler = invocations.handling(
  createImportFileHandler({
    ...invocations,
    ...openStores(env, invocations),
    hasher: await openHasher(env.stage),
    files: createS3Files({ client: createS3Client(), bucket: env.settings.IMPORT_BUCKET }),
    tables: createCsvTableReader(),
    importQueue: openImportQueue(env),
    deadLetters: openDeadLetters(env),
  }),
)
