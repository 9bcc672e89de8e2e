import { Duration } from 'aws-cdk-lib'
import {
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { MetricName } from '#shared/contracts/metrics.ts'
import type { Stage } from '../stages.ts'
import { ownMetric } from './alarms.ts'
import type { JobQueues } from './job-queues.ts'

const MICROS = 1_000_000
const DAY = 24 * 60

/** Four questions, a row each: is it sending, is it late, is anything stuck, what does it cost today. */
export function createDashboard(
  scope: Construct,
  props: { stage: Stage; queues: JobQueues; clockDeadLetters: IQueue },
): void {
  const { stage, queues, clockDeadLetters } = props
  const own = (name: MetricName, minutes = 5, statistic?: string) => ownMetric(stage.name, name, minutes, statistic)
  const all = Object.values(queues)
  const age = all.map(({ queue }) => queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1) }))
  const dead = [...all.map(({ deadLetters }) => deadLetters), clockDeadLetters].map((queue) =>
    queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'Maximum' }),
  )
  const dashboard = new Dashboard(scope, 'Dashboard', {
    dashboardName: `carillon-${stage.name}`,
    defaultInterval: Duration.hours(24),
  })
  row(dashboard, 'Is it sending?', [
    graph('Texts', [own('TextsAccepted'), own('TextsRejected'), own('TextsInDoubt'), own('TextsSetAside')]),
    graph('Receipts', [own('TextsDelivered'), own('TextsUndelivered'), own('ReceiptsUnknownCode')]),
    graph('Order events', [own('EventsAccepted'), own('EventsRefused'), own('EventsKept')]),
  ])
  row(dashboard, 'Is it late?', [
    graph('Age of the oldest job, seconds', age),
    graph('Oldest due message, seconds', [own('OldestDueSeconds', 5, 'Maximum')]),
    graph('Ticks of the clock', [own('SweepsFinished'), own('ReconcilesFinished')]),
  ])
  row(dashboard, 'Is anything stuck?', [
    graph('Dead letters', dead),
    graph('Runs whose sums do not agree', [own('RunsWithGap', 5, 'Maximum')]),
    graph('Refusals of the whole line', [own('LineDown')]),
  ])
  const spent = new MathExpression({
    expression: `spend / ${MICROS}`,
    usingMetrics: { spend: own('SpendMicros', DAY) },
    period: Duration.minutes(DAY),
    label: 'Texts, reckoned',
  })
  dashboard.addWidgets(
    new TextWidget({ markdown: '## What does it cost today?', width: 24, height: 1 }),
    new SingleValueWidget({ title: 'Currency units today', metrics: [spent], width: 8, height: 4 }),
    new SingleValueWidget({ title: 'Texts today', metrics: [own('TextsAccepted', DAY)], width: 8, height: 4 }),
  )
}

function row(dashboard: Dashboard, question: string, graphs: GraphWidget[]): void {
  dashboard.addWidgets(new TextWidget({ markdown: `## ${question}`, width: 24, height: 1 }))
  dashboard.addWidgets(...graphs)
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 8, height: 6 })
}
