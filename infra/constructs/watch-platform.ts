import { Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { type Alarm, MathExpression } from 'aws-cdk-lib/aws-cloudwatch'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { QueueName } from '#shared/contracts/jobs.ts'
import type { MetricName } from '#shared/contracts/metrics.ts'
import type { Stage } from '../stages.ts'
import { type Alarms, ownMetric } from './alarms.ts'
import type { AppFunction } from './app-function.ts'
import { createDashboard } from './dashboard.ts'
import { type JobQueues, QUEUE_SETTINGS } from './job-queues.ts'

export type WatchProps = {
  stage: Stage
  alarms: Alarms
  queues: JobQueues
  clockDeadLetters: IQueue
  replyDeadLetters: IQueue
  /** Those that text. Like the servers they turn to new code gradually, and an alarm brings the old code back. */
  senders: Functions
  /** Those that answer requests. */
  servers: Functions
  others: Functions
  http: HttpApi
}

type Functions = Readonly<Record<string, AppFunction>>

/** Every alarm of a stage (an emulator takes none that reckons), the dashboard, and the gradual shift to new code that the alarms guard. */
export function watchPlatform(scope: Construct, props: WatchProps): void {
  watchQueues(props)
  if (!props.stage.isEmulator) watchShares(props)
  const sending = watchSending(props)
  watchClocks(props)
  const intake = watchIntake(props)
  watchFunctions(props, props.senders, [sending.inDoubt])
  watchFunctions(props, props.servers, [intake.apiFails])
  watchFunctions(props, props.others)
  createDashboard(scope, props)
}

function watchQueues({ alarms, queues, clockDeadLetters, replyDeadLetters }: WatchProps): void {
  for (const name of QueueName.options) {
    const { queue, deadLetters } = queues[name]
    alarms.deadLetters(pascal(name), deadLetters)
    alarms.late(pascal(name), queue, QUEUE_SETTINGS[name].lateSeconds)
  }
  alarms.deadLetters('Clock', clockDeadLetters)
  alarms.deadLetters('Replies', replyDeadLetters)
}

/** A handler answers 500, or gives its jobs back, without an error of its function: `felt` are the alarms that hear of it. */
function watchFunctions({ stage, alarms }: WatchProps, functions: Functions, felt: Alarm[] = []): void {
  for (const [id, made] of Object.entries(functions)) {
    const errors = alarms.errors(id, made.live, 3)
    if (stage.hasCanary && felt.length > 0) made.shiftGradually([errors, ...felt])
  }
}

/** What only a sum or a share of several metrics tells. Metric math takes a value that is missing for zero. */
function watchShares({ stage, alarms, senders, servers, others }: WatchProps): void {
  alarms.add('Rejected', {
    runbook: 'Texts are refused',
    metric: shareOf(stage, { bad: 'TextsRejected', good: 'TextsAccepted', minutes: 15, label: 'Refused, per cent' }),
    threshold: 10,
  })
  alarms.add('Undelivered', {
    runbook: 'Texts do not arrive',
    metric: shareOf(stage, { bad: 'TextsUndelivered', good: 'TextsDelivered', minutes: 60, label: 'Lost, per cent' }),
    threshold: 20,
  })
  const throttles = Object.fromEntries(
    Object.entries({ ...senders, ...servers, ...others }).map(([id, { live }]) => [
      `t${id.toLowerCase()}`,
      live.metricThrottles({ period: Duration.minutes(5), statistic: 'Sum' }),
    ]),
  )
  // A sum of at most ten metrics is what one alarm can watch.
  for (const [index, part] of chunks(Object.entries(throttles), 10).entries()) {
    const metric = new MathExpression({
      expression: part.map(([name]) => name).join('+'),
      usingMetrics: Object.fromEntries(part),
      period: Duration.minutes(5),
      label: 'Throttled calls',
    })
    alarms.add(`Throttled${index + 1}`, { runbook: 'Functions are throttled', metric, threshold: 10 })
  }
}

type Share = { bad: MetricName; good: MetricName; minutes: number; label: string }

/** Of 20 or more, how many in a hundred; zero of fewer. */
function shareOf(stage: Stage, { bad, good, minutes, label }: Share): MathExpression {
  return new MathExpression({
    expression: 'IF(good + bad >= 20, 100 * bad / (good + bad), 0)',
    usingMetrics: { good: ownMetric(stage.name, good, minutes), bad: ownMetric(stage.name, bad, minutes) },
    period: Duration.minutes(minutes),
    label,
  })
}

function watchSending({ stage, alarms }: WatchProps): { inDoubt: Alarm } {
  const metric = (name: MetricName, minutes: number, statistic?: string) =>
    ownMetric(stage.name, name, minutes, statistic)
  alarms.add('LineDown', { runbook: 'The provider takes nothing', metric: metric('LineDown', 5), threshold: 1 })
  const inDoubt = alarms.add('InDoubt', {
    runbook: 'Texts in doubt',
    metric: metric('TextsInDoubt', 15),
    threshold: 5,
  })
  alarms.add('OldestDue', {
    runbook: 'Due messages wait',
    metric: metric('OldestDueSeconds', 5, 'Maximum'),
    threshold: 900,
    periods: 2,
  })
  alarms.add('RunGap', { runbook: 'A run has a gap', metric: metric('RunsWithGap', 5, 'Maximum'), threshold: 1 })
  alarms.add('ReceiptsUnknown', {
    runbook: 'Receipts with unknown codes',
    metric: metric('ReceiptsUnknownCode', 60),
    threshold: 10,
  })
  return { inDoubt }
}

function watchClocks({ stage, alarms }: WatchProps): void {
  alarms.add('SweepMissing', {
    runbook: 'The clock stands still',
    metric: ownMetric(stage.name, 'SweepsFinished', 5),
    threshold: 1,
    when: 'below',
    missing: 'bad',
  })
  alarms.add('ReconcileMissing', {
    runbook: 'The clock stands still',
    metric: ownMetric(stage.name, 'ReconcilesFinished', 15),
    threshold: 1,
    when: 'below',
    missing: 'bad',
  })
}

function watchIntake({ stage, alarms, http }: WatchProps): { apiFails: Alarm } {
  alarms.add('EventsRefused', {
    runbook: 'Order events are refused',
    metric: ownMetric(stage.name, 'EventsRefused', 5),
    threshold: 10,
  })
  alarms.add('EventsKept', {
    runbook: 'Order events are put aside',
    metric: ownMetric(stage.name, 'EventsKept', 60),
    threshold: 1,
  })
  alarms.add('EventsGivenUp', {
    runbook: 'An endpoint does not listen',
    metric: ownMetric(stage.name, 'EventsGivenUp', 60),
    threshold: 1,
  })
  alarms.add('EventsUntold', {
    runbook: 'An event is lost',
    metric: ownMetric(stage.name, 'EventsUntold', 5),
    threshold: 1,
  })
  const apiFails = alarms.add('ApiFails', {
    runbook: 'The API fails',
    metric: http.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
    threshold: 5,
  })
  return { apiFails }
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size))
}

function pascal(name: string): string {
  return name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
