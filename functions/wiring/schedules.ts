import type * as z from 'zod'
import { createCampaignSchedules } from '#shared/adapters/scheduler/campaign-schedules.ts'
import { createSchedulerClient } from '#shared/adapters/scheduler/client.ts'
import type { ScheduleEnv } from '#shared/contracts/function-env.ts'
import type { CampaignSchedules } from '#shared/ports/campaign-schedules.ts'
import type { Clock } from '#shared/ports/clock.ts'

type Settings = z.output<z.ZodObject<typeof ScheduleEnv>>

export function openSchedules(settings: Settings, clock: Clock): CampaignSchedules {
  return createCampaignSchedules({
    client: createSchedulerClient(),
    clock,
    target: {
      group: settings.SCHEDULE_GROUP,
      roleArn: settings.SCHEDULE_ROLE_ARN,
      queueArn: settings.CAMPAIGNS_QUEUE_ARN,
      deadLettersArn: settings.CAMPAIGNS_DEAD_LETTERS_ARN,
    },
  })
}
