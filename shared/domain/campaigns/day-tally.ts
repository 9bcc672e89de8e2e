import type { DayTally } from '#shared/contracts/campaign.ts'
import type { Message } from '#shared/contracts/message.ts'
import { HOUR_MS } from '../calendar/time.ts'
import { isClosed, RECEIPT_WAIT_MS } from '../sending/message-lifecycle.ts'
import { tallyOf } from './tally.ts'

/** What happens on a day is sent about then, and its receipts take up to three days. */
const YOUNG_MS = 5 * 24 * HOUR_MS
/** Who writes a message of a day that was never counted leaves no mark; a count that begins this much later sees it. */
const FIRST_MS = 20 * 60_000
/** A day that may still move is counted again at the earliest after this long. */
const STALE_MS = 60_000
const CLOCKS_DIFFER_MS = 60_000

/** Whether the figures of this day are still open `aheadMs` from now, whatever its messages are. */
export function isYoungDay(date: string, now: Date, aheadMs: number): boolean {
  return youngUntilMs(date) > now.getTime() + aheadMs + CLOCKS_DIFFER_MS
}

/** Whether a count of a day need not be made again now. */
export function isFresh({ openUntil, countedAt }: Pick<DayTally, 'openUntil' | 'countedAt'>, now: Date): boolean {
  return openUntil === null || now.getTime() - countedAt.getTime() < STALE_MS
}

type Counting = Pick<DayTally, 'campaignId' | 'date' | 'countedAt'> & { kept: DayTally | undefined }

/** The day as counted from these messages, its next revision. It stays open while any of them may still move. */
export function countDay({ kept, ...day }: Counting, messages: readonly Message[]): DayTally {
  const countedMs = day.countedAt.getTime()
  const open = [
    youngUntilMs(day.date),
    kept === undefined ? countedMs + FIRST_MS : (kept.openUntil?.getTime() ?? 0),
    ...messages.map((message) => movesUntilMs(message, countedMs)),
  ].reduce((latest, one) => Math.max(latest, one), 0)
  const isSettled = open + CLOCKS_DIFFER_MS <= countedMs
  return { ...day, ...tallyOf(messages), openUntil: isSettled ? null : new Date(open), rev: (kept?.rev ?? 0) + 1 }
}

function movesUntilMs(message: Message, countedMs: number): number {
  if (!isClosed(message) || message.state === 'in-doubt') return countedMs
  return message.state === 'accepted' ? (message.submittedAt?.getTime() ?? countedMs) + RECEIPT_WAIT_MS : 0
}

function youngUntilMs(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) + YOUNG_MS
}
