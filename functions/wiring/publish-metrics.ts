import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { METRIC_NAMESPACE, type MetricName, STAGE_DIMENSION } from '#shared/contracts/metrics.ts'

const UNITS: Partial<Record<MetricName, 'Seconds'>> = { OldestDueSeconds: 'Seconds' }

/** Writes values as one line of CloudWatch's embedded format; nothing where there is none. */
export function createPublisher(stage: string, write: (line: string) => void) {
  const metrics = new Metrics({ namespace: METRIC_NAMESPACE })
  // The library's own dimension would part each metric by function.
  metrics.clearDefaultDimensions()
  metrics.setDefaultDimensions({ [STAGE_DIMENSION]: stage })
  return (values: readonly (readonly [metric: MetricName, value: number])[]): void => {
    if (values.length === 0) return
    for (const [metric, value] of values) metrics.addMetric(metric, MetricUnit[UNITS[metric] ?? 'Count'], value)
    write(JSON.stringify(metrics.serializeMetrics()))
    metrics.clearMetrics()
  }
}
