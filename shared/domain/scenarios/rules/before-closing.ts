import { HOUR_MS } from '../../calendar/time.ts'
import type { EventAnchor, Known } from '../known.ts'

const BEFORE_CLOSING_MS = 3 * HOUR_MS
const UNSAID_MS = 20 * HOUR_MS
const LAST_MOMENT_MS = HOUR_MS / 2

/** Three hours before an unpaid order closes, or twenty after it was placed where nobody said when; of no use half an hour before. */
export function beforeClosingAnchors({ order }: Known): EventAnchor[] {
  if (order === null || order.placedAt === null) return []
  const { placedAt } = order
  const closesAt = order.details?.closesAt ?? null
  if (closesAt === null) return [{ at: placedAt, name: 'placed', dueAt: new Date(placedAt.getTime() + UNSAID_MS) }]
  const dueAt = new Date(Math.max(placedAt.getTime(), closesAt.getTime() - BEFORE_CLOSING_MS))
  return [{ at: placedAt, name: 'placed', dueAt, until: new Date(closesAt.getTime() - LAST_MOMENT_MS) }]
}
