import { carrierOf } from '#shared/adapters/part-counting.ts'
import { LineEnv, ScheduleEnv } from '#shared/contracts/function-env.ts'
import { readEnvironment } from '../wiring/environment.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { lineDefaultsOf } from '../wiring/line.ts'
import { openErasureQueue, openQueues } from '../wiring/queues.ts'
import { openSchedules } from '../wiring/schedules.ts'
import { openStores } from '../wiring/stores.ts'
import { createReconcileHandler } from './handler.ts'

const env = readEnvironment({ puts: ['campaigns', 'imports'], settings: { ...LineEnv, ...ScheduleEnv } })
const invocations = createInvocations(env)

export const handler = invocations.handling(
  createReconcileHandler({
    ...invocations,
    ...openStores(env, invocations),
    queues: openQueues(env),
    erasureQueue: openErasureQueue(env),
    schedules: openSchedules(env.settings, invocations.clock),
    lineDefaults: lineDefaultsOf(env.settings),
    sms: carrierOf(env.settings),
  }),
)
