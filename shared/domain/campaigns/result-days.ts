import { MOST_RESULT_DAYS } from '#shared/contracts/console-api/results.ts'
import { addDays, DEFAULT_ZONE, type LocalDate, localDateOf } from '../calendar/time.ts'

const USUAL_DAYS = 30

type Asked = { from?: LocalDate | undefined; until?: LocalDate | undefined }
export type ResultDays =
  | { kind: 'days'; from: LocalDate; until: LocalDate }
  | { kind: 'backwards' }
  | { kind: 'too-many' }

/** The days whose results are asked for: up to today in the zone of the business, and the last 30, unless said otherwise. */
export function resultDaysOf(asked: Asked, now: Date): ResultDays {
  const until = asked.until ?? localDateOf(now, DEFAULT_ZONE)
  const from = asked.from ?? addDays(until, 1 - USUAL_DAYS)
  if (from > until) return { kind: 'backwards' }
  return addDays(from, MOST_RESULT_DAYS) <= until ? { kind: 'too-many' } : { kind: 'days', from, until }
}
