import { isDateValue } from '#shared/contracts/custom-columns.ts'
import { DEFAULT_ZONE, instantOf } from '../calendar/time.ts'

/** The instant that a field says; a date alone means its last minute at the shop. */
export function deadlineOf(said: string): Date {
  return isDateValue(said) ? instantOf(said, '23:59', DEFAULT_ZONE) : new Date(said)
}
