import type { Clock } from '#shared/ports/clock.ts'

export function createSystemClock(): Clock {
  return { now: () => new Date(), monotonicMs: () => performance.now() }
}
