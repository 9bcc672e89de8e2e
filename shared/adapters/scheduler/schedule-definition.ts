import type { CreateScheduleCommandInput } from '@aws-sdk/client-scheduler'
import * as z from 'zod'
import { CampaignId } from '#shared/contracts/ids.ts'
import { SCHEDULED_TIME } from '#shared/contracts/jobs.ts'
import { LocalDate, LocalTime } from '#shared/contracts/primitives.ts'
import { toCron } from '#shared/domain/calendar/firing.ts'
import type { CampaignSchedule } from '#shared/ports/campaign-schedules.ts'

/** Where schedules are kept, and what they may do when they fire. */
export type ScheduleTarget = { group: string; roleArn: string; queueArn: string; deadLettersArn: string }

/** As long and as often as it can: a run that comes late is worked on, and says itself what is too late by then. */
const RETRIES = { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 }

const Described = z.object({
  campaignId: CampaignId,
  part: z.string(),
  zone: z.string(),
  rule: z.object({ time: LocalTime, monthDays: z.array(z.int()).optional(), date: LocalDate.optional() }),
})

/**
 * The whole of a schedule but its name: the scheduler forgets what an update leaves out. It fires a `run` job at the
 * campaigns queue. A cron time that a clock change skips is not fired that day; reconcile does not make up for it.
 */
export function definitionOf(
  schedule: CampaignSchedule,
  { group, roleArn, queueArn, deadLettersArn }: ScheduleTarget,
): Omit<CreateScheduleCommandInput, 'Name'> {
  const { campaignId, part, zone, rule } = schedule
  return {
    GroupName: group,
    Description: JSON.stringify(Described.parse({ campaignId, part, zone, rule })),
    ScheduleExpression: toCron(rule),
    ScheduleExpressionTimezone: zone,
    FlexibleTimeWindow: { Mode: 'OFF' },
    State: 'ENABLED',
    ActionAfterCompletion: rule.date === undefined ? 'NONE' : 'DELETE',
    Target: {
      Arn: queueArn,
      RoleArn: roleArn,
      Input: JSON.stringify({ type: 'run', campaignId, part, zone, firedAt: SCHEDULED_TIME }),
      DeadLetterConfig: { Arn: deadLettersArn },
      RetryPolicy: RETRIES,
    },
  }
}

/** The schedule that a description stands for; undefined for what we did not write. */
export function readDescription(description: string | undefined): CampaignSchedule | undefined {
  try {
    return Described.safeParse(JSON.parse(description ?? '')).data
  } catch {
    return undefined // not JSON, so none of ours
  }
}
