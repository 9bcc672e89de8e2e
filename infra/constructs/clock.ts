import { Duration } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { Schedule, ScheduleExpression, type ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'

export type ClockProps = {
  target: IFunction
  everyMinutes: number
  group: ScheduleGroup
  deadLetters: IQueue
  what: string
}

/** Calls a function every so many minutes. A missed call is not made up for: the next one does all of its work. */
export class Clock extends Construct {
  constructor(scope: Construct, id: string, { target, everyMinutes, group, deadLetters, what }: ClockProps) {
    super(scope, id)
    new Schedule(this, 'Schedule', {
      description: what,
      scheduleGroup: group,
      schedule: ScheduleExpression.rate(Duration.minutes(everyMinutes)),
      target: new LambdaInvoke(target, {
        retryAttempts: 0,
        maxEventAge: Duration.minutes(1),
        deadLetterQueue: deadLetters,
      }),
    })
  }
}
