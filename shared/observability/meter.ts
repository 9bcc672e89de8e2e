import type { MetricName } from '#shared/contracts/metrics.ts'

/** What is counted while one invocation lasts. */
export interface Meter {
  add(metric: MetricName, count: number): void
  /** Keeps the largest value that was seen. */
  note(metric: MetricName, value: number): void
  /** Everything counted since the last call, of which nothing is left. */
  take(): [metric: MetricName, value: number][]
}

export function createMeter(): Meter {
  const values = new Map<MetricName, number>()
  return {
    add(metric, count) {
      if (count !== 0) values.set(metric, (values.get(metric) ?? 0) + count)
    },
    note(metric, value) {
      values.set(metric, Math.max(value, values.get(metric) ?? value))
    },
    take() {
      const taken = [...values]
      values.clear()
      return taken
    },
  }
}
