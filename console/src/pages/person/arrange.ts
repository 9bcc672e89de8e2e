import type { CalendarEntry } from '#shared/contracts/console-api/calendar.ts'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import type { ReplyView } from '#shared/contracts/console-api/inbox.ts'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import type { RecordView } from '#shared/contracts/console-api/record.ts'
import { formatDay } from '../../time-format.ts'
import { factsOf, type ToldFact } from '../record/record-words.ts'

export type ConsentChange = NonNullable<ContactView['changes']>[number]

export type ContactNote = NonNullable<ContactView['notes']>[number]

export type TimelineItem =
  | { kind: 'message'; at: string; message: MessageView }
  /** `message`: the planned text that it is about, where there is one. */
  | { kind: 'forecast'; at: string; entry: CalendarEntry; message: MessageView | null }
  | { kind: 'change'; at: string; change: ConsentChange }
  | { kind: 'note'; at: string; note: ContactNote }
  | { kind: 'reply'; at: string; reply: ReplyView }
  | { kind: 'fact'; at: string; fact: ToldFact; record: RecordView }

/** `next` and `today` go forward in time, `past` goes back. */
export type Zones = { next: TimelineItem[]; today: TimelineItem[]; past: TimelineItem[] }

type Known = {
  messages: readonly MessageView[]
  /** Whether older messages are still to be read: what is older than the oldest of these waits for them. */
  hasOlder: boolean
  entries: readonly CalendarEntry[]
  changes: readonly ConsentChange[]
  notes: readonly ContactNote[]
  replies?: readonly ReplyView[]
  records?: readonly RecordView[]
}
/** Days are those of the recipient's calendar, in `zone`. */
type Present = { now: Date; zone: string }

/**
 * One timeline of a person. A planned text stands there once, with what is to become of it where the calendar has it; one
 * that left since the calendar was read stands there as left. What is overdue and still waits belongs to today.
 */
export function arrange(
  { messages, hasOlder, entries, changes, notes, replies = [], records = [] }: Known,
  { now, zone }: Present,
): Zones {
  const foretold = new Set(entries.map(({ messageId }) => messageId))
  const settled = new Set(messages.filter((message) => !isWaiting(message)).map(({ id }) => id))
  const oldest = messages.map(timeOf).toSorted()[0]
  const isShown = ({ at }: { at: string }) => !(hasOlder && oldest !== undefined && at < oldest)
  const items: TimelineItem[] = [
    ...entries
      .filter(({ messageId }) => messageId === null || !settled.has(messageId))
      .map((entry) => ({
        kind: 'forecast' as const,
        at: entry.leavesAt ?? entry.dueAt,
        entry,
        message: messages.find(({ id }) => id === entry.messageId) ?? null,
      })),
    ...messages
      .filter((message) => !(isWaiting(message) && foretold.has(message.id)))
      .map((message) => ({ kind: 'message' as const, at: timeOf(message), message })),
    ...changes.filter(isShown).map((change) => ({ kind: 'change' as const, at: change.at, change })),
    ...notes.filter(isShown).map((note) => ({ kind: 'note' as const, at: note.at, note })),
    ...records.flatMap((record) =>
      factsOf(record)
        .filter(isShown)
        .map((fact) => ({ kind: 'fact' as const, at: fact.at, fact, record })),
    ),
    ...replies.filter(isShown).map((reply) => ({ kind: 'reply' as const, at: reply.at, reply })),
  ]
  const forward = items.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
  const zones = Object.groupBy(forward, (item) => zoneOf(item, formatDay(now.toISOString(), zone), zone))
  return { next: zones.next ?? [], today: zones.today ?? [], past: (zones.past ?? []).toReversed() }
}

function zoneOf(item: TimelineItem, today: string, zone: string): keyof Zones {
  const day = formatDay(item.at, zone)
  if (day > today) return 'next'
  const isStillToCome = item.kind === 'forecast' || (item.kind === 'message' && isWaiting(item.message))
  return day === today || isStillToCome ? 'today' : 'past'
}

function isWaiting({ state }: MessageView): boolean {
  return state === 'planned' || state === 'claimed'
}

export function timeOf({ submittedAt, dueAt }: MessageView): string {
  return submittedAt ?? dueAt
}
