import type { Message } from '#shared/contracts/message.ts'
import { isYoungDay } from '#shared/domain/campaigns/day-tally.ts'
import { dayOfKey } from '#shared/domain/sending/message-place.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import { untilSaved } from '../until-saved.ts'

export type MarkDayDeps = { runs: Pick<RunStore, 'findDay' | 'saveDay'>; clock: Pick<Clock, 'now'> }

/** No worker of now is left after it, so a count that begins later sees what this one writes next. */
const OUTLIVES_WORKERS_MS = 15 * 60_000
const OPEN_MS = 20 * 60_000
/**
 * Opens the figures of a single message's day again; call it before a new message is written, or one that is closed moves on.
 * What stands on a page has its page's mark. A young day is open anyway, and costs no read; one that was never counted, one.
 * @throws AppError CONFLICT (retryable)
 */
export async function markDay(
  deps: MarkDayDeps,
  { page, campaignId, occurrence }: Pick<Message, 'page' | 'campaignId' | 'occurrence'>,
): Promise<void> {
  const date = page === null ? dayOfKey(occurrence) : undefined
  if (date === undefined || isYoungDay(date, deps.clock.now(), OPEN_MS)) return
  await untilSaved({ what: 'the day', context: { campaignId } }, async () => {
    const day = await deps.runs.findDay(campaignId, date)
    if (day === undefined) return 'done'
    const now = deps.clock.now().getTime()
    if (day.openUntil !== null && day.openUntil.getTime() > now + OUTLIVES_WORKERS_MS) return 'done'
    const marked = { ...day, openUntil: new Date(now + OPEN_MS), rev: day.rev + 1 }
    return (await deps.runs.saveDay(marked, day.rev)) ? 'done' : 'lost'
  })
}
