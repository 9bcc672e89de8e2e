import { METRIC_NAMESPACE, type MetricName, STAGE_DIMENSION } from '#shared/contracts/metrics.ts'

type Counted = readonly [metric: MetricName, value: number]

/** Every other is a count. */
const UNITS: Partial<Record<MetricName, 'Seconds'>> = { OldestDueSeconds: 'Seconds' }

/**
 * Writes values as one line of CloudWatch's embedded format; nothing where there is none. A line may hold 100 metrics, and
 * each of them once (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html,
 * read 2026-11-30): we have fewer, and a meter adds up.
 */
export function createPublisher(stage: string, write: (line: string) => void) {
  return (values: readonly Counted[]): void => {
    if (values.length === 0) return
    const described = {
      Namespace: METRIC_NAMESPACE,
      Dimensions: [[STAGE_DIMENSION]],
      Metrics: values.map(([Name]) => ({ Name, Unit: UNITS[Name] ?? 'Count' })),
    }
    const header = { Timestamp: Date.now(), CloudWatchMetrics: [described] }
    write(JSON.stringify({ _aws: header, [STAGE_DIMENSION]: stage, ...Object.fromEntries(values) }))
  }
}
