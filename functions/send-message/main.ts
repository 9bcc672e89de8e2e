import { createRandomIds } from '#shared/adapters/system/ids.ts'
import { createWorkers } from '#shared/adapters/system/workers.ts'
import { AllowListEnv, LineEnv } from '#shared/contracts/function-env.ts'
import { readEnvironment } from '../wiring/environment.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { lineDefaultsOf, openPace } from '../wiring/line.ts'
import { openDeadLetters } from '../wiring/queues.ts'
import { openSendStores } from '../wiring/send-stores.ts'
import { openSms } from '../wiring/sms.ts'
import { createSendMessageHandler } from './handler.ts'

const LANES = ['send-transactional', 'send-bulk'] as const
const env = readEnvironment({ buriesInOneOf: LANES, settings: { ...LineEnv, ...AllowListEnv } })
const invocations = createInvocations(env)
const stores = openSendStores(env, invocations)
const { sms, refresh } = await openSms(env, invocations.meter)
const pace = openPace(stores.lines, invocations.clock, lineDefaultsOf(env.settings))
const workers = createWorkers(createRandomIds())
const deadLetters = openDeadLetters(env)

export const handler = invocations.handling(
  createSendMessageHandler({ ...invocations, ...stores, sms, pace, workers, deadLetters }),
  refresh,
)
