import { carrierOf } from '#shared/adapters/part-counting.ts'
import { LineEnv } from '#shared/contracts/function-env.ts'
import { readEnvironment } from '../wiring/environment.ts'
import { withHasher } from '../wiring/hasher.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { lineDefaultsOf } from '../wiring/line.ts'
import { openDeadLetters, openQueues, openRedelivery } from '../wiring/queues.ts'
import { openStores, openTables } from '../wiring/stores.ts'
import { giveBack } from '../wiring/without-secrets.ts'
import { createRunCampaignHandler } from './handler.ts'

const env = readEnvironment({
  puts: ['send-transactional', 'send-bulk', 'campaigns'],
  buries: ['campaigns'],
  settings: LineEnv,
})
const invocations = createInvocations(env)
const deps = {
  ...invocations,
  ...openStores(env, invocations),
  queues: openQueues(env),
  deadLetters: openDeadLetters(env),
  redelivery: openRedelivery(),
  lineDefaults: lineDefaultsOf(env.settings),
  sms: carrierOf(env.settings),
}

export const handler = invocations.handling(
  withHasher({ ...deps, stage: env.stage, tables: openTables(env), without: giveBack(deps) }, [], (hasher) =>
    createRunCampaignHandler({ ...deps, hasher }),
  ),
)
