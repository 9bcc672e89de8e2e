import { carrierOf } from '#shared/adapters/part-counting.ts'
import { createS3Client, createS3Files } from '#shared/adapters/s3/files.ts'
import { createRandomIds } from '#shared/adapters/system/ids.ts'
import { createWebhookSecrets } from '#shared/adapters/system/webhook-secrets.ts'
import { LineEnv, ScheduleEnv, UploadEnv } from '#shared/contracts/function-env.ts'
import { QueueName } from '#shared/contracts/jobs.ts'
import { readEnvironment } from '../wiring/environment.ts'
import { withHasher } from '../wiring/hasher.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { lineDefaultsOf } from '../wiring/line.ts'
import { openMappings } from '../wiring/mappings.ts'
import { openDeadLetterBox, openErasureQueue, openImportQueue, openQueues, openWebhookQueue } from '../wiring/queues.ts'
import { openSchedules } from '../wiring/schedules.ts'
import { openStores, openTables } from '../wiring/stores.ts'
import { refuseRequests } from '../wiring/without-secrets.ts'
import { createConsoleApiHandler } from './handler.ts'

const ALL = QueueName.options
const env = readEnvironment({ puts: ALL, buries: ALL, settings: { ...LineEnv, ...ScheduleEnv, ...UploadEnv } })
const invocations = createInvocations(env)
const { log } = invocations
const deps = {
  ...invocations,
  ...openStores(env, invocations),
  schedules: openSchedules(env.settings, invocations.clock),
  files: createS3Files({ client: createS3Client(), bucket: env.settings.IMPORT_BUCKET }),
  ...{
    queues: openQueues(env),
    deadLetterBox: openDeadLetterBox(env),
    importQueue: openImportQueue(env),
    erasureQueue: openErasureQueue(env),
    webhookQueue: openWebhookQueue(env),
    lineDefaults: lineDefaultsOf(env.settings),
  },
  ids: createRandomIds(),
  webhookSecrets: createWebhookSecrets(),
  mappings: openMappings(),
  hookReach: 'public' as const,
  sms: carrierOf(env.settings),
}

export const handler = invocations.handling(
  withHasher({ stage: env.stage, log, tables: openTables(env), without: refuseRequests(log) }, [], (hasher) =>
    createConsoleApiHandler({ ...deps, hasher }),
  ),
)
