import type { Hours, HoursWindow } from '#shared/contracts/policy.ts'
import { isOpen } from './open-hours.ts'

/** Any week will do: in UTC no clock changes. */
const MONDAY_MS = Date.parse('2027-01-04T00:00:00Z')
const MINUTE_MS = 60_000
const DAY_MS = 1440 * MINUTE_MS
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
const MIDNIGHT = '00:00'

/**
 * What all of them leave open, in windows that end on the day that they begin on; days of the same hours stand together. No
 * window where nothing is left. Public holidays count only where each of them lets texts leave then.
 */
export function commonHours(all: readonly Hours[]): Hours {
  const days = WEEKDAYS.map((day) => ({ day, spans: openSpans(day, all) }))
  const byHours = Map.groupBy(days, ({ spans }) => JSON.stringify(spans))
  const windows = [...byHours.values()].flatMap((alike): HoursWindow[] =>
    (alike[0]?.spans ?? []).map((span) => ({ days: alike.map(({ day }) => day), ...span })),
  )
  return { windows, holidays: all.every(({ holidays }) => holidays) }
}

type Span = { from: string; until: string }

/** Between one end of a window and the next nothing opens or shuts, so those minutes are enough. */
function openSpans(day: number, all: readonly Hours[]): Span[] {
  const edges = all.flatMap(({ windows }) => windows.flatMap(({ from, until }) => [from, until]))
  const starts = [...new Set([MIDNIGHT, ...edges])].toSorted()
  const spans: Span[] = []
  for (const [index, from] of starts.entries()) {
    if (!isOpenIn(all, day, from)) continue
    const until = starts[index + 1] ?? MIDNIGHT
    const before = spans.at(-1)
    if (before?.until === from && from !== MIDNIGHT) spans[spans.length - 1] = { from: before.from, until }
    else spans.push({ from, until })
  }
  return spans
}

function isOpenIn(all: readonly Hours[], day: number, time: string): boolean {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const at = new Date(MONDAY_MS + (day - 1) * DAY_MS + minutes * MINUTE_MS)
  return all.every(({ windows }) => isOpen(at, 'UTC', { windows, isShutOn: null }))
}
