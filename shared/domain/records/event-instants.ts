import type { OrderEvent } from '#shared/contracts/order-event.ts'

/** Clocks differ and zones are mistaken for one another, but nobody tells tomorrow's facts today. */
const MOST_AHEAD_MS = 24 * 3_600_000

/** Whether an event tells of something that our clock reaches in over 24 hours only. */
export function isFromTheFuture(event: OrderEvent, now: Date): boolean {
  return instantsOf(event).some((at) => isFarAhead(at, now))
}

/** Whether our clock reaches an instant in over 24 hours only. */
export function isFarAhead(at: Date, now: Date): boolean {
  return at.getTime() - now.getTime() > MOST_AHEAD_MS
}

function instantsOf({ timestamp, data }: OrderEvent): Date[] {
  const own = [
    'at' in data ? data.at : undefined,
    'paidAt' in data ? data.paidAt : undefined,
    'occurredAt' in data ? data.occurredAt : undefined,
    ...('facts' in data ? Object.values(data.facts ?? {}) : []),
  ]
  return [timestamp, ...own.flatMap((at) => at ?? [])]
}
