import type { CalendarEntry } from '#shared/contracts/console-api/calendar.ts'
import type { Explanation } from '#shared/contracts/console-api/explain.ts'
import { wordsForReason } from '#shared/domain/wording/words.ts'
import type { Explained } from '#shared/usecases/history/explain-message.ts'
import { whyNotOf } from '#shared/usecases/history/explain-message.ts'
import type { CalendarItem } from '#shared/usecases/history/list-calendar.ts'

export function viewExplanation({ dueAt, ...rest }: Explained): Explanation {
  return { ...rest, dueAt: dueAt?.toISOString() ?? null }
}

/** One line of a contact's calendar; the text stands there only where it leaves. */
export function viewCalendarItem(item: CalendarItem): CalendarEntry {
  const { message, forecast, isPlanned } = item
  const { decision } = forecast
  const willLeave = decision.kind === 'send' && item.answered === null
  return {
    dueAt: message.dueAt.toISOString(),
    kind: message.kind,
    campaignId: message.campaignId,
    subject: message.subject,
    step: message.details.nudge ?? message.details.stage ?? message.details.date ?? null,
    outcome: willLeave ? 'will-send' : 'will-not-send',
    reason: willLeave ? null : whyOf(item),
    text: willLeave ? decision.text : null,
    leavesAt: willLeave ? forecast.at.toISOString() : null,
    messageId: isPlanned ? message.id : null,
  }
}

function whyOf(item: CalendarItem): CalendarEntry['reason'] {
  if (item.answered === null) return whyNotOf(item)
  const code = item.answered === 'run' ? 'answered-by-another-run' : 'answered-by-another-campaign'
  return { code, ...wordsForReason(code) }
}
