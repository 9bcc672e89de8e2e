import { MemoryAuditLog } from '#shared/adapters/memory/audit-log.ts'
import { MemoryLineStore } from '#shared/adapters/memory/line-store.ts'
import { createPace } from '#shared/usecases/line/keep-pace.ts'

export const DEFAULTS = {
  provider: 'test',
  rates: { transactional: 5, bulk: 20 },
  priceMicros: 50_000,
  zone: 'Asia/Shanghai',
  countries: ['CN'],
  dailyBudgetMicros: null,
}
export const START_MS = Date.parse('2026-12-01T02:00:00Z')

/** Workers on one line, on a clock that moves only while one of them pauses. */
export function aLine() {
  const lines = new MemoryLineStore()
  let ms = 0
  const clock = { now: () => new Date(START_MS + ms), monotonicMs: () => ms }
  const pause = async (waitMs: number) => {
    ms += waitMs
  }
  const audit = new MemoryAuditLog()
  const steering = { lines, audit, clock, lineDefaults: DEFAULTS, queues: { campaignJob: async () => undefined } }
  return {
    lines,
    steering,
    worker: () => createPace({ lines, clock, defaults: DEFAULTS, pause }),
    elapse: (waitMs: number) => {
      ms += waitMs
    },
    nowMs: () => ms,
  }
}
