import { Aws, Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { METRIC_NAMESPACE, type MetricName, STAGE_DIMENSION } from '#shared/contracts/metrics.ts'

export type AlarmProps = {
  /** The heading of its section in RUNBOOK.md: every alarm has one. */
  runbook: string
  metric: IMetric
  /** Rings at this value or beyond. */
  threshold: number
  /** How many of the last `periods` must be at it. @default 1 of 1 */
  periods?: number
  when?: 'at-least' | 'below'
  /** What no data means. @default fine */
  missing?: 'fine' | 'bad'
}

/** The topic that alarms go to, and whoever is to hear of them; every alarm says which section of RUNBOOK.md helps. */
export class Alarms extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string, { email }: { email: string | null }) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', { enforceSSL: true })
    // A policy of its own takes the place of the one that lets all of the account publish: alarms need leave in it.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
    if (email !== null) this.topic.addSubscription(new EmailSubscription(email))
  }

  /** An alarm that tells when it begins and when it is over. */
  add(id: string, props: AlarmProps): Alarm {
    const { runbook, metric, threshold, periods = 1, when = 'at-least', missing = 'fine' } = props
    const alarm = new Alarm(this, id, {
      alarmDescription: `RUNBOOK.md: ${runbook}`,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator:
        when === 'below'
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: missing === 'bad' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
    alarm.addOkAction(new SnsAction(this.topic))
    return alarm
  }

  /** Anything among the dead letters. */
  deadLetters(id: string, queue: IQueue): Alarm {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' })
    return this.add(`${id}DeadLetters`, { runbook: 'Dead letters', metric, threshold: 1 })
  }

  /** Jobs that wait for longer than this. */
  late(id: string, queue: IQueue, seconds: number): Alarm {
    const metric = queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1), statistic: 'Maximum' })
    return this.add(`${id}Late`, { runbook: 'A queue is late', metric, threshold: seconds, periods: 3 })
  }

  /** Invocations that ended in an error. */
  errors(id: string, target: IFunction, count: number): Alarm {
    const metric = target.metricErrors({ period: Duration.minutes(1), statistic: 'Sum' })
    return this.add(`${id}Errors`, { runbook: 'A function fails', metric, threshold: count })
  }
}

/** One of our own metrics, as the functions of a stage write it. */
export function ownMetric(stage: string, metricName: MetricName, minutes: number, statistic = 'Sum'): Metric {
  return new Metric({
    namespace: METRIC_NAMESPACE,
    metricName,
    dimensionsMap: { [STAGE_DIMENSION]: stage },
    period: Duration.minutes(minutes),
    statistic,
  })
}
