import { ScheduleEnv } from '#shared/contracts/function-env.ts'
import { readEnvironment } from '../wiring/environment.ts'
import { createInvocations } from '../wiring/invocations.ts'
import { openSchedules } from '../wiring/schedules.ts'
import { openStores } from '../wiring/stores.ts'
import { createReconcileHandler } from './handler.ts'

const env = readEnvironment({ settings: ScheduleEnv })
const invocations = createInvocations(env)

export const handler = invocations.handling(
  createReconcileHandler({
    ...invocations,
    ...openStores(env, invocations),
    schedules: openSchedules(env.settings, invocations.clock),
  }),
)
