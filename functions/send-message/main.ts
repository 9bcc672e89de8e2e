import { createRandomIds } from '#shared/adapters/system/ids.ts'
import { createWorkers } from '#shared/adapters/system/workers.ts'
import { AllowListEnv, LineEnv } from '#shared/contracts/function-env.ts'
import { readEnvironment } from '../wiring/environment.ts'
import { withHasher } from '../wiring/hasher.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { lineDefaultsOf, openPace } from '../wiring/line.ts'
import { openCarryingOut, openDeadLetters, openRedelivery } from '../wiring/queues.ts'
import { openSendStores } from '../wiring/send-stores.ts'
import { type OpenedSms, openSms, smsSecretsOf } from '../wiring/sms.ts'
import { giveBack } from '../wiring/without-secrets.ts'
import { createSendMessageHandler } from './handler.ts'

const LANES = ['send-transactional', 'send-bulk'] as const
const env = readEnvironment({ puts: ['campaigns'], buriesInOneOf: LANES, settings: { ...LineEnv, ...AllowListEnv } })
const invocations = createInvocations(env)
const { tables, stores } = openSendStores(env, invocations)
const pace = openPace(stores.lines, invocations.clock, lineDefaultsOf(env.settings))
const workers = createWorkers(createRandomIds())
const deps = {
  ...invocations,
  ...stores,
  pace,
  workers,
  queues: openCarryingOut(env),
  deadLetters: openDeadLetters(env),
  redelivery: openRedelivery(),
}
let opened: OpenedSms | undefined

export const handler = invocations.handling(
  withHasher({ ...deps, tables, stage: env.stage, without: giveBack(deps) }, smsSecretsOf(env), (hasher, secrets) => {
    opened = openSms(env, secrets, invocations.meter)
    return createSendMessageHandler({ ...deps, hasher, sms: opened.sms })
  }),
  () => opened?.refresh(),
)
